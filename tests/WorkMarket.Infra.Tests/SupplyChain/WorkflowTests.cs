using System.Text.RegularExpressions;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Infra.Tests.SupplyChain;

/// <summary>Continuous integration runs what it ran when it was written, and keeps what the product is made of.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Text = string.Join('\n',
        Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows")).Order().Select(File.ReadAllText));

    [Fact]
    public void Each_action_is_a_commit_with_its_version_beside_it()
    {
        var used = Uses().Matches(Text).Select(match => match.Groups["what"].Value.Trim()).ToList();
        Assert.NotEmpty(used);
        Assert.All(used, action => Assert.Matches(@"^[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", action));
    }

    [Fact]
    public void Nothing_is_allowed_but_reading() => Assert.Equal(
        ["contents: read"], Permissions().Matches(Text).SelectMany(match => match.Groups["one"].Captures).Select(one => one.Value.Trim()));

    [Fact]
    public void What_the_product_is_made_of_is_written_and_kept()
    {
        Assert.Matches(@"- run: \./wm sbom\n", Text);
        Assert.Matches(@"uses: actions/upload-artifact@\S+ # \S+\n +with:\n +name: sbom\n +path: \.sbom\n", Text);
    }

    [GeneratedRegex(@"uses:(?<what>.*)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"permissions:(?<one> \S.*)?\n(?<one>[ \t]+[\w-]+: \w+\n)*")]
    private static partial Regex Permissions();
}
