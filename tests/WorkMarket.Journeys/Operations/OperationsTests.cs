using Microsoft.Playwright;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Operations;

/// <summary>An operator sees whether every worker is being heard.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OperationsTests(BrowserFixture fixture)
{
    [Fact]
    public async Task An_operator_starts_a_job_and_sees_what_moves_escalations_on()
    {
        await new Offers(fixture.Market).Escalated();
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Go("/ops");
        await sam.Press("Start reindex");
        await sam.Find("/ops", "Reindex");
        await sam.Awaits("/ops/jobs/reindex", "Start it again");
        await sam.Sees(", done ");
        await sam.Go("/ops/backups");
        await sam.Sees("Slices");
        await sam.Go("/ops/due");
        await sam.Find("/ops/escalations", "Impasse");
        await sam.Go("/ops");
        await sam.Page.Locator("th[scope=row] a").First.ClickAsync();
        await sam.Sees("Nothing of this queue is set aside.");
    }

    [OwnHostFact("What breaks is put into storage: a message that was set aside, a clock that is gone, a rebuild half done.")]
    public async Task An_operator_sees_and_mends_a_poison_message_a_lost_clock_and_how_far_a_rebuild_is()
    {
        var offers = new Offers(fixture.Market);
        var (id, poisoned) = (await offers.Escalated(), await offers.InProgress());
        await fixture.Storage.SetAside(poisoned);
        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await fixture.Storage.Rebuild(3, known: 8);
        await sam.Go("/ops");
        await sam.Sees("3 of about 8 cases");
        Assert.Equal(3.0 / 8, await sam.Page.Locator("progress").EvaluateAsync<double>("one => one.position"), precision: 6);
        await fixture.Storage.Rebuild(8, known: 8);

        await sam.Awaits("/ops/escalations", $"Running, by dueIndex · case {id}");
        await fixture.Storage.LoseClock(id);
        await sam.Awaits("/ops/escalations", "Lost");
        await sam.Press($"Start it anew : case {id}");
        await sam.SeesNo("Lost");

        await sam.Awaits("/ops/queues/intents", $"About case {poisoned}");
        await sam.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Put it back") }).ClickAsync();
        await sam.Sees("Nothing of this queue is set aside.");
        await sam.Go("/ops");
        await sam.Awaits("/ops/jobs/reindex", "Start it again");
        await sam.Sees("8 cases");
    }
}
