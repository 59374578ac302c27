namespace WorkMarket.Domain.Tests.Ratings;

[Rule("§4 What counts")]
public sealed class CountedRatingsTests
{
    private static readonly Rating Bad = new(Grade.Unsatisfied);
    private static readonly Rating Good = new(Grade.Satisfied);
    private static readonly Rating Best = new(Grade.Excellent, Comment: "As the photos show");

    [Fact]
    public void Each_counts_from_the_instant_at_which_it_became_final() =>
        Assert.Equal(new(OfWorker: Bad, OfClient: Good, At("06-17 12:00")), CountedRatings.FromCase(Given.Rated().State));

    [Fact]
    public void Nothing_counts_while_it_is_sealed()
    {
        Assert.Null(CountedRatings.FromCase(Given.Invoiced().And(Clara, Rate(), "06-17 11:00").State));
        Assert.Null(CountedRatings.FromCase(Given.Invoiced().And(Clara, Rate(), "06-17 11:00").And(Clara, Pay(), "06-18 10:00").State));
        Assert.All(Enum.GetValues<Status>(), status => Assert.Null(CountedRatings.FromCase(Given.In(status).State)));
    }

    [Fact]
    public void A_rating_counts_alone_once_the_time_for_the_other_is_over()
    {
        var paid = Given.Invoiced().And(Clara, Rate(Grade.Unsatisfied), "06-17 11:00").And(Clara, Pay(), "06-18 10:00");
        Assert.Equal(new(Bad, null, At("07-02 10:00")), CountedRatings.FromCase(paid.Ticked("07-02 10:00").State));
        var unpaid = Given.Invoiced().And(Wanda, Rate(Grade.Satisfied), "06-17 11:00");
        Assert.Equal(new(null, Good, At("07-31 10:00")), CountedRatings.FromCase(unpaid.Ticked("08-20 10:00").State));
        Assert.Null(CountedRatings.FromCase(Given.Paid().Ticked("08-20 10:00").State));
    }

    [Fact]
    public void What_the_payment_made_final_before_ratings_were_sealed_counts_as_a_pair_alone()
    {
        var both = Before(Given.Rated());
        Assert.Equal(new(Bad, Good, At("06-18 10:00")), CountedRatings.FromCase(both));
        Assert.Null(CountedRatings.FromCase(Before(Given.Invoiced().And(Clara, Rate(), "06-17 11:00").And(Clara, Pay(), "06-18 10:00"))));
        Assert.Null(RatingWindow.Until(both));
        Assert.NotNull(RatingPair.AsReadBy(both, Wanda)!.ByClient);
        var again = AssignmentDecider.Decide(both, Rate(), Wanda, Given.Rated().Facts, At("06-18 11:00"));
        Assert.Equal(["ratingsFinal"], Assert.IsType<Decision.Refused>(again).Refusals.Select(refusal => refusal.Rule));

        // As it was stored then: nothing said until when, and no event that they are final.
        static Paid Before(Story story) => (Paid)((Assignment?)null).Evolve(story.Timeline
            .Where(happened => happened.Event is not RatingsOpened)
            .Select(happened => happened with
            {
                Event = happened.Event switch
                {
                    Domain.Approval.Approved approved => approved with { RateUntil = null },
                    Domain.Approval.PaidByClient paid => paid with { RateUntil = null },
                    var other => other,
                },
            }))!;
    }

    [Fact]
    public void It_counts_as_it_is_while_it_is_disputed() => Assert.Equal(
        new(Bad, Good, At("06-17 12:00")), CountedRatings.FromCase(Given.Rated().And(Wanda, DisputeRating(), "06-18 11:00").State));

    [Fact]
    public void A_reviewer_upholds_amends_or_removes_what_the_client_said_and_nothing_else()
    {
        Assert.Equal(new(Bad, Good, At("06-17 12:00")), Reviewed(ReviewDecision.Uphold, null));
        Assert.Equal(new(Best, Good, At("06-17 12:00")), Reviewed(ReviewDecision.Amend, Best));
        Assert.Equal(new(null, Good, At("06-17 12:00")), Reviewed(ReviewDecision.Remove, null));
    }

    private static CountedRatings? Reviewed(ReviewDecision decision, Rating? amended) => CountedRatings.FromCase(Given.Rated()
        .And(Wanda, DisputeRating(), "06-18 11:00")
        .And(Clara, ExplainRating(), "06-18 12:00")
        .And(Wanda, EscalateDispute(), "06-18 13:00")
        .And(Sam, Review(decision, amended), "06-18 14:00").State);
}
