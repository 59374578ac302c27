using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>A job from the list to the approval, on pages alone, with a script and without.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WholeJobTests(BrowserFixture fixture)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_worker_finds_does_and_submits_it_and_the_client_accepts_and_approves(bool hasScript)
    {
        var title = $"Hang a display, {(hasScript ? "with" : "without")} a script {Guid.NewGuid():N}"[..60];
        var offers = new Offers(fixture.Market);
        var id = await offers.Sent(("title", title));

        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", hasScript, onPhone: true);
        await wanda.Find("/assignments", title);
        await wanda.Follow("Apply");
        await wanda.Press("Apply");
        await wanda.Sees("Applied as offered");

        await using var nora = await Visit.SignIn(fixture, "Nora Quinn", hasScript);
        await nora.Find("/assignments", title);
        await nora.Press("Accept Wanda Ortiz");
        await nora.Sees("Assigned");

        await wanda.Go($"/assignments/{id}");
        await wanda.Follow("Confirm the schedule");
        await wanda.Press("Confirm the schedule");
        await wanda.Sees("Check in now");
        await wanda.Press("Check in now");
        await wanda.Sees("In progress");
        await wanda.Write("Write to Northwind Retail", "I am at the counter.");
        await wanda.Press("Post message");
        await wanda.Sees("I am at the counter.");
        await wanda.Press("Check out now");
        await wanda.Follow("Submit the work for approval");
        await wanda.Write("Resolution", "It hangs.");
        await wanda.Press("Submit the work for approval");
        await wanda.Sees("Pending approval");

        await nora.Go($"/assignments/{id}");
        await nora.Sees("I am at the counter.");
        await nora.Follow("Approve the work");
        await nora.Press("Approve the work");
        await nora.Sees("Invoiced");
        Assert.Equal("invoiced", (await fixture.Market.As("nora").Get($"assignments/{id}")).Json.GetProperty("status").GetString());
    }
}
