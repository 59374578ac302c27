using System.Reflection;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WorkMarket.Testing;

namespace WorkMarket.Infra.Tests.SupplyChain;

/// <summary>All that the lock files of the repository name, with the licences that the packages themselves say.</summary>
internal static class LockedPackages
{
    private static readonly string NuGetFolder = typeof(LockedPackages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Packages").Value!;

    // What is said by an address or a text instead of by a name; each was looked up once, and another address is looked up anew.
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["MIT License"] = "MIT",
        ["http://go.microsoft.com/fwlink/?LinkID=261272"] = "MIT",
        ["https://github.com/dotnet/corefx/blob/master/LICENSE.TXT"] = "MIT",
        ["https://raw.githubusercontent.com/xunit/xunit/master/license.txt"] = "Apache-2.0",
        // It gives the package to the public domain.
        ["http://geraintluff.github.io/tv4/LICENSE.txt"] = "Unlicense",
    };

    /// <summary>What is published, and what the local host has besides.</summary>
    public static IReadOnlyList<Package> Published { get; } = [.. Ordered(NuGet("src").Select(Licensed))];

    /// <summary>What only tests and tools of .NET use.</summary>
    public static IReadOnlyList<Package> OfTests { get; } =
        [.. Ordered(NuGet("tests").Concat(NuGet("tools")).Except(NuGet("src")).Select(Licensed))];

    /// <summary>The tools from npm that tests and ./wm run use.</summary>
    public static IReadOnlyList<Package> OfNpm { get; } = [.. Ordered(Locks("tools", "package-lock.json").SelectMany(Npm))];

    /// <summary>The names and versions that the lock file of a project has.</summary>
    public static IEnumerable<(string Name, string Version)> Of(string project) =>
        Json(Path.Combine(Repository.Root, project, "packages.lock.json"))["dependencies"]!.AsObject()
            .SelectMany(framework => framework.Value!.AsObject())
            .Where(package => (string?)package.Value!["type"] != "Project")
            .Select(package => (package.Key, (string)package.Value!["resolved"]!));

    private static IEnumerable<Package> Ordered(IEnumerable<Package> packages) => packages.Distinct()
        .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Version)> NuGet(string folder) => Locks(folder, "packages.lock.json")
        .SelectMany(file => Of(Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!))).Distinct();

    private static IEnumerable<string> Locks(string folder, string name) =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, folder))
            .Select(project => Path.Combine(project, name)).Where(File.Exists).Order(StringComparer.Ordinal);

    private static Package Licensed((string Name, string Version) package)
    {
        var id = package.Name.ToLowerInvariant();
        var folder = Path.Combine(NuGetFolder, id, package.Version.ToLowerInvariant());
        var facts = XDocument.Load(Path.Combine(folder, $"{id}.nuspec")).Descendants().ToLookup(element => element.Name.LocalName);
        var licence = facts["license"].FirstOrDefault();
        return new(package.Name, package.Version, (string?)licence?.Attribute("type") switch
        {
            "expression" => licence!.Value,
            "file" => Named(File.ReadLines(Path.Combine(folder, licence!.Value)).First(line => line.Trim().Length > 0).Trim()),
            _ => Named(facts["licenseUrl"].FirstOrDefault()?.Value),
        });
    }

    private static IEnumerable<Package> Npm(string file)
    {
        foreach (var (path, facts) in Json(file)["packages"]!.AsObject().Where(package => package.Key.Length > 0))
        {
            // A package for another kind of machine is not installed; the lock file repeats what it says.
            var own = Path.Combine(Path.GetDirectoryName(file)!, path, "package.json");
            var said = File.Exists(own) ? Json(own) : facts!;
            var licence = (string?)(said["license"] is JsonObject named ? named["type"] : said["license"])
                ?? (string?)said["licenses"]?[0]?["type"];
            var name = path[(path.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];
            yield return new(name, (string)facts!["version"]!, Named(licence));
        }
    }

    // What nobody has looked up stands as it is, and is none of those that are allowed.
    private static string Named(string? said) => said is null ? "none" : Texts.GetValueOrDefault(said, said);

    private static JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(file))!;
}
