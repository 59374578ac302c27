using WorkMarket.Domain.Leaving;

namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Causes")]
public sealed class CauseTests
{
    [Fact]
    public void An_approval_is_overdue_48_hours_beyond_the_clients_average_three_days_if_none()
    {
        var pending = Given.PendingApproval(); // Submitted on 16 June at 17:30: three days and two.
        From(pending, EscalationCause.ApprovalOverdue, "06-21 17:30", "06-16 18:00");
        True(pending, EscalationCause.ApprovalOverdue, "06-21 17:30");
        Assert.Equal(
            [new LookedAt(LookedAtKind.Submission, At("06-16 17:30")),
                new LookedAt(LookedAtKind.ApprovalTime, At("06-19 17:30"), Hours(72)),
                new LookedAt(LookedAtKind.ApprovalAllowance, At("06-21 17:30"), Hours(48))],
            Cause(pending, EscalationCause.ApprovalOverdue, "06-21 17:30").Facts);
        Never(Given.Invoiced(), EscalationCause.ApprovalOverdue, "07-30 10:00");
    }

    [Fact]
    public void A_submission_that_says_nothing_of_the_average_is_overdue_as_if_none_were_known()
    {
        var pending = (PendingApproval)Given.PendingApproval().State;
        var old = pending with { Completion = pending.Completion with { OverdueFrom = null } };
        var criterion = Criteria.Check(old, EscalationCause.ApprovalOverdue, Policy.Default, At("06-17 10:00")).Criteria[0];
        Assert.Equal(At("06-21 17:30"), criterion.HoldsFrom);
    }

    [Fact]
    public void A_payment_is_past_due_from_the_invoices_due_date()
    {
        From(Given.Invoiced(), EscalationCause.PaymentPastDue, "07-17 10:00", "06-18 10:00");
        True(Given.Invoiced(), EscalationCause.PaymentPastDue, "07-17 10:00");
        Never(Given.Paid(), EscalationCause.PaymentPastDue, "07-30 10:00");
    }

    [Fact]
    [Rule("§6 ◆ paymentDispute is true where an amount that the worker asked or submitted was refused or fixed lower")]
    public void A_payment_is_disputed_where_an_amount_was_refused_or_fixed_lower_and_nowhere_else()
    {
        Never(Given.PendingApproval(), EscalationCause.PaymentDispute, "06-17 10:00");
        Never(Given.Invoiced(), EscalationCause.PaymentDispute, "06-17 10:00");
        Never(Given.Paid(), EscalationCause.PaymentDispute, "06-19 10:00");
        Never(Given.Cancelled(), EscalationCause.PaymentDispute, "06-12 09:00");
        Never(Given.PendingApproval().And(Clara, Cancel(amount: Usd(120m)), "06-17 10:00"), EscalationCause.PaymentDispute, "06-17 11:00");
        True(
            Given.PendingApproval().And(Clara, Cancel(amount: Usd(40m), clarification: "One shelf only."), "06-17 10:00"),
            EscalationCause.PaymentDispute, "06-17 10:00");
        var asked = Given.InProgress().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00");
        var declined = asked.And(Clara, DeclineFunds(), "06-16 11:00").And(Wanda, CheckOut(), "06-16 17:00")
            .And(Wanda, Complete(), "06-16 17:30").And(Clara, Approve(), "06-17 10:00").And(Clara, Pay(), "06-18 10:00");
        True(declined, EscalationCause.PaymentDispute, "06-19 10:00");
        var lapsed = asked.And(Wanda, CheckOut(), "06-16 17:00").And(Wanda, Complete(), "06-16 17:30")
            .And(Clara, Approve(lapse: true), "06-17 10:00");
        True(lapsed, EscalationCause.PaymentDispute, "06-17 10:00");
        Assert.Equal(
            [new LookedAt(LookedAtKind.LapsedFunds, At("06-17 10:00"))],
            Cause(lapsed, EscalationCause.PaymentDispute, "06-17 11:00").Facts);
    }

    [Fact]
    [Rule("§6 ◆ paymentDispute until both record that they agree or it is paid in full")]
    public void A_lower_amount_is_disputed_until_it_is_agreed_on_or_all_is_paid()
    {
        var proposed = Given.PendingApproval().And(Clara, Propose((1, 60m)), "06-17 10:00");
        Never(proposed.And(Wanda, AcceptAmount(), "06-17 11:00"), EscalationCause.PaymentDispute, "06-17 12:00");
        var approved = proposed.And(Wanda, DeclineAmount(), "06-17 11:00").And(Clara, Approve(), "06-17 12:00");
        True(approved, EscalationCause.PaymentDispute, "06-17 13:00");
        Never(approved.And(Clara, Pay(), "06-18 10:00"), EscalationCause.PaymentDispute, "06-18 11:00");
    }

