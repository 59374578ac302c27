using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>A job from the list to the approval, on pages alone: without a script, and with one by the keyboard alone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WholeJobTests(BrowserFixture fixture)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_worker_finds_does_and_submits_it_and_the_client_accepts_and_approves(bool hasScript)
    {
        var title = $"Hang a display, {(hasScript ? "with" : "without")} a script {Guid.NewGuid():N}"[..60];
        var offers = new Offers(fixture.Market);
        // It begins before what else a host may hold, so that it stands among what comes up next.
        var id = await offers.Sent(
            ("title", title), ("schedule", new { start = Offers.In(2.25), end = Offers.In(4.25), timeZone = "America/New_York" }));

        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", hasScript, onPhone: true, byKeys: hasScript);
        await wanda.Find("/offers?status=sent", title);
        await wanda.Follow("Apply");
        await wanda.Press("Apply");
        await wanda.Sees("Applied as offered");

        await using var nora = await Visit.SignIn(fixture, "Nora Quinn", hasScript, byKeys: hasScript);
        await nora.Find($"/assignments?view=&find={Uri.EscapeDataString(title)}", title);
        await nora.Follow("Side by side");
        await nora.Press("Accept Wanda Ortiz at $100.00");
        await nora.Sees("Assigned");

        await wanda.Go($"/assignments/{id}");
        await wanda.Press("Confirm schedule");
        await wanda.Sees("Check in now");
        await wanda.Find("/today", title);
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
        await nora.Follow("Look at it and approve");
        await nora.Press("Approve $100.00");
        await nora.Sees("Invoiced");
        await nora.Go($"/assignments/{id}/timeline");
        await nora.Sees("The chain over them verifies");
        await nora.Go($"/assignments/{id}/escalation");
        await nora.Awaits("/payables", title);
        await wanda.Awaits("/payables", title);
        await wanda.Go($"/assignments/{id}/escalation");
        await wanda.Sees("Payment past due");
        await wanda.Awaits("/inbox", title);
        Assert.Equal("invoiced", (await fixture.Market.As("nora").Get($"assignments/{id}")).Json.GetProperty("status").GetString());
    }
}
