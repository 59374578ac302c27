using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Domain.Tests.Escalations;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 ◆ Pay: by hand it is stated as paid; within 10 business days the worker may say not received; final when that ends or confirmed")]
public sealed class StatedPaymentTests
{
    // Approved on 17 June, due on 17 July. Stated on Thursday 18 June at 10; Juneteenth and 3 July are no business days.
    private static readonly Story Stated = Given.Paid();

    // Due on Friday 17 July at 10 and not paid: Wanda escalates on Monday at 10, and the client pays in the middle of the stage.
    private static readonly Story Cured = Given.Invoiced().And(Wanda, Attempt(), "07-17 11:00")
        .And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-20 10:00").And(Clara, Pay(), "07-21 10:00");

    private static readonly Story GoesOn = Cured.And(Wanda, NotReceived(), "07-24 10:00");

    private static StatedPayment Statement(Story story) => ((Paid)story.State).Stated!;

    [Fact]
    public void It_says_until_when_the_worker_can_deny_it()
    {
        Assert.Equal(new StatedPayment(At("07-06 10:00")), Statement(Stated));
        Assert.Contains(new Need(NeedReason.CheckPayment, At("06-18 10:00"), At("07-06 10:00")), TodoRules.ForWorker(Stated.State));
    }

    [Fact]
    public void Not_received_it_is_invoiced_again_and_was_unpaid_since_its_due_date()
    {
        var late = Given.Invoiced().And(Clara, Pay(), "07-20 10:00");
        Assert.Empty(late.Engagement.Labels);
        var denied = late.When(Wanda, NotReceived("No money came."), "07-22 10:00")
            .Then(new PaymentNotReceived("No money came."), Expected.Clock("07-22 10:00", new LabelAdded(Label.PaymentPastDue)))
            .Leaves(Status.Invoiced).Afterwards;
        Assert.Equal(new NotReceived(At("07-20 10:00"), At("07-22 10:00")), ((Invoiced)denied.State).NotReceived);
        Assert.Contains(Contributions.FromCase(denied.State, new()).Single(part => part.To is ScorecardOf.Company).Entries,
            entry => entry.As == CountsAs.PastDue && entry.At == At("07-17 10:00"));
        Assert.Contains(TodoRules.ForClient(denied.State), need => need.Reason == NeedReason.PayPastDue && need.From == At("07-17 10:00"));
        Assert.True(Contributions.Concerns(new PaymentNotReceived(null)));
    }

    [Fact]
    public void It_is_final_when_the_window_ends()
    {
        Assert.Equal(Status.Invoiced, Stated.And(Wanda, NotReceived(), At("07-06 10:00") - Tick).State.Status);
        Stated.When(Wanda, NotReceived(), "07-06 10:00").Refused(new PaymentIsFinal(At("07-06 10:00"), NewYork));
        var final = Stated.Ticked("07-30 10:00");
        Assert.Equal(new StatedPayment(At("07-06 10:00"), FinalAt: At("07-06 10:00")), Statement(final));
        Assert.Null(Clock.NextDue(final.State));
        final.When(Wanda, ConfirmPayment(), "07-30 10:00").Refused("paymentFinal");
        Assert.Empty(TodoRules.ForWorker(final.State));
    }

    [Fact]
    public void It_is_final_when_the_worker_confirms()
    {
        var confirmed = Stated.When(Wanda, ConfirmPayment(), "06-19 10:00").Then(new PaymentConfirmed()).Leaves(Status.Paid).Afterwards;
        Assert.Equal(
            new StatedPayment(At("07-06 10:00"), FinalAt: At("06-19 10:00"), ConfirmedAt: At("06-19 10:00")), Statement(confirmed));
        confirmed.When(Wanda, NotReceived(), "06-20 10:00").Refused("paymentFinal");
        Assert.Null(Clock.NextDue(confirmed.Ticked("07-02 10:00").State));
    }

    [Fact]
    [Rule("§2 ◆ Pay: a case that was paid before payments were stated is final")]
    public void What_was_paid_of_old_is_final()
    {
        var invoiced = Given.Invoiced();
        var old = invoiced.Then([new(At("06-18 10:00"), Clara, new PaidByClient(Usd(120m), null))]);
        Assert.Null(((Paid)old.State).Stated);
        Assert.DoesNotContain(old.Ticked("12-01 10:00").Timeline, happened => happened.Event is PaymentFinal);
        old.When(Wanda, NotReceived(), "06-19 10:00").Refused(new PaymentIsFinal(At("06-18 10:00"), NewYork));
        old.When(Wanda, ConfirmPayment(), "06-19 10:00").Refused("paymentFinal");
    }

    [Fact]
    public void A_note_is_a_text_like_any_other() =>
        Stated.When(Wanda, NotReceived("bell\u0007"), "06-19 10:00").Refused("textControlCharacters");

