using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Cases;

/// <summary>
/// Bytes as they were written once. With <c>WORKMARKET_ADD_GOLDEN=1</c> a missing file is added; one that is there is never
/// written again, for what it holds lies in somebody's storage.
/// </summary>
internal static class GoldenFile
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "WorkMarket.Application.Tests", "Golden");

    public static IReadOnlySet<string> Names { get; } =
        Directory.GetFiles(Folder, "*.json", SearchOption.TopDirectoryOnly).Select(path => Path.GetFileNameWithoutExtension(path)!)
            .ToHashSet();

    public static byte[] Read(string name, byte[] today)
    {
        var path = Path.Combine(Folder, name + ".json");
        if (!File.Exists(path))
        {
            Assert.True(Environment.GetEnvironmentVariable("WORKMARKET_ADD_GOLDEN") == "1", $"There is no golden file {path}.");
            File.WriteAllBytes(path, today);
        }
        return File.ReadAllBytes(path);
    }
}
