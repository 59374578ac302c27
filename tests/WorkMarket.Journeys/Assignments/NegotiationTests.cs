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

    [Fact]
    public async Task After_a_back_out_the_client_offers_it_again_at_another_price_and_workers_renew_and_apply_anew()
    {
        var title = $"Offer a ladder {Guid.NewGuid():N}"[..30];
        var id = await new Offers(fixture.Market).Sent(("title", title));
        (await fixture.Market.As("walt").Post($"assignments/{id}/applications")).Expect(201);
        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", onPhone: true);
        await wanda.Go($"/assignments/{id}/actions/counteroffer");
        await wanda.Write("Flat: the amount", "120");
        await wanda.Press("Make a counteroffer");
        await wanda.Sees("Counteroffer: $120.00 flat");
        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Go($"/assignments/{id}");
        await nora.Press("Accept Wanda Ortiz");
        await nora.Sees("Assigned");
        await wanda.Go($"/assignments/{id}/actions/cancelByWorker");
        await wanda.Write("Reason", "My van broke down.");
        await wanda.Press("Give the assignment back");
        await wanda.SeesNo("Give the assignment back");

        await using var walt = await Visit.SignIn(fixture, "Walt Jensen", onPhone: true);
        await walt.Go($"/assignments/{id}");
        await walt.Sees("Closed to applications");
        await walt.SeesNo("Renew on these terms");
        await nora.Go($"/assignments/{id}");
        await nora.Sees("Closed to applications");
        await nora.Follow("Offer it again");
        await nora.Sees("The original price is $100.00 flat.");
        await nora.Sees("The present one, agreed with the worker who had it, is $120.00 flat.");
        await nora.Choose("To", "Same audience");
        await nora.Choose("Price", "Present");
        await nora.Tick("Wanda Ortiz");
        await nora.Write("Start", $"{Visit.InTwoDays}T11:00");
        await nora.Write("End", $"{Visit.InTwoDays}T09:00");
        await nora.Press("Offer it again");
        await nora.Sees("This was not done.");
        await nora.Write("End", $"{Visit.InTwoDays}T13:00");
        await nora.Press("Offer it again");
        await nora.Sees("Outdated, can’t be accepted: another worker had it in between and terms changed");
        await nora.SeesNo("Closed to applications");

        await walt.Go($"/assignments/{id}");
        await walt.Sees("$120.00 flat");
        await walt.Press("Renew on these terms");
        await walt.SeesNo("Outdated");
        await wanda.Go($"/assignments/{id}");
        await wanda.Follow("Apply");
        await wanda.Press("Apply");
        await wanda.Sees("Applied as offered");
        await nora.Go($"/assignments/{id}");
        await nora.SeesNo("Outdated");
        await nora.Press("Accept Wanda Ortiz");
        await nora.Sees("Assigned");
        await wanda.Go($"/assignments/{id}");
        await wanda.Sees("$120.00 flat");
        await walt.Go($"/assignments/{id}", 404);
    }
}
