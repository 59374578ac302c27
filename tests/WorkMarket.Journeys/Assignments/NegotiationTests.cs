using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>A worker who is new proposes something else, and the client compares and chooses.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NegotiationTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_new_worker_accepts_the_terms_and_counters_and_the_client_compares_and_accepts()
    {
        var title = $"Mount a counter {Guid.NewGuid():N}"[..30];
        var id = await new Offers(fixture.Market).Sent(("title", title));
        (await fixture.Market.As("walt").Post($"assignments/{id}/applications", new { note = "I did the one in store 88." })).Expect(201);

        await using var wes = await Visit.SignIn(fixture, "Wes Okafor", onPhone: true);
        await wes.Find("/offers?status=sent", title);
        // On a host of others he may have accepted them before.
        if ((await fixture.Market.As("wes").Get("terms")).Text.Contains("\"accepted\":false", StringComparison.Ordinal))
        {
            await wes.Sees("Before that you can neither apply for work nor go on with it.");
            await wes.Go($"/assignments/{id}/actions/counteroffer");
            await wes.Sees("Accept the Community Violation Guideline first");
            await wes.Follow("Read and accept the terms");
            await wes.Press("Accept the WorkMarket Terms of Service");
            await wes.SeesNo("Accept the WorkMarket Terms of Service");
            await wes.Press("Accept the Community Violation Guideline");
            await wes.SeesNo("not accepted yet");
            await wes.Go($"/assignments/{id}");
        }
        await wes.Unfold("What you can do");
        await wes.Follow("Make a counteroffer");
        await wes.Write("Flat: the amount", "120");
        await wes.Write("Expenses", "25.555");
        await wes.Press("Make a counteroffer");
        await wes.Sees("This was not done.");
        await wes.Write("Expenses", "25.50");
        await wes.Write("Start", $"{Visit.InTwoDays}T10:30");
        await wes.Write("End", $"{Visit.InTwoDays}T12:30");
        await wes.Write("Note", "I come from Trenton.");
        await wes.Press("Make a counteroffer");
        await wes.Sees("Counteroffer: $120.00 flat and $25.50 for expenses · ");
        await wes.Sees("10:30 ");
        await wes.Sees("“I come from Trenton.”");
        await wes.SeesNo("Applied as offered");

        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Find("/assignments", title);
        await nora.Sees("Counteroffer: $120.00 flat and $25.50 for expenses");
        await nora.Follow("Side by side");
        await nora.Sees("2 applicants");
        await nora.Sees("Counteroffer: $120.00 flat and $25.50 for expenses");
        await nora.Sees("“I did the one in store 88.”");
        await nora.Press("Accept Wes Okafor at $145.50");
        await nora.Sees("Assigned");
        await wes.Go($"/assignments/{id}");
        await wes.Sees("Agreed with the counteroffer.");
        await using var walt = await Visit.SignIn(fixture, "Walt Jensen", onPhone: true);
        await walt.Go($"/assignments/{id}", 404);
    }
}
