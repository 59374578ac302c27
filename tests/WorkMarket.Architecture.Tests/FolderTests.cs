using System.Text.RegularExpressions;
using Xunit;

namespace WorkMarket.Architecture.Tests;

/// <summary>
/// Inside a room the subjects' folders import each other in no circle. An arrow goes from a folder to another where one of its files names
/// a type that the other declares and that its namespace reaches. The room's root, which all share, is left out, and so is the case, which
/// holds its subjects' state and is held by their rules.
/// </summary>
public sealed partial class FolderTests
{
    private static readonly string[] Shared = ["", "Assignments", "Cases"];

    [Theory]
    [InlineData("Api")]
    [InlineData("Application")]
    [InlineData("Domain")]
    [InlineData("Functions")]
    [InlineData("LocalHost")]
    [InlineData("Mail")]
    [InlineData("Portal")]
    [InlineData("Printing")]
    [InlineData("Storage")]
    public void No_folders_import_each_other_in_a_circle(string room)
    {
        var arrows = Arrows(Room.All.Single(each => each.Name == room));
        Assert.Equal([], arrows.Keys.Where(folder => Reached(folder, arrows).Contains(folder)).Select(folder =>
        {
            var others = arrows[folder].Where(other => Reached(other.Key, arrows).Contains(folder));
            return $"{folder} -> {string.Join(", ", others.Select(other => $"{other.Key} ({other.Value})"))}";
        }));
    }

    private static HashSet<string> Reached(string folder, Dictionary<string, Dictionary<string, string>> arrows)
    {
        var (reached, next) = (new HashSet<string>(), new Queue<string>([folder]));
        while (next.TryDequeue(out var here))
        {
            foreach (var other in (arrows.GetValueOrDefault(here)?.Keys ?? Enumerable.Empty<string>()).Where(reached.Add))
                next.Enqueue(other);
        }
        return reached;
    }

    // For each folder the others that it imports, each with a name by which it does.
    private static Dictionary<string, Dictionary<string, string>> Arrows(Room room)
    {
        var root = $"WorkMarket.{room.Name}";
        // Where a room is put together it names all of it.
        var files = room.Sources().Where(source => !PutTogether().IsMatch(source.Path)).Select(source => source.Code)
            .Select(code => (Space: Space().Match(code).Groups[1].Value, Code: code)).Where(file => file.Space.Length > 0)
            .Select(file => (
                Space: Inside(root, file.Space),
                Usings: Using().Matches(file.Code).Select(match => match.Groups[1].Value).Concat(room.Usings)
                    .Where(name => name.StartsWith(root, StringComparison.Ordinal))
                    .Select(name => Inside(root, name)).ToHashSet(),
                Declared: Declaration().Matches(file.Code).Select(match => match.Groups[1].Value).ToHashSet(),
                Names: Name().Matches(Literal().Replace(file.Code, "")).Select(match => match.Value).ToHashSet()))
            .ToList();
        var declared = files.SelectMany(file => file.Declared.Select(name => (name, file.Space)))
            .ToLookup(one => one.name, one => one.Space);
        var arrows = new Dictionary<string, Dictionary<string, string>>();
        foreach (var file in files)
        {
            foreach (var name in file.Names.Where(name => !declared[name].Contains(file.Space)))
            {
                foreach (var space in declared[name]
                    .Where(space => space.Length == 0 || file.Usings.Contains(space)
                        || file.Space.StartsWith(space + ".", StringComparison.Ordinal)))
                {
                    var (here, there) = (file.Space.Split('.')[0], space.Split('.')[0]);
                    if (here != there && !Shared.Contains(here) && !Shared.Contains(there))
                    {
                        arrows.TryAdd(here, []);
                        arrows[here].TryAdd(there, name);
                    }
                }
            }
        }
        return arrows;
    }

    private static string Inside(string root, string space) => space[root.Length..].Trim('.');

    [GeneratedRegex(@"(Services|Program)\.cs$")]
    private static partial Regex PutTogether();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Space();

    [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(
        @"^(?:public|internal)(?: sealed| static| abstract| partial| readonly)* (?:record struct|record|class|interface|enum|struct) (\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"""(?:\\.|[^""\\])*""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Name();
}