    [Fact]
    [Rule("§6 ◆ A lower amount that is accepted settles that amount alone")]
    public void Who_accepts_a_lower_amount_goes_on_disputing_the_funds_that_were_declined()
    {
        var disputed = Given.InProgress().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00")
            .And(Clara, DeclineFunds(), "06-16 11:00").And(Wanda, Attempt(), "06-16 12:00")
            .And(Wanda, Escalate(EscalationCause.PaymentDispute), "06-16 13:00").And(Wanda, CheckOut(), "06-16 17:00")
            .And(Wanda, Complete(), "06-16 17:30").And(Clara, Propose((1, 100m)), "06-17 10:00").And(Wanda, AcceptAmount(), "06-17 11:00");
        Assert.True(Escalated.Find(disputed).IsOpen);
        True(disputed, EscalationCause.PaymentDispute, "06-17 12:00");
    }

    [Fact]
    [Rule("§6 Eligibility 2 ◆ Posted since the decline, lower amount or cancellation")]
    public void Of_a_disputed_payment_is_what_the_worker_wrote_since_it_was_refused_or_fixed_lower()
    {
        var submitted = Given.PendingApproval().And(Wanda, Attempt(), "06-16 18:00")
            .And(Clara, Cancel(amount: Usd(40m), clarification: "One shelf only."), "06-17 10:00");
        Assert.False(Attempted(submitted, "06-17 12:00"));
        Assert.True(Attempted(submitted.And(Wanda, Post("Only that?"), "06-17 11:00"), "06-17 12:00"));

        static bool Attempted(Story story, string at) =>
            Criteria.Check(story.State, EscalationCause.PaymentDispute, Policy.Default, At(at)).Criteria
            .Single(criterion => criterion.Kind == CriterionKind.Attempted).Holds;
    }

    [Fact]
    public void A_cancellation_without_clarification_is_one_that_says_nothing()
    {
        True(Given.Cancelled(), EscalationCause.CancelledWithoutClarification, "06-12 09:00");
        True(
            Given.Assigned().And(Clara, Cancel(amount: Usd(40m)), "06-12 09:00"), EscalationCause.CancelledWithoutClarification,
            "06-12 09:00");
        Never(
            Given.Assigned().And(Clara, Cancel(clarification: "The shop has moved to another street."), "06-12 09:00"),
            EscalationCause.CancelledWithoutClarification, "06-12 09:00");
        Never(Given.InProgress(), EscalationCause.CancelledWithoutClarification, "06-16 10:00");
    }

    [Fact]
    [Rule("§6 ◆ cancelledWithoutClarification: neither a text of 20 letters or more with the cancellation nor a message since")]
    public void Less_than_20_letters_say_nothing_of_a_cancellation_and_a_message_since_does()
    {
        var said = Given.Assigned().And(Clara, Cancel(clarification: "Nineteen letters here"), "06-12 09:00");
        True(Given.Assigned().And(Clara, Cancel(clarification: "- Nineteen letters a!"), "06-12 09:00"),
            EscalationCause.CancelledWithoutClarification, "06-12 09:00");
        True(said, EscalationCause.CancelledWithoutClarification, "06-12 09:00");
        Never(Given.Assigned().And(Clara, Cancel(clarification: "Twenty letters it has, so"), "06-12 09:00"),
            EscalationCause.CancelledWithoutClarification, "06-12 09:00");
        Never(said.And(Clara, Post("They moved."), "06-12 10:00"), EscalationCause.CancelledWithoutClarification, "06-12 10:00");
        True(
            said.And(Clara, Post("They moved.", isPrivate: true), "06-12 10:00"), EscalationCause.CancelledWithoutClarification,
            "06-12 10:00");
        True(Given.Assigned().And(Clara, Post("Until Tuesday."), "06-11 10:00").And(Clara, Cancel(), "06-12 09:00"),
            EscalationCause.CancelledWithoutClarification, "06-12 09:00");
    }

    // As it could be stored before reasons that blame the work needed words.
    [Fact]
    [Rule("§6 ◆ cancelledAfterWork: a reason code is no clarification")]
    public void A_reason_code_says_nothing_about_the_quality_of_work()
    {
        var coded = Given.WorkDone().Then(
            [new(At("06-17 09:00"), Clara, new CancelledByClient(CancellationReason.WorkNotAsAgreed, Usd(0m), null))]);
        True(coded, EscalationCause.CancelledAfterWork, "06-17 09:00");
    }

