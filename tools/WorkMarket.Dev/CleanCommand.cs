using WorkMarket.Testing;

namespace WorkMarket.Dev;

/// <summary>Removes what was stored in the repository's own folders, once nothing works there.</summary>
internal static class CleanCommand
{
    public static int Run(string[] arguments)
    {
        _ = new Options("clean", arguments, []);
        var data = Path.Combine(Repository.Root, ".data");
        if (Directory.Exists(data))
        {
            using var folder = DataFolder.Take(data);
            Directory.Delete(data, recursive: true);
        }
        var told = Path.Combine(Repository.Root, ".demo");
        if (Directory.Exists(told))
            Directory.Delete(told, recursive: true);
        return 0;
    }
}