    [Fact]
    public void Ratings_that_were_final_stay_final()
    {
        var denied = Given.Rated().And(Wanda, NotReceived(), "06-19 10:00");
        Assert.NotNull(CountedRatings.FromCase(denied.State));
        denied.When(Clara, Rate(Grade.Excellent), "06-19 11:00").Refused("ratingsFinal");
        Assert.Contains(Contributions.FromCase(denied.State, new()).Single(part => part.To is ScorecardOf.Worker).Entries,
            entry => entry.As == CountsAs.RatedUnsatisfied && entry.At == At("06-17 12:00"));
    }

    [Fact]
    [Rule("§2 ◆ An escalation that it cured goes on with the business time that was left; §6 after not received it returns to its stage")]
    public void An_escalation_that_it_cured_goes_on_with_what_was_left()
    {
        Assert.Equal(EscalationStage.Resolved, Escalated.Find(Cured).Stage);
        var open = Escalated.Find(GoesOn);
        Assert.Equal(
            (EscalationStage.Messages, At("07-20 10:00"), null, null), (open.Stage, open.EnteredAt, open.ClosedAt, open.BeforeCure));
        // The stage and the update would have come on the 22nd at 10, 24 business hours after the payment. From Friday that is Monday.
        Assert.Equal((At("07-27 10:00"), At("07-27 10:00")), (open.StageEndsAt, open.NextUpdateAt));
        // A month from the 20th, and the three days for which it was closed.
        Assert.Equal(At("08-23 10:00"), open.MonthEndsAt);
        Assert.Equal(
            "Messages 07-20 10:00, Resolved 07-21 10:00, ProjectManager 07-27 10:00, AccountManager 07-29 10:00, Arbitration 08-23 10:00",
            Escalated.Stages(GoesOn.Ticked("09-30 10:00")));
    }

    [Fact]
    [Rule("§2 ◆ Stated again by hand, it cures only once the worker confirms")]
    public void Stated_again_it_cures_only_once_the_worker_confirms()
    {
        var again = GoesOn.And(Clara, Pay(), "07-24 12:00");
        Assert.True(Statement(again).Again);
        Assert.True(Escalated.Find(again).IsOpen);
        Assert.Equal(EscalationStage.Resolved, Escalated.Find(again.And(Wanda, ConfirmPayment(), "07-25 10:00")).Stage);

        // On Friday 7 August it is final, the escalation goes on, and a confirmation still cures it.
        var final = again.Ticked("08-10 10:00");
        Assert.Equal(At("08-07 12:00"), Statement(final).FinalAt);
        Assert.True(Escalated.Find(final).IsOpen);
        var confirmed = final.And(Wanda, ConfirmPayment(), "08-10 11:00");
        Assert.Equal((EscalationStage.Resolved, null), (Escalated.Find(confirmed).Stage, Escalated.Find(confirmed).BeforeCure));
        Assert.Equal(EscalationStage.Arbitration, Escalated.Find(final.Ticked("09-30 10:00")).Stage);
    }

    [Fact]
    public void Nothing_goes_on_once_the_payment_is_final()
    {
        Assert.NotNull(Escalated.Find(Cured).BeforeCure);
        Assert.Null(Escalated.Find(Cured.Ticked("08-30 10:00")).BeforeCure);
        Assert.Null(Escalated.Find(Cured.And(Wanda, ConfirmPayment(), "07-22 10:00")).BeforeCure);
    }

    [Fact]
    public void Where_the_worker_has_opened_another_meanwhile_that_one_goes_on()
    {
        var another = Cured.And(Wanda, Post("Where is it?"), "07-21 11:00")
            .And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "07-23 11:00");
        var denied = another.And(Wanda, NotReceived(), "07-24 10:00");
        Assert.Equal("e2", EscalationRecord.Open(denied.State)!.Id.Value);
        Assert.Equal(1, denied.State.Core.Escalations.Count(escalation => escalation.IsOpen));
        var withdrawn = another.And(Wanda, WithdrawEscalation(), "07-23 12:00").And(Wanda, NotReceived(), "07-24 10:00");
        Assert.Equal(["e2", "e1"], withdrawn.State.Core.Escalations.Select(escalation => escalation.Id.Value));
        Assert.True(Escalated.Find(withdrawn).IsOpen);
    }

    [Fact]
    public void A_violation_that_was_upheld_meanwhile_ends_it()
    {
        var upheld = Cured.And(Clara, Report(), "07-21 12:00").And(Sam, Uphold(), "07-22 10:00").And(Wanda, NotReceived(), "07-24 10:00");
        Assert.Equal(EscalationStage.Ineligible, Escalated.Find(upheld).Stage);
    }
}
