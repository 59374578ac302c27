using WorkMarket.EndToEnd.Host;
using WorkMarket.Journeys.Browsing;
using Xunit;

namespace WorkMarket.Journeys.Assignments;

/// <summary>Both sides rate, the worker disputes it, and WorkMarket decides.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RatingTests(BrowserFixture fixture)
{
    [Fact]
    public async Task A_worker_rates_and_disputes_a_rating_the_client_explains_it_and_the_desk_decides()
    {
        var id = await new Offers(fixture.Market).Invoiced();
        await using var wanda = await Visit.SignIn(fixture, "Wanda Ortiz", onPhone: true);
        await wanda.Go($"/assignments/{id}");
        await wanda.Follow("Rate the other side");
        await wanda.Choose("Overall", "Satisfied");
        await wanda.Write("Comment", "The key was there.");
        await wanda.Press("Rate the other side");
        await wanda.Sees("The key was there.");

        await using var nora = await Visit.SignIn(fixture, "Nora Quinn");
        await nora.Go($"/assignments/{id}");
        await nora.SeesNo("The key was there.");
        await nora.Follow("Rate the other side");
        await nora.Choose("Overall", "Unsatisfied");
        await nora.Choose("Communication", "Unsatisfied");
        await nora.Write("Comment", "Nobody could reach her.");
        await nora.Press("Rate the other side");
        await nora.Sees("The key was there.");

        await wanda.Go($"/assignments/{id}");
        await wanda.Sees("Nobody could reach her.");
        await wanda.Follow("Dispute the rating");
        await wanda.Write("Reason", "There is no signal in the basement, which I wrote beforehand.");
        await wanda.Press("Dispute the rating");
        await wanda.Sees("Disputed:");
        await nora.Go($"/assignments/{id}/dispute");
        await nora.Sees("There is no signal in the basement");
        await nora.Follow("Explain a rating");
        await nora.Write("Explanation", "Three calls went unanswered.");
        await nora.Press("Explain a rating");
        await nora.Sees("Disputed:");
        await wanda.Go($"/assignments/{id}/dispute");
        await wanda.Sees("Three calls went unanswered.");
        await wanda.Follow("Ask for a review of the rating");
        await wanda.Write("Explanation", "They were made while I was below.");
        await wanda.Press("Ask for a review of the rating");
        await wanda.Sees("Disputed:");

        await using var sam = await Visit.SignIn(fixture, "Sam Rivera");
        await sam.Go($"/assignments/{id}/dispute");
        await sam.Sees("They were made while I was below.");
        await sam.Follow("Decide on a rating");
        await sam.Choose("Decision", "Amend");
        await sam.Choose("Overall", "Satisfied");
        await sam.Write("Reasons", "The basement was named in the messages.");
        await sam.Press("Decide on a rating");
        await sam.Sees("decided");
        foreach (var side in new[] { wanda, nora })
        {
            await side.Go($"/assignments/{id}/dispute");
            await side.Sees("The basement was named in the messages.");
            await side.Go($"/assignments/{id}");
            await side.Sees("WorkMarket decided: satisfied counts instead");
        }
    }
}
