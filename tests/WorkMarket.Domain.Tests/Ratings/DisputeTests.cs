using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Tests.Ratings;

/// <summary>
/// It is paid on Thursday 18 June 2026; the Friday is Juneteenth, so 48 business hours from Thursday noon end on Tuesday noon.
/// </summary>
[Rule("§4 Rating dispute")]
public sealed class DisputeTests
{
    private static readonly Story Rated = Given.Rated();
    private static readonly Story Asked = Rated.And(Wanda, DisputeRating(), "06-18 12:00");
    private static readonly Story Explained = Asked.And(Clara, ExplainRating(), "06-22 09:00");
    private static readonly Story Escalated = Explained.And(Wanda, EscalateDispute(), "06-22 10:00");

    [Fact]
    public void The_worker_asks_the_client_for_a_written_explanation() =>
        Rated.When(Wanda, DisputeRating("Why?"), "06-18 12:00").Then(new RatingDisputed("Why?", At("06-23 12:00")));

    [Fact]
    public void Only_a_rating_that_counts_is_disputed()
    {
        var refusal = new RatingNotCounted();
        Given.Paid().When(Wanda, DisputeRating(), "06-18 12:00").Refused(refusal);
        Given.Invoiced().And(Clara, Rate(), "06-17 11:00").And(Clara, Pay(), "06-18 10:00")
            .When(Wanda, DisputeRating(), "06-18 12:00").Refused(refusal);
    }

    [Fact]
    public void One_dispute_is_open_at_a_time()
    {
        Asked.When(Wanda, DisputeRating(), "06-18 13:00").Refused(new DisputeOpen(DisputeStage.Asked));
        Explained.When(Wanda, DisputeRating(), "06-22 13:00").Refused(new DisputeOpen(DisputeStage.Explained));
        Escalated.When(Wanda, DisputeRating(), "06-22 13:00").Refused(new DisputeOpen(DisputeStage.Escalated));
    }

    [Fact]
    public void The_client_explains_once()
    {
        Asked.When(Carl, ExplainRating("Late twice."), "06-22 09:00").Then(new RatingExplained("Late twice."));
        Explained.When(Clara, ExplainRating(), "06-22 10:00").Refused(new AlreadyExplained());
        Rated.When(Clara, ExplainRating(), "06-18 11:00").Refused(new NothingThere(AssignmentAction.ExplainRating));
    }

    [Fact]
    public void An_explanation_missing_after_forty_eight_business_hours_counts_as_none_given()
    {
        Assert.Equal(At("06-23 12:00"), Clock.NextDue(Asked.State));
        Assert.Equal(DisputeStage.Asked, StageAt(At("06-23 12:00") - Tick));
        Assert.Equal(DisputeStage.Unexplained, StageAt(At("06-23 12:00")));
        Asked.When(Clara, ExplainRating(), At("06-23 12:00") - Tick).Leaves(Status.Paid);
        Asked.When(Clara, ExplainRating(), "06-23 12:00").Refused(new ExplanationTooLate(At("06-23 12:00"), NewYork));
        // Only the payment becomes final.
        Assert.Equal(At("07-06 10:00"), Clock.NextDue(Explained.State));
    }

    [Fact]
    public void A_late_clock_stamps_it_with_its_due_instant() =>
        Asked.When(Wanda, EscalateDispute("I was there."), "07-01 10:00").Then(
            Expected.Clock("06-23 12:00", new RatingUnexplained()), new RatingDisputeEscalated("I was there."));

    [Fact]
    public void How_long_the_client_has_is_a_setting_fixed_when_the_worker_asks()
    {
        var quick = Rated.Knowing(facts => facts with { Policy = facts.Policy with { ExplanationWithin = BusinessSpan.FromHours(1) } });
        var asked = quick.And(Wanda, DisputeRating(), "06-18 12:00").Knowing(_ => Rated.Facts);
        Assert.Equal(At("06-18 13:00"), Clock.NextDue(asked.State));
        var always =
            Rated.Knowing(
                facts => facts with { Policy = facts.Policy with { BusinessTime = new() { Hours = new OpeningHours.Always() } } });
        Assert.Equal(At("06-20 12:00"), Clock.NextDue(always.And(Wanda, DisputeRating(), "06-18 12:00").State));
    }

    [Fact]
    public void At_an_impasse_the_worker_escalates_with_an_explanation_of_the_own()
    {
        Explained.When(Wanda, EscalateDispute("The gate."), "06-22 10:00").Then(new RatingDisputeEscalated("The gate."));
        Asked.When(Wanda, EscalateDispute(), "06-22 10:00").Refused(new ExplanationAwaited(At("06-23 12:00"), NewYork));
        Assert.Equal(At("06-23 12:00"), Asked.When(Wanda, EscalateDispute(), "06-22 10:00").Refusals[0].HoldsFrom);
        Rated.When(Wanda, EscalateDispute(), "06-18 12:00").Refused(new NothingThere(AssignmentAction.EscalateDispute));
        Escalated.When(Wanda, EscalateDispute(), "06-22 11:00").Refused(new DisputeOpen(DisputeStage.Escalated));
    }

    [Fact]
    public void Texts_are_required()
    {
        Rated.When(Wanda, DisputeRating(" "), "06-18 12:00").Refused("textRequired");
        Asked.When(Clara, ExplainRating(""), "06-18 12:00").Refused("textRequired");
        Asked.When(Clara, ExplainRating(new('x', 10_001)), "06-18 12:00").Refused("textTooLong");
        Explained.When(Wanda, EscalateDispute("\t"), "06-22 10:00").Refused("textRequired");
    }

    [Fact]
    public void Both_sides_and_support_read_every_step() => Assert.All(
        Escalated.And(Sam, Review(), "06-22 12:00").Timeline.Skip(Rated.Timeline.Count),
        step => Assert.All(
            new Actor[] { Wanda, Clara, Sam }, by => Assert.Same(step.Event, Access.AsReadBy(Escalated.State, by, step.Event))));

    private static DisputeStage? StageAt(Instant at) => Asked.Ticked(at).Engagement.Ratings!.Dispute!.Stage;
}
