namespace WorkMarket.Domain.Tests.Ratings;

[Rule("§4 Both sides rate")]
public sealed class RatingTests
{
    private static readonly Story Invoiced = Given.Invoiced();

    public static TheoryData<Grade> Grades => [.. Enum.GetValues<Grade>()];

    [Theory]
    [MemberData(nameof(Grades))]
    public void Worker_and_client_rate_each_other_once_it_is_invoiced(Grade grade)
    {
        var rating = new Rating(grade, grade, grade, grade, "In our own words");
        Invoiced.When(Clara, new Rate(rating), "06-17 11:00").Then(new RatingGiven(Side.Client, rating));
        Invoiced.When(Wanda, new Rate(rating), "06-17 11:00").Then(new RatingGiven(Side.Worker, rating));
    }

    [Fact]
    public void The_grades_are_excellent_satisfied_and_unsatisfied() =>
        Assert.Equal([Grade.Excellent, Grade.Satisfied, Grade.Unsatisfied], Enum.GetValues<Grade>());

    [Fact]
    public void It_can_be_put_anew_until_the_other_side_has_rated_and_then_is_final()
    {
        var story = Invoiced
            .And(Clara, Rate(Grade.Unsatisfied), "06-17 11:00")
            .And(Carl, Rate(Grade.Excellent, "I was wrong"), "06-17 12:00").And(Clara, Pay(), "06-18 10:00")
            .And(Carl, Rate(Grade.Satisfied), "06-19 10:00");
        Assert.Equal(new(Grade.Satisfied), story.Engagement.Ratings!.ByClient);
        var both = story.When(Wanda, Rate(), "06-20 10:00").Then(new RatingGiven(Side.Worker, new(Grade.Satisfied)), new RatingsOpened())
            .Afterwards;
        both.When(Clara, Rate(), "06-20 10:01").Refused(new RatingsFinal(At("06-20 10:00"), NewYork));
        both.When(Wanda, Rate(), "06-20 10:01").Refused(new RatingsFinal(At("06-20 10:00"), NewYork));
    }

    [Theory]
    [InlineData(null, "07-31 10:00")] // Due on 17 July.
    [InlineData("06-18 10:00", "07-02 10:00")]
    [InlineData("07-16 10:00", "07-30 10:00")]
    [InlineData("07-20 10:00", "07-31 10:00")]
    [Rule("§4 ... or until 14 days after Paid or the due date, whichever comes first: an unpaid invoice holds nothing back")]
    public void The_time_for_it_ends_fourteen_days_after_the_payment_or_the_due_date(string? paid, string ends)
    {
        var story = paid is null ? Invoiced : Invoiced.And(Clara, Pay(), paid);
        Assert.Equal(At(ends), RatingWindow.Until(story.State));
        story.And(Wanda, Rate(), At(ends) - Tick);
        story.When(Wanda, Rate(), ends).Refused(new RatingsFinal(At(ends), NewYork));
        Assert.Contains(story.Ticked(ends).Timeline, happened => happened == new Happened(At(ends), TheClock, new RatingsOpened()));
    }

    [Fact]
    [Rule("§4 ... from the cancellation of assigned work, until 14 days after it")]
    public void After_a_cancellation_both_sides_rate_for_fourteen_days()
    {
        var cancelled = Given.Cancelled();
        Assert.Equal(At("06-26 09:00"), RatingWindow.Until(cancelled.State));
        cancelled.When(Wanda, Rate(), "06-12 10:00").Then(new RatingGiven(Side.Worker, new(Grade.Satisfied)));
        cancelled.When(Clara, Rate(), "06-26 09:00").Refused("ratingsFinal");
        var invoiced = Given.InProgress().And(Clara, Cancel(amount: Usd(40m)), "06-16 12:00");
        Assert.Equal(At("06-30 12:00"), RatingWindow.Until(invoiced.State));
        Assert.Equal(At("06-30 12:00"), RatingWindow.Until(invoiced.And(Clara, Pay(), "06-29 12:00").State));
    }

