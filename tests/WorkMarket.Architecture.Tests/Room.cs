using System.Text.RegularExpressions;
using System.Xml.Linq;
using WorkMarket.Testing;

namespace WorkMarket.Architecture.Tests;

/// <summary>A project below src, as its file describes it.</summary>
internal sealed partial class Room
{
    private const string Product = "WorkMarket.";
    private readonly XDocument file;
    private readonly string folder;

    private Room(string path)
    {
        file = XDocument.Load(path);
        folder = Path.GetDirectoryName(path)!;
        Name = Path.GetFileNameWithoutExtension(path)[Product.Length..];
    }

    /// <summary>All rooms: each has its project in a folder right below src. Further down lie projects that a build makes.</summary>
    public static IReadOnlyList<Room> All { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Order(StringComparer.Ordinal).Select(path => new Room(path)),
    ];

    /// <summary>The name without the product's.</summary>
    public string Name { get; }

    /// <summary>The rooms that it refers to.</summary>
    public IReadOnlyList<string> Rooms =>
        [.. Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)[Product.Length..])];

    /// <summary>Packages, frameworks and assemblies from outside.</summary>
    public IReadOnlyList<string> Outside => [.. Included("PackageReference"), .. Included("FrameworkReference"), .. Included("Reference")];

    /// <summary>The namespaces that each of its files uses.</summary>
    public IReadOnlyList<string> Usings => [.. Included("Using")];

    /// <summary>Its source files, without what comments say.</summary>
    public IEnumerable<Source> Sources() => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(IsWritten)
        .Select(path => new Source(Path.GetRelativePath(Repository.Root, path), Comment().Replace(File.ReadAllText(path), "")));

    /// <summary>Its folders.</summary>
    public IEnumerable<string> Folders() => Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Where(IsWritten);

    // Not what was built from it.
    private bool IsWritten(string path) =>
        !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private IEnumerable<string> Included(string item) =>
        file.Descendants(item).Select(element => element.Attribute("Include")?.Value).OfType<string>();

    [GeneratedRegex("^ *//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}

/// <summary>A source file.</summary>
internal sealed record Source(string Path, string Code)
{
    public override string ToString() => Path;
}