    [Fact]
    [Rule("§6 ◆ paymentDispute also from the first declined request for funds on")]
    public void A_payment_is_disputed_from_the_first_declined_request_for_funds_on()
    {
        var asked = Given.InProgress().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00");
        Never(asked, EscalationCause.PaymentDispute, "06-16 11:00");
        True(asked.And(Clara, DeclineFunds(), "06-16 11:00"), EscalationCause.PaymentDispute, "06-16 11:00");
        Assert.Equal(
            [new LookedAt(LookedAtKind.DeclinedFunds, At("06-16 11:00"))],
            Cause(asked.And(Clara, DeclineFunds(), "06-16 11:00"), EscalationCause.PaymentDispute, "06-16 12:00").Facts);
        Never(asked.And(Wanda, WithdrawFunds(), "06-16 11:00"), EscalationCause.PaymentDispute, "06-16 11:00");
    }

    // Due on 17 July; what was stated on the 20th did not arrive, and is stated again in the same minute.
    [Fact]
    [Rule("§2 ◆ Stated again by hand, it cures only once the worker confirms")]
    public void A_payment_that_is_stated_again_is_past_due_until_the_worker_confirms()
    {
        var again = Given.Invoiced().And(Clara, Pay(), "07-20 10:00").And(Wanda, NotReceived(), "07-22 10:00")
            .And(Clara, Pay(), "07-22 10:00");
        True(again, EscalationCause.PaymentPastDue, "07-22 10:00");
        var opened = again.And(Wanda, Attempt(), "07-22 10:01").And(Wanda, Escalate(EscalationCause.PaymentPastDue), "07-22 10:02");
        Assert.Equal(EscalationStage.Resolved, Escalated.Find(opened.And(Wanda, ConfirmPayment(), "07-23 10:00")).Stage);
        Assert.Equal(EscalationStage.Arbitration, Escalated.Find(opened.Ticked("09-30 10:00")).Stage);
        Never(again.And(Wanda, ConfirmPayment(), "07-22 11:00"), EscalationCause.PaymentPastDue, "07-22 11:00");
        Never(again.Ticked("08-30 10:00"), EscalationCause.PaymentPastDue, "08-30 10:00");
    }

    [Fact]
    [Rule("§6 ◆ A response counts the same inside and outside an escalation: a reaction without words is none; a note asks nothing")]
    public void A_sign_answers_nothing_and_a_note_asks_nothing()
    {
        var asked = Given.Assigned().And(Wanda, Post("Where?"), "06-12 10:00");
        From(asked.And(Clara, Post("\U0001F44D"), "06-12 11:00"), EscalationCause.ClientUnresponsive, "06-16 10:00", "06-15 10:00");
        Never(Given.Assigned().And(Wanda, Post("I was there.", MessageKind.Note), "06-12 10:00").And(Clara, Post("No."), "06-12 11:00"),
            EscalationCause.Impasse, "06-12 12:00");
    }

    [Fact]
    public void A_cancellation_after_work_is_one_with_work_logged_and_nothing_said_about_its_quality()
    {
        True(Given.WorkDone().And(Clara, Cancel(), "06-17 09:00"), EscalationCause.CancelledAfterWork, "06-17 09:00");
        Never(
            Given.WorkDone().And(Clara, Cancel(CancellationReason.WorkNotAsAgreed, clarification: "It does not print."), "06-17 09:00"),
            EscalationCause.CancelledAfterWork, "06-17 09:00");
        Never(Given.Cancelled(), EscalationCause.CancelledAfterWork, "06-12 09:00");
    }