    [Fact]
    public void Nobody_rates_an_offer_that_was_cancelled_before_anybody_had_it() =>
        Given.Applied().And(Clara, Cancel(), "06-10 12:00").When(Clara, Rate(), "06-10 13:00").Refused("nothingThere");

    [Fact]
    public void What_was_invoiced_before_the_end_was_kept_ends_as_published()
    {
        var before = Invoiced.WithWorker with { Engagement = Invoiced.Engagement with { RateUntil = null } };
        Assert.Equal(At("07-31 10:00"), RatingWindow.Until(before));
        var paid = before.Evolve(new Happened(At("06-18 10:00"), Clara, new Domain.Approval.PaidByClient(
            Usd(120m), null, RateUntil: At("07-02 10:00"))));
        Assert.Equal(At("07-02 10:00"), RatingWindow.Until(paid));
    }

    [Fact]
    public void A_pair_of_before_ratings_were_sealed_is_final_with_the_payment()
    {
        var both = Invoiced.And(Clara, Rate(), "06-17 11:00").And(Wanda, Rate(), "06-17 12:00");
        var before = new Story([.. both.Timeline.Where(happened => happened.Event is not RatingsOpened)]);
        Assert.IsType<RatingsOpened>(before.And(Clara, Pay(), "06-18 10:00").Timeline[^1].Event);
    }

    [Fact]
    public void The_same_again_changes_nothing() =>
        Invoiced.And(Clara, Rate(), "06-17 11:00").When(Clara, Rate(), "06-17 12:00").Then();

    [Fact]
    public void A_comment_has_a_thousand_characters_at_most()
    {
        Invoiced.When(Clara, Rate(comment: new('x', 1_000)), "06-17 11:00").Leaves(Status.Invoiced);
        Invoiced.When(Clara, Rate(comment: new('x', 1_001)), "06-17 11:00").Refused("textTooLong");
        Invoiced.When(Wanda, Rate(comment: "bell\u0007"), "06-17 11:00").Refused("textControlCharacters");
        var strict = Invoiced.Knowing(facts => facts with { Policy = facts.Policy with { RatingCommentLength = 3 } });
        strict.When(Wanda, Rate(comment: "Good"), "06-17 11:00").Refused("textTooLong");
    }

    [Fact]
    public void Neither_side_sees_the_others_while_it_is_sealed()
    {
        var (byClient, byWorker) =
            (new RatingGiven(Side.Client, new(Grade.Unsatisfied)), new RatingGiven(Side.Worker, new(Grade.Excellent)));
        var story = Invoiced.And(Clara, Rate(Grade.Unsatisfied), "06-17 11:00").And(Clara, Pay(), "06-18 10:00");
        Assert.Equal(new() { ByClient = new(Grade.Unsatisfied) }, RatingPair.AsReadBy(story.State, Carl));
        Assert.Null(RatingPair.AsReadBy(story.State, Wanda));
        Assert.Equal(story.Engagement.Ratings, RatingPair.AsReadBy(story.State, Sam));
        Assert.Equal([Clara, Carl, Sam], Readers(story, byClient));
        Assert.Equal([Wanda, Sam], Readers(story, byWorker));

        foreach (var open in new[] { story.And(Wanda, Rate(Grade.Excellent), "06-19 10:00"), story.Ticked("07-02 10:00") })
        {
            Assert.All(new Actor[] { Wanda, Clara, Sam }, by => Assert.Equal(open.Engagement.Ratings, RatingPair.AsReadBy(open.State, by)));
            Assert.Equal([Wanda, Clara, Carl, Sam], Readers(open, byClient));
        }
    }

    [Fact]
    public void That_the_other_side_has_rated_is_not_seen_either()
    {
        var story = Invoiced.And(Clara, Rate(), "06-17 11:00");
        Assert.Null(RatingPair.AsReadBy(story.State, Wanda));
        Assert.Null(RatingPair.AsReadBy(story.State, Gloria));
    }

    private static IEnumerable<Actor> Readers(Story story, Event @event) => new Actor[] { Wanda, Walter, Clara, Carl, Gloria, Sam, Amy }
        .Where(actor => Access.IsParty(story.State, actor) && Access.AsReadBy(story.State, actor, @event) is not null);
}
