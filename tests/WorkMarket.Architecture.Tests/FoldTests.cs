using System.Text.RegularExpressions;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Architecture.Tests;

/// <summary>A form that was refused is seen: what a form is folded into stands open then, which a bare <c>details</c> does not.</summary>
public sealed partial class FoldTests
{
    private static readonly Dictionary<string, string> Components = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "WorkMarket.Portal"), "*.razor", SearchOption.AllDirectories)
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

    // The components in which something is filled in or sent, each by way of others too.
    private static readonly HashSet<string> Filled = Reached();

    [Fact]
    public void No_form_is_folded_into_what_stays_closed_when_it_is_refused()
    {
        Assert.Contains("EndpointForm", Filled);
        Assert.Contains("VisitTable", Filled);
        Assert.Equal([], Components.Where(one => one.Key != "Folded" && Details().Matches(one.Value).Any(fold => IsFilled(fold.Value)))
            .Select(one => one.Key));
    }

    private static HashSet<string> Reached()
    {
        var reached = new HashSet<string>(["Form", "Field"]);
        for (var before = 0; reached.Count > before;)
        {
            before = reached.Count;
            reached.UnionWith(Components.Where(one => Tags(one.Value).Overlaps(reached)).Select(one => one.Key).ToList());
        }
        return reached;
    }

    private static bool IsFilled(string markup) => Tags(markup).Overlaps(Filled);

    private static HashSet<string> Tags(string markup) => [.. Tag().Matches(markup).Select(tag => tag.Groups[1].Value)];

    [GeneratedRegex("<details.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Details();

    [GeneratedRegex(@"<(\w+)")]
    private static partial Regex Tag();
}
