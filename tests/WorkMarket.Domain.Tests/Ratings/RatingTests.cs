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
    public void It_can_be_put_anew_until_it_is_paid_and_then_is_final()
    {
        var story = Invoiced
            .And(Clara, Rate(Grade.Unsatisfied), "06-17 11:00")
            .And(Carl, Rate(Grade.Excellent, "I was wrong"), "06-17 12:00");
        Assert.Equal(new(Grade.Excellent, Comment: "I was wrong"), story.Engagement.Ratings!.ByClient);
        var paid = story.And(Clara, Pay(), "06-18 10:00");
        paid.When(Clara, Rate(), "06-18 10:01").Refused(new StatusNotAllowed(AssignmentAction.Rate, Status.Paid));
        paid.When(Wanda, Rate(), "06-18 10:01").Refused(new StatusNotAllowed(AssignmentAction.Rate, Status.Paid));
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
    public void Neither_side_sees_the_others_before_it_is_paid()
    {
        var story = Invoiced.And(Clara, Rate(Grade.Unsatisfied), "06-17 11:00").And(Wanda, Rate(Grade.Excellent), "06-17 12:00");
        Assert.Equal(new() { ByClient = new(Grade.Unsatisfied) }, RatingPair.AsReadBy(story.State, Carl));
        Assert.Equal(new() { ByWorker = new(Grade.Excellent) }, RatingPair.AsReadBy(story.State, Wanda));
        Assert.Equal(story.Engagement.Ratings, RatingPair.AsReadBy(story.State, Sam));
        var (byClient, byWorker) = (new RatingGiven(Side.Client, new(Grade.Unsatisfied)),
            new RatingGiven(Side.Worker, new(Grade.Excellent)));
        Assert.Equal([Clara, Carl, Sam], Readers(story, byClient));
        Assert.Equal([Wanda, Sam], Readers(story, byWorker));

        var paid = story.And(Clara, Pay(), "06-18 10:00");
        Assert.All(new Actor[] { Wanda, Clara, Sam }, by => Assert.Equal(paid.Engagement.Ratings, RatingPair.AsReadBy(paid.State, by)));
        Assert.Equal([Wanda, Clara, Carl, Sam], Readers(paid, byClient));
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
