namespace WorkMarket.Domain.Tests.Messages;

[Rule("§6 Eligibility 3 ◆ A justification names the change it is for, is made at or after it, and bars that change alone")]
public sealed class JustifyingTests
{
    private static readonly Story Declined = Given.InProgress()
        .And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00").And(Clara, DeclineFunds(), "06-16 11:00");

    private static readonly Story Twice = Declined
        .And(Wanda, RequestFunds(FundsKind.ExpenseReimbursement, Usd(5m)), "06-16 12:00").And(Clara, DeclineFunds("f2"), "06-16 13:00");

    private static readonly Story Changed = Twice.And(Wanda, CheckOut(), "06-16 17:00").And(Wanda, Complete(), "06-16 17:30")
        .And(Clara, SendBack(), "06-17 09:00").And(Wanda, StandBy(), "06-17 10:00").And(Clara, Propose((1, 60m)), "06-17 11:00");

    [Fact]
    public void It_names_a_cancellation_a_send_back_declined_funds_or_a_lower_amount()
    {
        Names(Changed, new(JustifiableChange.SendBack, At("06-17 09:00")));
        Names(Changed, new(JustifiableChange.DeclinedFunds, At("06-16 11:00"), new("f1")));
        Names(Changed, new(JustifiableChange.LowerAmount, At("06-17 11:00")));
        Names(Given.Cancelled(), new(JustifiableChange.Cancellation, At("06-12 09:00")));
        Names(Given.Assigned().And(Clara, Unassign(), "06-12 09:00"), new(JustifiableChange.Unassignment, At("06-12 09:00")));
    }

    [Fact]
    public void One_that_names_none_is_for_the_latest()
    {
        Means(Declined, new(JustifiableChange.DeclinedFunds, At("06-16 11:00"), new("f1")));
        Means(Twice, new(JustifiableChange.DeclinedFunds, At("06-16 13:00"), new("f2")));
        Means(Changed, new(JustifiableChange.LowerAmount, At("06-17 11:00")));
        Means(
            Changed.And(Clara, Cancel(clarification: "It does not print."), "06-17 12:00"),
            new(JustifiableChange.Cancellation, At("06-17 12:00")));
    }

    [Fact]
    public void A_change_that_was_not_made_cannot_be_justified()
    {
        foreach (var change in Enum.GetValues<JustifiableChange>())
            Given.InProgress().When(Clara, JustifyChange(change), "06-16 10:00").Refused("noChangeToJustify");
        var refused = Twice.When(Clara, JustifyChange(JustifiableChange.LowerAmount), "06-16 14:00").Refusals.Single();
        Assert.Equal(("noChangeToJustify", "justifies.change"), (refused.Rule, refused.Field));
        Assert.Contains("no lower amount that you proposed", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            "declining funds (f2), on Tuesday, 16 June 2026, 13:00 EDT (America/New_York)", refused.Message, StringComparison.Ordinal);
        Twice.When(Clara, JustifyChange(JustifiableChange.DeclinedFunds, "f3"), "06-16 14:00").Refused("noChangeToJustify");
        Given.InProgress().When(Clara, Post(justifies: new(JustifiableChange.SendBack)), "06-16 10:00").Refused("justifiesUnmarked");
    }

    [Fact]
    public void Where_several_could_be_meant_one_is_named()
    {
        var refused = Twice.When(Clara, JustifyChange(JustifiableChange.DeclinedFunds), "06-16 14:00").Refusals.Single();
        Assert.Equal(("changeNotNamed", "justifies.request"), (refused.Rule, refused.Field));
        Assert.Contains("declining funds (f1) and declining funds (f2)", refused.Message, StringComparison.Ordinal);
        var lapsed = Given.WorkDone().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 17:10")
            .And(Wanda, RequestFunds(FundsKind.Bonus, Usd(30m)), "06-16 17:20").And(Wanda, Complete(), "06-16 17:30")
            .And(Clara, Approve(lapse: true), "06-17 09:00");
        lapsed.When(Clara, Justify(), "06-17 10:00").Refused("changeNotNamed");
        Names(lapsed, new(JustifiableChange.DeclinedFunds, At("06-17 09:00"), new("f2")));
    }

