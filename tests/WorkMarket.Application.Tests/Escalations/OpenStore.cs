using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WorkMarket.Application.Json;
using WorkMarket.Application.Tests.Cases;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Escalations;

/// <summary>
/// The golden store of open escalations: the bytes of head and events as the first version that had escalations wrote them, one event a
/// line. With <c>WORKMARKET_ADD_GOLDEN=1</c> what is missing is added; what is there lies in somebody's storage and never changes.
/// </summary>
internal static class OpenStore
{
    private const string Sums = "SHA256SUMS";
    private static readonly string Folder = Path.Combine(
        Repository.Root, "tests", "WorkMarket.Application.Tests", "Golden", "open-escalations");

    public static IEnumerable<string> Files =>
        Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => name != Sums);

    /// <summary>The SHA-256 of each file when it was added.</summary>
    public static IReadOnlyDictionary<string, string> Recorded =>
        File.ReadAllLines(Path.Combine(Folder, Sums)).Select(line => line.Split("  ")).ToDictionary(line => line[1], line => line[0]);

    public static string Sum(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, name))));

    public static byte[] Head(string name) =>
        Read($"{name}.head.json", () => JsonSerializer.SerializeToUtf8Bytes(OpenStory.All[name]().State, DomainJson.Stored));

    public static IReadOnlyList<byte[]> Events(string name) =>
    [
        .. Encoding.UTF8.GetString(Read($"{name}.events.jsonl", () => Encoding.UTF8.GetBytes(string.Concat(
                OpenStory.All[name]().Timeline
                    .Select((happened, index) => Encoding.UTF8.GetString(Samples.BeforeSalt(index + 1, happened)) + "\n")))))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes),
    ];

    private static byte[] Read(string name, Func<byte[]> today)
    {
        var path = Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            Assert.True(Environment.GetEnvironmentVariable("WORKMARKET_ADD_GOLDEN") == "1", $"There is no golden file {path}.");
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(path, today());
            File.AppendAllText(Path.Combine(Folder, Sums), $"{Sum(name)}  {name}\n");
        }
        return File.ReadAllBytes(path);
    }
}
