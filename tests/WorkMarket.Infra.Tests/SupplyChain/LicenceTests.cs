using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Infra.Tests.SupplyChain;

/// <summary>docs/licences.md lists every package of the lock files, and each has a licence that is allowed.</summary>
public sealed class LicenceTests
{
    private const string Update = "WORKMARKET_UPDATE";
    private const string Begin = "<!-- The tables from here are written by LicenceTests, from the lock files. -->\n\n";
    private const string End = "\n\n<!-- Here they end. -->";

    [Fact]
    public void What_is_published_has_licences_that_are_allowed() => AllAre(Licences.Published, LockedPackages.Published);

    [Fact]
    public void What_tests_and_tools_use_has_licences_that_are_allowed() =>
        AllAre(Licences.Tools, LockedPackages.OfTests.Concat(LockedPackages.OfNpm));

    [Theory]
    [InlineData("MIT", true)]
    [InlineData("(GPL-2.0-only OR MIT)", true)]
    [InlineData("MIT AND ISC", true)]
    [InlineData("MIT AND GPL-3.0-only", false)]
    [InlineData("AGPL-3.0-or-later", false)]
    [InlineData("MPL-2.0", false)]
    [InlineData("https://example.com/licence", false)]
    [InlineData("none", false)]
    public void One_is_allowed_where_a_choice_of_it_is(string licence, bool allowed) =>
        Assert.Equal(allowed, Licences.Published.Allow(licence));

    [Fact]
    public void The_list_has_each_package_with_its_version_and_licence()
    {
        const string file = "docs/licences.md";
        var path = Path.Combine(Repository.Root, file);
        var kept = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (from, to) = (kept.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, kept.IndexOf(End, StringComparison.Ordinal));
        Assert.True(
            from >= Begin.Length && to >= from, $"{file} has no place for the tables any more, between {Begin.Trim()} and {End.Trim()}");
        var tables = string.Join("\n\n",
            Table("What is published", LockedPackages.Published),
            Table("What only tests and tools use", LockedPackages.OfTests),
            Table("Tools from npm", LockedPackages.OfNpm));
        var current = kept[..from] + tables + kept[to..];
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(path, kept = current);
        Assert.True(kept == current,
            $"Packages have changed and {file} has not. Look at their licences, then: {Update}=1 ./wm test --filter "
                + $"{nameof(LicenceTests)}");
    }

    private static void AllAre(IReadOnlySet<string> allowed, IEnumerable<Package> packages)
    {
        Assert.NotEmpty(packages);
        Assert.DoesNotContain(packages, package => !allowed.Allow(package.Licence));
    }

    private static string Table(string title, IEnumerable<Package> packages) =>
        $"## {title}\n\n| package | version | licence |\n|---|---|---|\n"
            + string.Join('\n', packages.Select(package => $"| {package.Name} | {package.Version} | {package.Licence} |"));
}
