using WorkMarket.Demo.Files;
using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>A worker reports a violation, the client answers, and WorkMarket decides.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ViolationTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_violation_is_reported_answered_and_decided()
    {
        var id = await new Offers(fixture.Market).InProgress();
        var (worker, client) = (fixture.Market.As("wanda"), fixture.Market.As("nora"));
        await Handover.Deliver(worker, client, id, "forklift.png", "photo", SampleFiles.Png(90));
        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", onPhone: true);
        await wanda.Go($"/assignments/{id}");
        await wanda.Unfold("What you can do");
        await wanda.Follow("Report a violation");
        await wanda.Choose("Category", "Conduct");
        await wanda.Write("Text", "The manager shouted at me.");
        await wanda.Tick("forklift.png");
        await wanda.Press("Report it");
        await wanda.Sees("Conduct, said of the client");

        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Go($"/assignments/{id}/violations");
        await nora.Sees("The manager shouted at me.");
        await nora.Write("Your side of it", "He called across the hall, as the forklift was coming.");
        await nora.Press("Answer the report");
        await nora.Sees("Answered by You");

        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Go($"/assignments/{id}/violations");
        await sam.Sees("to be decided by");
        await sam.Sees("He called across the hall");
        await sam.Sees("Evidence: forklift.png");
        await sam.Write("Reasons", "Both say that he was loud, and why.");
        await sam.Press("Uphold");
        await sam.Sees("upheld");
        await wanda.Go($"/assignments/{id}/violations");
        await wanda.Sees("He called across the hall");
        await wanda.Sees("Both say that he was loud, and why.");
        await nora.Go($"/assignments/{id}/violations");
        await nora.Sees("upheld");
        await nora.SeesNo("Your side of it");
    }
}
