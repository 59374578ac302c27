using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Ratings;

/// <summary>Disputing a rating (domain.md §4).</summary>
public sealed class DisputeTests(HostFixture fixture) : HostTests(fixture)
{
    [Fact]
    public async Task A_rating_is_disputed_explained_escalated_and_amended_and_both_read_why()
    {
        var id = await Offers.Rated();
        var dispute = $"assignments/{id}/rating/dispute";
        var opened = (await Wanda.Post(dispute, new { reason = "Why unsatisfied?" })).Expect(200).Json.GetProperty("ratings")
            .GetProperty("dispute");
        Assert.Equal("asked", opened.GetProperty("stage").GetString());
        var due = opened.GetProperty("explanationDue").GetDateTimeOffset();
        Assert.True(due >= opened.GetProperty("openedAt").GetDateTimeOffset() + TimeSpan.FromHours(48));
        await Refused(id, () => Wanda.Post(dispute, new { reason = "Again" }), 409, "disputeOpen");

        var early = await Refused(id, () => Wanda.Post($"{dispute}/escalation", new { explanation = "No" }), 409, "explanationAwaited");
        Assert.Equal(due, early.Refusals![0].HoldsFrom);
        (await Nora.Post($"{dispute}/explanation", new { explanation = "The rack was left open." })).Expect(200);
        await Refused(id, () => Nick.Post($"{dispute}/explanation", new { explanation = "Twice" }), 409, "alreadyExplained");

        await Refused(id, () => Sam.Post($"{dispute}/review", new { decision = "uphold", reasons = "Early" }), 409, "disputeNotEscalated");
        (await Wanda.Post($"{dispute}/escalation", new { explanation = "The photo shows it shut." })).Expect(200);
        await Refused(
            id, () => Sam.Post($"{dispute}/review", new { decision = "amend", reasons = " " }), 400, "textRequired", "ratingRequired");
        (await Sam.Post(
            $"{dispute}/review", new { decision = "amend", reasons = "The photo is of 3 pm.", rating = new { overall = "satisfied" } }))
            .Expect(200);
        await Refused(id, () => Wanda.Post(dispute, new { reason = "Again" }), 409, "ratingReviewed");

        foreach (var reader in new[] { Wanda, Nora, Sam })
        {
            var view = (await reader.Get(dispute)).Expect(200).Json;
            Assert.Equal(
                ["Why unsatisfied?", "The rack was left open.", "The photo shows it shut.", "The photo is of 3 pm."],
                new[] { "reason", "clientExplanation", "workerExplanation",
                    "reviewReasons" }.Select(name => view.GetProperty(name).GetString()));
            Assert.Equal("decided", view.GetProperty("dispute").GetProperty("stage").GetString());
            var timeline = (await reader.Get($"assignments/{id}/timeline")).Expect(200).Text;
            Assert.All(
                new[] { "Why unsatisfied?", "The rack was left open.", "The photo shows it shut.", "The photo is of 3 pm." },
                text => Assert.Contains(text, timeline, StringComparison.Ordinal));
            var review = (await reader.Get($"assignments/{id}")).Json.GetProperty("ratings").GetProperty("dispute").GetProperty("review");
            Assert.Equal("satisfied", review.GetProperty("amended").GetProperty("overall").GetString());
        }
    }

    [Fact]
    public async Task Each_step_is_for_its_own_side()
    {
        var id = await Offers.Rated();
        var dispute = $"assignments/{id}/rating/dispute";
        (await Nora.Get(dispute)).ExpectProblem(404, "notFound");
        (await Nora.Post(dispute, new { reason = "?" })).ExpectProblem(403, "forbidden");
        (await Walt.Post(dispute, new { reason = "?" })).ExpectProblem(404, "notFound");
        await Refused(id, () => Nora.Post($"{dispute}/explanation", new { explanation = "Unasked" }), 404, "nothingThere");
        (await Wanda.Post($"{dispute}/explanation", new { explanation = "Mine" })).ExpectProblem(403, "forbidden");
        (await Fiona.Post($"{dispute}/explanation", new { explanation = "Mine" })).ExpectProblem(404, "notFound");
        (await Nora.Post($"{dispute}/review", new { decision = "uphold", reasons = "Mine" })).ExpectProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_rating_that_is_sealed_is_not_disputed()
    {
        var id = await Offers.Invoiced();
        (await Nora.Put($"assignments/{id}/rating", new { overall = "unsatisfied" })).Expect(200);
        await Refused(id, () => Wanda.Post($"assignments/{id}/rating/dispute", new { reason = "Why?" }), 409, "ratingNotCounted");
        (await Nora.Post($"assignments/{id}/pay")).Expect(200);
        await Refused(id, () => Wanda.Post($"assignments/{id}/rating/dispute", new { reason = "Why?" }), 409, "ratingNotCounted");
    }
}
