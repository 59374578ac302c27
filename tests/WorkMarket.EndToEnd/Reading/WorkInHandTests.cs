using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Reading;

/// <summary>What somebody has to do, what starts, what waits: as lists and as counts.</summary>
public sealed class WorkInHandTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task An_assignment_stands_in_the_views_of_both_sides_and_says_why()
    {
        var id = await Offers.Assigned([("confirmation", new { required = true })]);
        var listed = await Eventually(() => InView(Wanda, "needsAction", id), item => item is not null);
        Assert.Equal(["confirmSchedule"], Reasons(listed!.Value));
        Assert.Equal(["confirmSchedule"], Reasons((await Wanda.Get($"assignments/{id}")).Expect(200).Json));
        Assert.Empty(Reasons((await Nora.Get($"assignments/{id}")).Expect(200).Json));
        Assert.NotNull(await Eventually(() => InView(Nora, "starting", id), item => item is not null));
        Assert.Null(await InView(Nora, "needsAction", id));
        Assert.Null(await InView(Wanda, "late", id));
    }

    [Fact]
    public async Task What_was_submitted_waits_for_the_client_until_it_is_paid_and_rated()
    {
        var id = await Offers.PendingApproval();
        var listed = await Eventually(() => InView(Nora, "needsAction", id), item => item is not null);
        Assert.Equal(["approve"], Reasons(listed!.Value));
        Assert.NotNull(await Eventually(() => InView(Wanda, "pendingApproval", id), item => item is not null));
        var counts = (await Nora.Get("assignments/counts")).Expect(200).Json;
        Assert.True(counts.GetProperty("needsAction").GetInt32() > 0);
        Assert.True(counts.GetProperty("pendingApproval").GetInt32() > 0);
        Assert.Contains(
            counts.GetProperty("statuses").EnumerateArray(), status => status.GetProperty("status").GetString() == "pendingApproval");
        (await Nora.Post($"assignments/{id}/approve")).Expect(200);
        await Eventually(() => InView(Nora, "needsAction", id), item => item is { } found && Reasons(found) is ["pay", "rate"]);
        (await Nora.Post($"assignments/{id}/pay")).Expect(200);
        await Eventually(() => InView(Nora, "needsAction", id), item => item is { } found && Reasons(found) is ["rate"]);
        (await Nora.Put($"assignments/{id}/rating", new { overall = "satisfied" })).Expect(200);
        await Eventually(() => InView(Nora, "needsAction", id), item => item is null);
    }

    [Fact]
    public async Task Nobody_but_workers_and_clients_has_work_in_hand() =>
        (await Sam.Get("assignments/counts")).ExpectProblem(403, "forbidden");

    private static async Task<JsonElement?> InView(Portal reader, string view, string id)
    {
        for (var after = ""; ;)
        {
            var page = (await reader.Get($"assignments?limit=200&view={view}{after}")).Expect(200).Json;
            foreach (var item in page.GetProperty("assignments").EnumerateArray())
            {
                if (item.GetProperty("id").GetString() == id)
                    return item;
            }
            if (!page.TryGetProperty("next", out var next))
                return null;
            after = $"&after={next.GetString()}";
        }
    }

    private static string[] Reasons(JsonElement item) =>
        [.. item.GetProperty("needsAction").EnumerateArray().Select(need => need.GetProperty("reason").GetString()!)];
}
