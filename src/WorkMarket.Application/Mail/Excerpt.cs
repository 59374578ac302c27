namespace WorkMarket.Application.Mail;

/// <summary>Cuts what people wrote to what a mail shows of it.</summary>
internal static class Excerpt
{
    /// <summary>A text of so many characters at the most, never cut through the middle of one.</summary>
    public static string Of(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + "…";
    }
}
