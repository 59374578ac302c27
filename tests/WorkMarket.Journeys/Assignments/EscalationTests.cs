using WorkMarket.Demo.Files;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>A worker escalates, follows what comes, and the client answers, on pages alone.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EscalationTests(BrowserFixture fixture)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_worker_escalates_and_follows_it_and_the_client_answers(bool hasScript)
    {
        var title = $"Swap an aerial {Guid.NewGuid():N}"[..30];
        var id = await new Offers(fixture.Market).InProgress(("title", title));
        await Handover.Deliver(fixture.Market.As("wanda"), fixture.Market.As("nora"), id, "mast.png", "photo", SampleFiles.Png(120));
        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", hasScript, onPhone: true);
        await wanda.Go($"/assignments/{id}/escalation");
        await wanda.Sees("What could be escalated, and what is missing");
        await wanda.Go($"/assignments/{id}");
        await wanda.Write("Write to Northwind Retail", "The mast is bent. Two more hours, or another mast?");
        await wanda.Press("Post message");
        await wanda.Sees("The mast is bent.");

        await using var nora = await Visit.SignIn(fixture, "Nora Quinn", hasScript);
        await nora.Go($"/assignments/{id}");
        await nora.Write("Write to the worker", "No.");
        await nora.Press("Post message");
        await nora.Sees("No.");

        await wanda.Go($"/assignments/{id}/escalation");
        await wanda.Sees("Impasse: you can escalate now");
        await wanda.Write("What happened", "It cannot be done in the time, and nobody decides.");
        await wanda.Tick("mast.png");
        await wanda.Press("Escalate: impasse");
        await wanda.Sees("Where it stands");
        await wanda.Sees("The project manager is asked by email");
        await wanda.Sees("One month: it ends here");
        await wanda.Sees("It cannot be done in the time");
        await Pictures.Take(wanda.Page, "3-worker-escalation", hasScript);

        await nora.Go($"/assignments/{id}/escalation");
        await nora.Write("Your answer to the worker and WorkMarket", "Another mast comes tomorrow.");
        await nora.Press("Send answer");
        await nora.Sees("The client has answered.");
        await wanda.Go($"/assignments/{id}/escalation");
        await wanda.Sees("Another mast comes tomorrow.");
        await wanda.Press("Record that both sides agree");
        await wanda.Sees("Take back that we agree");
        await nora.Go($"/assignments/{id}/escalation");
        await nora.Press("Record that both sides agree");
        await nora.Sees("It is resolved.");
        var dossier = await wanda.Page.APIRequest.GetAsync($"/api/assignments/{id}/dossier.pdf");
        Assert.Equal((200, "application/pdf"), (dossier.Status, dossier.Headers["content-type"]));
    }
}
