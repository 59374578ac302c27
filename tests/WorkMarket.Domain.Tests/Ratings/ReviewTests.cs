namespace WorkMarket.Domain.Tests.Ratings;

[Rule("§4 Rating dispute: a reviewer upholds, amends or removes the rating; both are told why")]
public sealed class ReviewTests
{
    private static readonly Rating Better = new(Grade.Satisfied, Quality: Grade.Excellent);

    private static readonly Story Escalated = Given.Rated()
        .And(Wanda, DisputeRating(), "06-18 11:00")
        .And(Clara, ExplainRating(), "06-18 12:00")
        .And(Wanda, EscalateDispute(), "06-18 13:00");

    [Fact]
    public void The_reviewer_decides_with_reasons()
    {
        Escalated.When(Sam, Review(ReviewDecision.Uphold, reasons: "So it was."), "06-22 10:00")
            .Then(new RatingReviewed(ReviewDecision.Uphold, null, "So it was."));
        Escalated.When(Sam, Review(ReviewDecision.Amend, Better), "06-22 10:00")
            .Then(new RatingReviewed(ReviewDecision.Amend, Better, "The log shows it."));
        Escalated.When(Sam, Review(ReviewDecision.Remove), "06-22 10:00")
            .Then(new RatingReviewed(ReviewDecision.Remove, null, "The log shows it."));
    }

    [Fact]
    public void Nothing_else_changes()
    {
        var reviewed = Escalated.And(Sam, Review(ReviewDecision.Remove), "06-22 10:00");
        Assert.Equal(Status.Paid, reviewed.State.Status);
        Assert.Equal(Escalated.Engagement.Ratings!.ByClient, reviewed.Engagement.Ratings!.ByClient);
        Assert.Equal(new(ReviewDecision.Remove, null, At("06-22 10:00")), reviewed.Engagement.Ratings.Dispute!.Review);
    }

    [Fact]
    public void What_is_decided_is_final()
    {
        var reviewed = Escalated.And(Sam, Review(ReviewDecision.Amend, Better), "06-22 10:00");
        var refusal = new ReviewIsFinal();
        reviewed.When(Sam, Review(), "06-22 11:00").Refused(refusal);
        reviewed.When(Wanda, DisputeRating(), "06-22 11:00").Refused(refusal);
        reviewed.When(Wanda, EscalateDispute(), "06-22 11:00").Refused(refusal);
    }

    [Fact]
    public void Nobody_reviews_what_is_not_escalated()
    {
        Given.Rated().When(Sam, Review(), "06-18 11:00").Refused(new NothingThere(AssignmentAction.ReviewRating));
        Given.Rated().And(Wanda, DisputeRating(), "06-18 11:00").When(Sam, Review(), "06-18 12:00").Refused(new DisputeNotEscalated());
    }

    [Fact]
    public void Every_wrong_field_is_named()
    {
        Escalated.When(Sam, Review(ReviewDecision.Amend, reasons: " "), "06-22 10:00").Refused("textRequired", "ratingRequired");
        Escalated.When(Sam, Review(ReviewDecision.Amend, new(Grade.Unsatisfied)), "06-22 10:00").Refused("ratingUnchanged");
        Escalated.When(Sam, Review(ReviewDecision.Uphold, Better), "06-22 10:00").Refused("ratingForAmendment");
        Escalated.When(Sam, Review(ReviewDecision.Remove, Better), "06-22 10:00").Refused("ratingForAmendment");
        var verdict = Escalated.When(Sam, Review(ReviewDecision.Amend, Better with { Comment = new('x', 1_001) }), "06-22 10:00");
        verdict.Refused("textTooLong");
        Assert.Equal("rating.comment", verdict.Refusals[0].Field);
    }
}
