using System.Diagnostics;
using System.Text.Json.Nodes;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Infra.Tests.SupplyChain;

/// <summary>What the product is made of is told whole, in CycloneDX documents.</summary>
public sealed class SbomTests : IClassFixture<SbomTests.Written>
{
    private readonly Written written;

    public SbomTests(Written written)
    {
        this.written = written;
    }

    [Fact]
    public void What_is_published_is_what_its_lock_file_names() => Assert.Equal(
        LockedPackages.Of("src/WorkMarket.Functions").Select(package => $"{package.Name} {package.Version}").Distinct().Order(),
        Components("workmarket").Select(Named).Order());

    [Fact]
    public void Each_package_is_told_with_its_hash() => Assert.All(
        Components("workmarket").Concat(Components("functions-extensions")),
        package => Assert.Equal("SHA-512", (string?)package["hashes"]?[0]?["alg"]));

    [Fact]
    public void What_the_functions_host_loads_beside_it_is_told_too() => Assert.Contains(
        Components("functions-extensions"),
        package => (string?)package["name"] == "Microsoft.Azure.WebJobs.Extensions.DurableTask");

    [Fact]
    public void So_is_every_tool_from_npm() => Assert.Equal(
        LockedPackages.OfNpm.Select(package => $"{package.Name} {package.Version}").Distinct().Order(),
        written.Documents.Keys.Where(name => name.StartsWith("tool-", StringComparison.Ordinal))
            .SelectMany(Components).Select(Named).Distinct().Order());

    [Fact]
    public void No_document_names_a_path_of_the_machine_that_wrote_it() => Assert.All(written.Documents.Values, document =>
        Assert.DoesNotContain(Repository.Root, document.ToJsonString(), StringComparison.Ordinal));

    private IEnumerable<JsonNode> Components(string document)
    {
        Assert.Equal("CycloneDX", (string?)written.Documents[document]["bomFormat"]);
        return written.Documents[document]["components"]!.AsArray().OfType<JsonNode>();
    }

    private static string Named(JsonNode package)
    {
        var scope = (string?)package["group"] is { Length: > 0 } group ? $"{group}/" : "";
        return $"{scope}{(string?)package["name"]} {(string?)package["version"]}";
    }

    /// <summary>The documents, by what they are called.</summary>
    public sealed class Written
    {
        public Written()
        {
            var folder = Directory.CreateTempSubdirectory("workmarket-sbom-");
            try
            {
                var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "tools", "sbom"), folder.FullName])
                {
                    RedirectStandardError = true,
                };
                using var process = Process.Start(start) ?? throw new InvalidOperationException("tools/sbom did not start.");
                var errors = process.StandardError.ReadToEnd();
                process.WaitForExit();
                Assert.True(process.ExitCode == 0, errors);
                Documents = folder.EnumerateFiles("*.cdx.json").ToDictionary(
                    file => file.Name[..^".cdx.json".Length], file => JsonNode.Parse(File.ReadAllText(file.FullName))!);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        public IReadOnlyDictionary<string, JsonNode> Documents { get; }
    }
}
