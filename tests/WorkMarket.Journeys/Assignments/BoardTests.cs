using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>A client works off many assignments at once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class BoardTests(BrowserFixture fixture)
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_client_finds_chooses_and_acts_on_many(bool hasScript)
    {
        var mark = $"b{Guid.NewGuid():N}"[..12];
        var offers = new Offers(fixture.Market);
        await offers.Assigned();
        for (var number = 1; number <= 3; number++)
            await offers.Draft(("title", $"Hang {mark} {number}"));

        await using var nora = await Visit.SignIn(fixture, "Nora Quinn", hasScript);
        await nora.Find($"/assignments?view=&find={mark}", $"Hang {mark} 3");
        await nora.Awaits("/assignments", "Choose all 3 here");
        await nora.Follow("Choose all 3 here");
        await nora.Press("Send");
        await nora.Sees("Send: 3 of 3 chosen");
        await nora.Awaits(new Uri(nora.Page.Url).PathAndQuery, "Wanda Ortiz");
        await nora.Tick("Wanda Ortiz");
        await nora.Press("Send those chosen");
        await nora.Sees("3 of 3 done");
        await nora.Follow("Back to the assignments");
        await nora.Follow("Choose all 3 here");
        await nora.Press("Void");
        await nora.Sees("Void: 3 of 3 chosen");
        await nora.Press("Void those chosen");
        await nora.Sees("3 of 3 done");
        await nora.Follow("Back to the assignments");
        await nora.Sees("Nothing is like this.");
        await nora.Press("Show");
        await nora.Go("/assignments/many?act=approve");
        await nora.Sees("Nothing is chosen.");
    }

    [Fact]
    public async Task Whose_clock_is_another_is_told_the_own_time_too()
    {
        var id = await new Offers(fixture.Market).Assigned();
        await using var nora = await Visit.Begin(fixture, zone: "Asia/Kolkata");
        await nora.SignIn("Nora Quinn", onPhone: false);
        await nora.Go($"/assignments/{id}");
        await nora.Sees("your time)");
        await using var near = await Visit.SignIn(fixture, "Nora Quinn");
        await near.Go($"/assignments/{id}");
        await near.Sees("Checklist");
        Assert.DoesNotContain("your time", await near.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
