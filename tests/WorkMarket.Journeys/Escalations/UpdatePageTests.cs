using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Escalations;

/// <summary>Whom a mail asks for an answer gives it from there.</summary>
[Collection(BrowserCollection.Name)]
public sealed class UpdatePageTests(BrowserFixture fixture)
{
    [OwnHostFact("The link stands in a mail that goes out 48 business hours after the opening: it is made with the key in storage.")]
    public async Task A_client_answers_by_the_signed_link_without_signing_in_and_with_the_keyboard_alone()
    {
        var id = await new Offers(fixture.Market).Escalated();
        await using var nora = await Visit.Begin(fixture);
        nora.ByKeys = true;
        await nora.Go(await fixture.Storage.Link(id, "nora"));
        await nora.Sees("We do not agree.");
        await Pictures.Take(nora.Page, "8-update-page");
        await nora.Write("Your answer to Wanda Ortiz and WorkMarket", "The other scanner comes tomorrow.");
        await nora.Press("Send answer");
        await nora.Sees("Your update is recorded.");

        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", onPhone: true);
        await wanda.Go($"/assignments/{id}/escalation");
        await wanda.Sees("The client has answered.");
        await wanda.Sees("The other scanner comes tomorrow.");
    }
}
