using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Me;

/// <summary>What people settle for themselves, and the figures that others choose by.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MeTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_worker_writes_the_profile_chooses_mail_and_sets_a_PIN()
    {
        await using var walt = await Visit.SignIn(fixture, "Walt Jensen", onPhone: true);
        await walt.Go("/me");
        await walt.Page.GetByLabel("Labels", new() { Exact = true }).CheckAsync();
        await walt.Send("Save");
        await walt.Go("/me");
        Assert.True(await walt.Page.GetByLabel("Labels", new() { Exact = true }).IsCheckedAsync());
        await walt.Write("Pin", "12");
        await walt.Press("Set the PIN");
        await walt.Sees("This was not done.");
        await walt.Write("Pin", "4711");
        await walt.Send("Set the PIN");
        await walt.Go("/me/profile");
        await walt.Write("Skills", "Cabling\nPrinters");
        await walt.Send("Save the profile");
        await walt.Go("/workers/walt");
        await walt.Sees("Printers");
        await walt.Go("/help");
        await walt.Go("/terms/termsOfService");
        await walt.Go("/people/walt/entries");
    }

    [Fact]
    public async Task Figures_say_what_they_are_made_of()
    {
        await new Offers(fixture.Market).Rated();
        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Find("/workers/wanda/ratings", "Its assignment");
        Assert.Contains("/assignments/", nora.Page.Url, StringComparison.Ordinal);
        await nora.Go("/workers/wanda");
        await nora.Follow("Scorecard");
        await nora.Page.Locator("td a").First.ClickAsync();
        await nora.Sees("Satisfaction, last 3 months");
        await nora.Go("/companies/northwind/scorecard?explain=true&figure=approval");
        await nora.Sees("From submission to approval");

        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Go("/workers/wanda");
        await sam.Sees("Accepted terms");
        await sam.Go("/terms/communityViolationGuideline");
        await sam.Sees("Publish a new version");
    }
}
