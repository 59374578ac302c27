using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Infra.Tests;

/// <summary>Alerts and dashboard read what the product measures, by what it measures it by.</summary>
public sealed partial class InstrumentTests
{
    private static readonly Dictionary<string, string[]> Listed = Json("instruments.json").AsObject().ToDictionary(
        instrument => (string)instrument.Value!["name"]!,
        instrument => instrument.Value!["dimensions"]!.AsArray().Select(dimension => (string)dimension!).ToArray());

    private static readonly string[] Tiles =
        [.. Json("dashboard.json")["items"]!.AsArray().Select(item => (string?)item!["content"]!["query"]).OfType<string>()];

    public static TheoryData<string> Environments => Deployed.Environments;

    [Fact]
    public void The_list_has_every_instrument_of_the_product_and_no_other() =>
        Assert.Equal(Instruments.All.Keys.Order(), Listed.Keys.Order());

    [Fact]
    public void The_list_has_their_dimensions() =>
        Assert.All(Listed, instrument => Assert.Equal(Instruments.All[instrument.Key].Order(), instrument.Value.Order()));

    [Fact]
    public void The_dashboard_shows_every_instrument() =>
        Assert.Equal(Listed.Keys.Order(), Tiles.SelectMany(Names).Distinct().Order());

    [Fact]
    public void The_dashboard_tells_apart_by_what_instruments_are_measured_by() => Assert.All(Tiles, TellsApartWhatIsMeasured);

    [Theory, MemberData(nameof(Environments))]
    public void Alerts_read_instruments_by_what_they_are_measured_by(string environment)
    {
        var queries = Queries(environment);
        Assert.Equal(
            ["workmarket.actions", "workmarket.backup.age", "workmarket.due.late", "workmarket.queue.poisoned", "workmarket.wakes.late"],
            queries.Values.SelectMany(Names).Distinct().Order());
        Assert.All(queries.Values, TellsApartWhatIsMeasured);
    }

    [Theory, MemberData(nameof(Environments))]
    public void A_clock_that_nothing_is_heard_of_is_told_by_the_gauge_that_is_set_each_minute(string environment) =>
        Assert.Contains("heard = countif(name == \"workmarket.due.late\")", Queries(environment)["wake-lag"], StringComparison.Ordinal);

    private static void TellsApartWhatIsMeasured(string query)
    {
        var asked = Dimension().Matches(query).Select(match => match.Groups["name"].Value);
        Assert.Subset(Names(query).SelectMany(name => Instruments.All[name]).ToHashSet(), asked.ToHashSet());
    }

    private static IEnumerable<string> Names(string query) => Instrument().Matches(query).Select(match => match.Groups["name"].Value);

    private static Dictionary<string, string> Queries(string environment) =>
        Deployed.In(environment).All("Microsoft.Insights/scheduledQueryRules").ToDictionary(
            alert => ((string)alert["name"]!).Split('-', 3)[2],
            alert => (string)Assert.Single(alert["properties"]!["criteria"]!["allOf"]!.AsArray())!["query"]!);

    private static JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", file)))!;

    [GeneratedRegex("""['"](?<name>workmarket\.[a-z.]+)['"]""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"customDimensions\.(?<name>\w+)")]
    private static partial Regex Dimension();
}