    [Fact]
    [Rule("§6 cancelledAfterWork: work logged or submitted")]
    public void Work_that_was_submitted_without_a_visit_is_work_also_where_it_was_sent_back()
    {
        var submitted = Given.Assigned(Asking.NoCheckIn).And(Wanda, Complete(), "06-16 17:30");
        var cancelled = submitted.And(Clara, Cancel(amount: Usd(120m)), "06-17 09:00");
        True(cancelled, EscalationCause.CancelledAfterWork, "06-17 09:00");
        Assert.Equal(
            [LookedAtKind.Submission, LookedAtKind.Cancellation],
            Cause(cancelled, EscalationCause.CancelledAfterWork, "06-17 09:00").Facts.Select(fact => fact.What));
        True(
            submitted.And(Clara, SendBack(), "06-16 18:00").And(Clara, Cancel(amount: Usd(120m)), "06-17 09:00"),
            EscalationCause.CancelledAfterWork, "06-17 09:00");
        True(
            submitted.And(Clara, SendBack(), "06-16 18:00").And(Clara, Hold(), "06-16 19:00")
                .And(Clara, Cancel(amount: Usd(120m)), "06-17 09:00"),
            EscalationCause.CancelledAfterWork, "06-17 09:00");
        Never(
            Given.Assigned(Asking.NoCheckIn).Ticked("06-16 12:00").And(Clara, Cancel(), "06-17 09:00"), EscalationCause.CancelledAfterWork,
            "06-17 09:00");
        Never(
            submitted.And(Clara, Cancel(CancellationReason.WorkNotAsAgreed, clarification: "It does not print."), "06-17 09:00"),
            EscalationCause.CancelledAfterWork, "06-17 09:00");
    }

    [Fact]
    public void A_client_is_unresponsive_48_business_hours_after_the_first_unanswered_message()
    {
        // Friday 12 June at 10: until midnight 14 hours, Monday 24, so on Tuesday at 10.
        var asked = Given.Assigned().And(Wanda, Post("Where?"), "06-12 10:00").And(Wanda, Post("Hello?"), "06-13 10:00");
        From(asked, EscalationCause.ClientUnresponsive, "06-16 10:00", "06-15 10:00");
        Assert.Equal(new("m1"), Cause(asked, EscalationCause.ClientUnresponsive, "06-15 10:00").Facts.Single().Message);
        Never(asked.And(Clara, Post("Here."), "06-13 11:00"), EscalationCause.ClientUnresponsive, "06-30 10:00");
        From(
            asked.And(Clara, Post("To Carl", isPrivate: true), "06-13 11:00"), EscalationCause.ClientUnresponsive, "06-16 10:00",
            "06-15 10:00");
        Never(
            Given.Assigned().And(Wanda, Post("I was there.", MessageKind.Note), "06-12 10:00"), EscalationCause.ClientUnresponsive,
            "06-30 10:00");
    }

    [Fact]
    public void What_the_client_answers_to_WorkMarket_answers_the_worker_too()
    {
        var asked = Given.Assigned().And(Wanda, Post("Where?"), "06-12 10:00")
            .And(Wanda, Escalate(EscalationCause.ClientUnresponsive), "06-16 10:00");
        True(asked.And(Wanda, WithdrawEscalation(), "06-16 11:00"), EscalationCause.ClientUnresponsive, "06-16 11:00");
        var told = asked.And(Clara, GiveUpdate(), "06-16 11:00").And(Wanda, WithdrawEscalation(), "06-16 12:00");
        Never(told, EscalationCause.ClientUnresponsive, "06-30 10:00");
        From(told.And(Wanda, Post("And now?"), "06-16 13:00"), EscalationCause.ClientUnresponsive, "06-18 13:00", "06-17 10:00");
    }

    [Fact]
    [Rule("§6 ◆ A response counts the same inside and outside an escalation")]
    public void What_the_client_does_with_a_reason_answers_what_the_worker_wrote()
    {
        var asked = Given.InProgress().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00")
            .And(Wanda, Reschedule(Days("06-19 09:00", "06-19 17:00")), "06-16 10:01").And(Wanda, Post("Where?"), "06-16 10:30");
        From(asked, EscalationCause.ClientUnresponsive, "06-18 10:30", "06-17 10:00");
        foreach (var act in new[] { Hold(), DeclineFunds(), DeclineReschedule("Too late"), Cancel(clarification: "They moved.") })
            Never(asked.And(Clara, act, "06-16 11:00"), EscalationCause.ClientUnresponsive, "06-30 10:00");
        foreach (var act in new[] { ApproveFunds(), DeclineReschedule(), ApproveReschedule(), Cancel() })
            True(asked.And(Clara, act, "06-16 11:00"), EscalationCause.ClientUnresponsive, "06-30 10:00");
        var submitted = Given.PendingApproval().And(Wanda, Post("Is it in order?"), "06-16 18:00");
        foreach (var act in new[] { SendBack(), Propose((1, 60m)) })
            Never(submitted.And(Clara, act, "06-17 10:00"), EscalationCause.ClientUnresponsive, "06-30 10:00");
    }