    [Fact]
    public void It_bars_a_dispute_over_that_change_and_over_no_other()
    {
        var asked = Twice.And(Wanda, Attempt(), "06-16 14:00");
        var one = asked.And(Clara, JustifyChange(JustifiableChange.DeclinedFunds, "f1"), "06-16 15:00");
        Assert.True(Justified(one, EscalationCause.PaymentDispute).Holds);
        var both = one.And(Clara, JustifyChange(JustifiableChange.DeclinedFunds, "f2"), "06-16 15:30");
        Assert.False(Justified(both, EscalationCause.PaymentDispute).Holds);
        var refused = both.When(Wanda, Escalate(EscalationCause.PaymentDispute), "06-16 16:00").Refusals.Single();
        Assert.Equal("justified", refused.Rule);
        Assert.Contains("a justification for declining funds (f1)", refused.Message, StringComparison.Ordinal);
        var cancelled = both.And(Clara, Cancel(), "06-16 17:00");
        Assert.True(Justified(cancelled, EscalationCause.CancelledWithoutClarification).Holds);
        Assert.False(Justified(
            cancelled.And(Clara, JustifyChange(JustifiableChange.Cancellation), "06-16 18:00"),
            EscalationCause.CancelledWithoutClarification).Holds);
    }

    [Fact]
    public void A_send_back_is_no_reason_to_escalate_and_its_justification_bars_nothing()
    {
        var asked = Changed.And(Wanda, Attempt(), "06-17 12:00").And(Clara, JustifyChange(JustifiableChange.SendBack), "06-17 13:00");
        foreach (var cause in Enum.GetValues<EscalationCause>())
            Assert.True(Justified(asked, cause).Holds);
        Assert.Equal(JustifiableChange.SendBack, Justified(asked, EscalationCause.Impasse).Facts.Single().Justifies?.Change);
    }

    // What lapsed with the cancellation is part of it: its own text justifies both.
    [Fact]
    public void What_lapses_with_a_cancellation_is_justified_with_it()
    {
        var cancelled = Given.InProgress().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00")
            .And(Clara, Cancel(clarification: "The shop burnt down.", justified: true), "06-16 11:00").And(Wanda, Attempt(), "06-16 12:00");
        Assert.False(Justified(cancelled, EscalationCause.PaymentDispute).Holds);
    }

    [Fact]
    [Rule("§6 Lifecycle: only a clarification resolves the cancellation causes, any other message is a response")]
    public void Only_the_justification_of_the_cancellation_resolves_an_escalation_of_it()
    {
        var open = Declined.And(Clara, Cancel(), "06-16 14:00").And(Wanda, Attempt(), "06-16 15:00")
            .And(Wanda, Escalate(EscalationCause.CancelledWithoutClarification), "06-16 16:00");
        Assert.Equal(EscalationStage.Engaged, Stage(open.And(Clara, JustifyChange(JustifiableChange.DeclinedFunds), "06-17 10:00")));
        Assert.Equal(EscalationStage.Resolved, Stage(open.And(Clara, JustifyChange(JustifiableChange.Cancellation), "06-17 10:00")));
        Assert.Equal(EscalationStage.Resolved, Stage(open.And(Clara, Justify(), "06-17 10:00")));
    }

    // As it was written before a justification had to name its change.
    [Fact]
    public void One_from_before_is_for_what_had_been_changed_by_then()
    {
        var asked = Declined.And(Wanda, Attempt(), "06-16 14:00");
        Assert.False(Justified(Before(asked), EscalationCause.PaymentDispute).Holds);
        var later = Before(asked).And(Wanda, RequestFunds(FundsKind.Bonus, Usd(5m)), "06-16 15:30").And(
            Clara, DeclineFunds("f2"), "06-16 16:00");
        Assert.True(Justified(later, EscalationCause.PaymentDispute).Holds);

        static Story Before(Story story) => story.Then(
        [
            new(At("06-16 15:00"), Clara, new MessagePosted(new("m2"), MessageKind.Message, "No.", false, MessageMark.Justification)),
        ]);
    }

    private static void Names(Story story, JustifiedChange change) =>
        Posts(story, JustifyChange(change.Change, change.Request?.Value), change);

    private static void Means(Story story, JustifiedChange change) => Posts(story, Justify(), change);

    private static void Posts(Story story, Command justify, JustifiedChange change) => Assert.Equal(
        change,
        ((MessagePosted)story.And(Clara, justify, "06-17 18:00").Timeline
            .Last(happened => happened.Event.Inner() is MessagePosted).Event.Inner()).Justifies);

    private static Criterion Justified(Story story, EscalationCause cause) =>
        Criteria.Check(story.State, cause, Policy.Default, At("06-17 18:00")).Criteria.Single(
            criterion => criterion.Kind == CriterionKind.NotJustified);

    private static EscalationStage Stage(Story story) => Escalations.Escalated.Find(story).Stage;
}
