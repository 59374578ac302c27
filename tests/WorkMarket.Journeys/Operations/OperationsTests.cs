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
        await sam.Press("Start verification");
        await sam.Find("/ops", "Verification");
        await sam.Sees("The latest run");
        await sam.Go("/ops/due");
        await sam.Find("/ops/escalations", "Impasse");
        await sam.Go("/ops/escalations");
        await sam.Page.GetByText("Start it anew").First.ClickAsync();
        await sam.Sees("What moves escalations on");
        await sam.Go("/ops");
        await sam.Page.Locator("th[scope=row] a").First.ClickAsync();
        await sam.Sees("Nothing of this queue is set aside.");
    }
}