    [Fact]
    public void An_impasse_is_where_both_spoke()
    {
        var asked = Given.Assigned().And(Wanda, Post("Two more hours."), "06-12 10:00");
        Never(asked, EscalationCause.Impasse, "06-12 11:00");
        Never(asked.And(Clara, Post("No way", isPrivate: true), "06-12 11:00"), EscalationCause.Impasse, "06-12 12:00");
        True(asked.And(Clara, Post("No."), "06-12 11:00"), EscalationCause.Impasse, "06-12 11:00");
        // What the client does with a reason is said as much: a send-back, declined funds, a lower amount, a cancellation.
        var pending = Given.PendingApproval().And(Wanda, Post("Please approve."), "06-17 09:00");
        True(pending.And(Clara, SendBack(), "06-17 10:00"), EscalationCause.Impasse, "06-17 10:00");
        True(pending.And(Clara, Propose((1, 60m)), "06-17 10:00"), EscalationCause.Impasse, "06-17 10:00");
        True(pending.And(Clara, Cancel(clarification: "They moved."), "06-17 10:00"), EscalationCause.Impasse, "06-17 10:00");
        True(
            Given.InProgress().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00").And(Wanda, Post("Please."), "06-16 11:00")
                .And(Clara, DeclineFunds(), "06-16 12:00"),
            EscalationCause.Impasse, "06-16 12:00");
    }

    [Fact]
    public void What_the_sides_agreed_on_is_no_impasse_until_it_is_spoken_of_again_and_no_dispute_until_something_is_refused_again()
    {
        var impasse = Escalated.AtImpasse.And(Wanda, Agree(), "06-23 10:00").And(Clara, Agree(), "06-23 11:00");
        Never(impasse, EscalationCause.Impasse, "06-23 12:00");
        Never(impasse.And(Wanda, Post("It is not done."), "06-24 10:00"), EscalationCause.Impasse, "06-24 11:00");
        True(
            impasse.And(Wanda, Post("It is not done."), "06-24 10:00").And(Clara, Post("It is."), "06-24 11:00"), EscalationCause.Impasse,
            "06-24 11:00");
        var dispute = Given.PendingApproval().And(Clara, Propose((1, 60m)), "06-17 10:00").And(Wanda, Attempt(), "06-18 10:00")
            .And(Wanda, Escalate(EscalationCause.PaymentDispute), "06-18 11:00")
            .And(Wanda, Agree(), "06-18 12:00").And(Clara, Agree(), "06-18 13:00");
        Never(dispute.And(Wanda, Post("And the cable?"), "06-18 15:00"), EscalationCause.PaymentDispute, "06-18 15:00");
        var another = dispute.And(Wanda, DeclineAmount(), "06-18 14:00").And(Clara, Propose((1, 50m)), "06-18 15:00");
        True(another, EscalationCause.PaymentDispute, "06-18 15:00");
    }

    [Fact]
    public void What_was_said_with_one_worker_is_nothing_to_the_next()
    {
        var said = Given.Applied().And(Walter, Apply(), "06-10 11:30").And(Clara, Accept(), "06-10 12:00")
            .And(Wanda, Post("Hello?"), "06-10 13:00").And(Clara, Post("Yes."), "06-10 14:00").And(Wanda, Attempt(), "06-10 15:00");
        var next = said.And(Clara, Unassign(), "06-11 10:00").OfferedAgain("06-11 10:10")
            .And(Walter, Renew("a2", terms: 1), "06-11 10:30").And(Clara, Accept("a2"), "06-11 11:00");
        Assert.Null(next.State.Core.Correspondence);
        Assert.All(Criteria.OfAll(next.State, Policy.Default, At("06-30 10:00")), cause => Assert.False(cause.Eligible));
    }

    private static Criterion Cause(Story story, EscalationCause cause, string at) =>
        Criteria.Check(story.State, cause, Policy.Default, At(at)).Criteria.Single(criterion => criterion.Kind == CriterionKind.CauseTrue);

    private static void True(Story story, EscalationCause cause, string at) => Assert.True(Cause(story, cause, at).Holds);

    private static void Never(Story story, EscalationCause cause, string at)
    {
        var criterion = Cause(story, cause, at);
        Assert.False(criterion.Holds);
        Assert.Null(criterion.HoldsFrom);
    }

    private static void From(Story story, EscalationCause cause, string from, string at)
    {
        var criterion = Cause(story, cause, at);
        Assert.False(criterion.Holds);
        Assert.Equal(At(from), criterion.HoldsFrom);
        Assert.False(Criteria.Check(story.State, cause, Policy.Default, At(from) - Tick).Criteria[0].Holds);
        Assert.True(Criteria.Check(story.State, cause, Policy.Default, At(from)).Criteria[0].Holds);
    }
}
