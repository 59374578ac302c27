namespace WorkMarket.Api.Pages;

/// <summary>The style sheet of all pages, those behind a signed link among them, which fetch nothing and hold it themselves.</summary>
public static class StyleSheet
{
    /// <summary>What it says.</summary>
    public static string Content { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(typeof(StyleSheet).Assembly.GetManifestResourceStream("portal.css")!);
        return reader.ReadToEnd();
    }
}
