namespace WorkMarket.Domain.Tests.Ratings;

[Rule("§4 What counts")]
public sealed class CountedRatingsTests
{
    private static readonly Rating Bad = new(Grade.Unsatisfied);
    private static readonly Rating Good = new(Grade.Satisfied);
    private static readonly Rating Best = new(Grade.Excellent, Comment: "As the photos show");

    [Fact]
    public void A_pair_counts_once_all_is_paid() =>
        Assert.Equal(new(OfWorker: Bad, OfClient: Good), CountedRatings.FromCase(Given.Rated().State));

    [Fact]
    public void Nothing_counts_before()
    {
        var both = Given.Invoiced().And(Clara, Rate(), "06-17 11:00").And(Wanda, Rate(), "06-17 12:00");
        Assert.Null(CountedRatings.FromCase(both.State));
        Assert.All(Enum.GetValues<Status>(), status => Assert.Null(CountedRatings.FromCase(Given.In(status).State)));
    }

    [Fact]
    public void A_rating_without_the_other_does_not_count()
    {
        Assert.Null(CountedRatings.FromCase(Given.Invoiced().And(Clara, Rate(), "06-17 11:00").And(Clara, Pay(), "06-18 10:00").State));
        Assert.Null(CountedRatings.FromCase(Given.Invoiced().And(Wanda, Rate(), "06-17 11:00").And(Clara, Pay(), "06-18 10:00").State));
    }

    [Fact]
    public void It_counts_as_it_is_while_it_is_disputed() =>
        Assert.Equal(new(Bad, Good), CountedRatings.FromCase(Given.Rated().And(Wanda, DisputeRating(), "06-18 11:00").State));

    [Fact]
    public void A_reviewer_upholds_amends_or_removes_what_the_client_said_and_nothing_else()
    {
        Assert.Equal(new(Bad, Good), Reviewed(ReviewDecision.Uphold, null));
        Assert.Equal(new(Best, Good), Reviewed(ReviewDecision.Amend, Best));
        Assert.Equal(new(null, Good), Reviewed(ReviewDecision.Remove, null));
    }

    private static CountedRatings? Reviewed(ReviewDecision decision, Rating? amended) => CountedRatings.FromCase(Given.Rated()
        .And(Wanda, DisputeRating(), "06-18 11:00")
        .And(Clara, ExplainRating(), "06-18 12:00")
        .And(Wanda, EscalateDispute(), "06-18 13:00")
        .And(Sam, Review(decision, amended), "06-18 14:00").State);
}
