using System.Text.Json;

namespace WorkMarket.Testing;

/// <summary>Where the repository lies on this machine.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What the sample of settings sets for a developer's machine.</summary>
    public static IReadOnlyList<(string Name, string Value)> SampleSettings { get; } = ReadSample();

    private static List<(string Name, string Value)> ReadSample()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "local.settings.sample.json")));
        return [.. sample.RootElement.GetProperty("Values").EnumerateObject().Select(value => (value.Name, value.Value.GetString()!))];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "WorkMarket.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
