using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.EndToEnd.Scorecards;

/// <summary>Both scorecards with what is behind them, and counted ratings (domain.md §4).</summary>
public sealed class ScorecardTests(HostFixture fixture) : HostTests(fixture)
{
    private const string OfWanda = "workers/wanda/scorecard";
    private const string OfNorthwind = "companies/northwind/scorecard";

    [Fact]
    public async Task An_assignment_stands_behind_the_figures_of_worker_and_company_that_it_changes()
    {
        var id = await Offers.Rated(byClient: "unsatisfied");
        await Behind(Nora, OfWanda, "satisfaction", id, "ratedUnsatisfied", inNumerator: false);
        await Behind(Wanda, OfWanda, "onTime", id, "completed", inNumerator: true);
        await Behind(Wanda, OfNorthwind, "satisfaction", id, "ratedSatisfied", inNumerator: true);
        await Behind(Nick, OfNorthwind, "approval", id, "approved", inNumerator: true);
        await Behind(Sam, OfNorthwind, "pastDue", id, "paid", inNumerator: false);
        var rating = await Eventually(() => Rating(Nora, id), found => found is not null);
        Assert.Equal("unsatisfied", rating!.Value.GetProperty("rating").GetProperty("overall").GetString());
    }

    [Fact]
    [Rule("§4 Which assignment only to the worker, support and readers of that company")]
    public async Task Others_are_told_what_counts_and_not_which_assignment_it_was()
    {
        var id = await Offers.Rated(byClient: "unsatisfied");
        await Behind(Wanda, OfWanda, "satisfaction", id, "ratedUnsatisfied", inNumerator: false);
        foreach (var path in new[] { $"{OfWanda}?explain=true&limit=1&figure=satisfaction", "workers/wanda/ratings?limit=1" })
        {
            var told = (await Fiona.Get(path)).Expect(200);
            var page = told.Json.TryGetProperty("recent", out var recent)
                ? recent.GetProperty("satisfaction").GetProperty("behind")
                : told.Json;
            var items = page.EnumerateObject().First(member => member.Value.ValueKind == JsonValueKind.Array).Value;
            Assert.Equal(1, items.GetArrayLength());
            Assert.False(items[0].TryGetProperty("assignment", out _));
            Assert.True(items[0].TryGetProperty("at", out _));
            // A cursor does not tell it either, and leads on.
            if (page.TryGetProperty("next", out var next))
            {
                Assert.DoesNotContain(id, next.GetString(), StringComparison.Ordinal);
                (await Fiona.Get($"{path}&after={Uri.EscapeDataString(next.GetString()!)}")).Expect(200);
            }
        }
        // Of the company's figures a worker is told the worker's own.
        await Behind(Wanda, OfNorthwind, "satisfaction", id, "ratedSatisfied", inNumerator: true);
        Assert.Null(await Find(Walt, OfNorthwind, "satisfaction", id));
    }

    [Fact]
    public async Task What_waits_for_approval_counts_now_and_no_more_once_it_is_approved()
    {
        var id = await Offers.PendingApproval();
        await Behind(Wanda, OfNorthwind, "pendingApproval", id, "pendingApproval", inNumerator: true);
        (await Nora.Post($"assignments/{id}/approve")).Expect(200);
        await Behind(Wanda, OfNorthwind, "pendingApproval", id, "approved", inNumerator: false);
    }

    [Fact]
    public async Task Every_figure_has_its_numerator_and_denominator_and_a_page_of_what_is_behind_it()
    {
        await Offers.Rated();
        var card = (await Sam.Get($"{OfWanda}?explain=true&limit=3")).Expect(200).Json;
        foreach (var figure in new[] { "recent", "allTime" }.SelectMany(window => card.GetProperty(window).EnumerateObject())
            .Select(figure => figure.Value))
        {
            Assert.InRange(figure.GetProperty("numerator").GetInt64(), 0, figure.GetProperty("denominator").GetInt64());
            Assert.InRange(figure.GetProperty("behind").GetProperty("assignments").GetArrayLength(), 0, 3);
            Assert.Equal(figure.GetProperty("denominator").GetInt64() > 0, figure.TryGetProperty("percent", out _));
        }
        Assert.False((await Sam.Get(OfWanda)).Expect(200).Json.GetProperty("recent").GetProperty("onTime").TryGetProperty("behind", out _));
        var company = (await Sam.Get($"{OfNorthwind}?explain=true&limit=3")).Expect(200).Json;
        Assert.True(company.GetProperty("approval").TryGetProperty("numeratorSeconds", out _));
        Assert.Equal(JsonValueKind.Array, company.GetProperty("warnings").ValueKind);
    }

    [Fact]
    public async Task Only_those_it_concerns_see_a_scorecard()
    {
        foreach (var path in new[] { OfWanda, "workers/wanda/ratings" })
        {
            foreach (var reader in new[] { Wanda, Nora, Fiona, Sam })
                (await reader.Get(path)).Expect(200);
            (await Walt.Get(path)).ExpectProblem(404, "notFound");
            (await Ada.Get(path)).ExpectProblem(403, "forbidden");
        }
        foreach (var reader in new[] { Wanda, Nora, Sam })
            (await reader.Get(OfNorthwind)).Expect(200);
        (await Fiona.Get(OfNorthwind)).ExpectProblem(404, "notFound");
        foreach (var nobody in new[] { "workers/nora/scorecard", "workers/nobody/scorecard", "workers/nora/ratings",
            "companies/nobody/scorecard" })
            (await Sam.Get(nobody)).ExpectProblem(404, "notFound");
    }

    [Theory]
    [InlineData("explain=yes", "trueOrFalse"), InlineData("figure=onTime", "explainRequired")]
    [InlineData("explain=true&figure=punctuality", "figureUnknown")]
    [InlineData("explain=true&after=x", "figureRequired"), InlineData("explain=true&figure=onTime&after=x", "cursorInvalid")]
    [InlineData("explain=true&window=today", "windowUnknown"), InlineData("explain=true&limit=0", "pageSize")]
    public async Task What_is_not_to_be_understood_is_refused(string query, string rule)
    {
        var problem = (await Sam.Get($"{OfWanda}?{query}")).Expect(400).Problem!;
        Assert.Contains(rule, problem.Rules);
    }

    private static async Task Behind(Portal reader, string path, string figure, string id, string kind, bool inNumerator)
    {
        var found = await Eventually(() => Find(reader, path, figure, id), found => found?.GetProperty("as").GetString() == kind);
        Assert.Equal(inNumerator, found!.Value.GetProperty("inNumerator").GetBoolean());
    }

    private static async Task<JsonElement?> Find(Portal reader, string path, string figure, string id)
    {
        var card = (await reader.Get($"{path}?explain=true&limit=200&figure={figure}")).Expect(200).Json;
        var figures = card.TryGetProperty("recent", out var recent) ? recent : card;
        return One(figures.GetProperty(figure).GetProperty("behind").GetProperty("assignments"), id);
    }

    private static async Task<JsonElement?> Rating(Portal reader, string id) =>
        One((await reader.Get("workers/wanda/ratings?limit=200")).Expect(200).Json.GetProperty("ratings"), id);

    private static JsonElement? One(JsonElement items, string id) => items.EnumerateArray()
        .Where(item => item.TryGetProperty("assignment", out var assignment) && assignment.GetString() == id)
        .Select(item => (JsonElement?)item)
        .FirstOrDefault();
}
