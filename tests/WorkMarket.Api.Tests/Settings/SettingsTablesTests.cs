using WorkMarket.Api.Settings;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Api.Tests.Settings;

/// <summary>docs/settings.md lists the settings that there are, as they are.</summary>
public sealed class SettingsTablesTests
{
    private const string Update = "WORKMARKET_UPDATE";
    private const string Begin = "<!-- The tables from here are written by SettingsTablesTests, from the code. -->\n\n";
    private const string End = "\n\n<!-- Here they end. -->";

    [Fact]
    public void The_tables_are_up_to_date()
    {
        const string file = "docs/settings.md";
        var path = Path.Combine(Repository.Root, file);
        var kept = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (from, to) = (kept.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, kept.IndexOf(End, StringComparison.Ordinal));
        Assert.True(
            from >= Begin.Length && to >= from, $"{file} has no place for the tables any more, between {Begin.Trim()} and {End.Trim()}");
        var current = kept[..from] + $"{SettingsTables.OfOperators}\n\n{SettingsTables.OfRules}" + kept[to..];
        if (Environment.GetEnvironmentVariable(Update) == "1")
            File.WriteAllText(path, kept = current);
        Assert.True(kept == current,
            $"The settings have changed and {file} has not. Look at the change, then: {Update}=1 ./wm test --filter "
                + $"{nameof(SettingsTablesTests)}");
    }

    [Fact]
    public void Every_setting_is_in_one_of_the_tables_and_says_what_it_is()
    {
        var rows = $"{SettingsTables.OfOperators}\n{SettingsTables.OfRules}".Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        Assert.Equal(SettingsTree.All.Select(setting => setting.Name).Order(), rows.Select(row => row.Split('`')[1]).Order());
        Assert.All(rows, row => Assert.Equal(5, row.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|')));
    }
}
