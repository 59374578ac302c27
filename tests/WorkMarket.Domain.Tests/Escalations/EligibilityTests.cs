namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Eligibility")]
public sealed class EligibilityTests
{
    private static readonly Story Pending = Given.PendingApproval();

    [Fact]
    public void All_criteria_hold_or_each_that_does_not_is_named_with_the_instant_from_which_it_would()
    {
        var asked = Pending.And(Wanda, Post("Please approve."), "06-17 10:00");
        var early = Check(asked, "06-20 10:00");
        Assert.Equal((false, At("06-21 17:30")), (early.Eligible, early.EligibleFrom));
        Assert.Equal([CriterionKind.CauseTrue], Failing(early));
        Assert.Equal(Enum.GetValues<CriterionKind>(), early.Criteria.Select(criterion => criterion.Kind));
        var there = Check(asked, "06-21 17:30");
        Assert.Equal((true, null), (there.Eligible, there.EligibleFrom));
    }

    [Fact]
    public void What_time_does_not_bring_has_no_instant()
    {
        var silent = Check(Pending, "06-20 10:00");
        Assert.Equal([CriterionKind.CauseTrue, CriterionKind.Attempted], Failing(silent));
        Assert.Null(silent.EligibleFrom);
    }

    [Fact]
    public void A_message_counts_since_what_it_is_about()
    {
        Assert.Contains(CriterionKind.Attempted, Failing(Check(Given.InProgress().And(Wanda, Post("I am here."), "06-16 10:00")
            .And(Wanda, CheckOut(), "06-16 17:00").And(Wanda, Complete(), "06-16 17:30"), "06-22 10:00")));
        Assert.Empty(Failing(Check(Pending.And(Wanda, Post("Done."), "06-16 17:30"), "06-22 10:00")));
    }

    [Fact]
    public void Calls_and_mails_are_recorded_as_further_attempts_and_do_not_replace_a_message()
    {
        var called = Pending.And(Wanda, RecordAttempt(At("06-17 10:00")), "06-17 10:05");
        var attempted = Check(called, "06-22 10:00").Criteria.Single(criterion => criterion.Kind == CriterionKind.Attempted);
        Assert.False(attempted.Holds);
        Assert.Equal([new LookedAt(LookedAtKind.OutsideAttempt, At("06-17 10:00"))], attempted.Facts);
    }

    [Fact]
    [Rule("§6 Eligibility 3 ◆ A justification is made at or after the change that it is for")]
    public void A_justification_since_the_change_stands_in_the_way_and_one_of_the_first_day_does_not()
    {
        Given.Assigned().When(Clara, Justify("Whatever comes."), "06-11 10:00").Refused("noChangeToJustify");
        var declined = Given.InProgress()
            .And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 10:00").And(Clara, DeclineFunds(), "06-16 11:00")
            .And(Wanda, Post("Why?"), "06-16 12:00");
        Assert.Empty(Failing(Check(declined, "06-16 13:00", EscalationCause.PaymentDispute)));
        var justified = Check(declined.And(Clara, Justify(), "06-16 13:00"), "06-16 14:00", EscalationCause.PaymentDispute);
        Assert.Equal([CriterionKind.NotJustified], Failing(justified));
        Assert.Equal(new("m2"), justified.Criteria[2].Facts.Single().Message);
    }

    [Fact]
    [Rule("§6 Eligibility 2 ◆ Marked or not, it is posted since that instant, and a note does not count")]
    public void Neither_a_mark_before_the_instant_concerned_nor_a_note_is_an_attempt()
    {
        var early = Given.InProgress().And(Wanda, Attempt("When will you pay?"), "06-16 10:00").And(Wanda, CheckOut(), "06-16 17:00")
            .And(Wanda, Complete(), "06-16 17:30");
        Assert.Equal([CriterionKind.Attempted], Failing(Check(early, "06-22 10:00")));
        var note = early.And(Wanda, Post("I was there.", MessageKind.Note, marked: MessageMark.Attempt), "06-17 10:00");
        Assert.Equal([CriterionKind.Attempted], Failing(Check(note, "06-22 10:00")));
        Assert.Empty(Failing(Check(note.And(Wanda, Post("Please approve."), "06-17 11:00"), "06-22 10:00")));
        var assigned = Given.Assigned().And(Wanda, Post("Where is it?"), "06-11 10:00");
        Assert.DoesNotContain(CriterionKind.Attempted, Failing(Check(assigned, "06-12 10:00")));
    }

    [Fact]
    [Rule("§6 Eligibility 3 ◆ For approvalOverdue, paymentPastDue, clientUnresponsive there is no change to justify")]
    public void Where_nothing_was_changed_a_justification_bars_nothing()
    {
        var changed = Given.WorkDone().And(Wanda, RequestFunds(FundsKind.Bonus, Usd(20m)), "06-16 17:10")
            .And(Clara, DeclineFunds(), "06-16 17:20").And(Wanda, Complete(), "06-16 17:30");
        var asked = changed.And(Wanda, Post("Please approve."), "06-17 10:00").And(Clara, Justify(), "06-17 11:00");
        Assert.Empty(Failing(Check(asked, "06-22 10:00")));
        Assert.Empty(Failing(Check(asked, "06-22 10:00", EscalationCause.Impasse)));
        var waiting = asked.And(Wanda, Attempt(), "06-17 12:00");
        Assert.Empty(Failing(Check(waiting, "06-24 10:00", EscalationCause.ClientUnresponsive)));
        var due = asked.And(Clara, Approve(), "06-17 12:00").And(Clara, Justify(), "06-18 10:00")
            .And(Wanda, Post("Please pay."), "07-18 10:00");
        Assert.Empty(Failing(Check(due, "07-20 10:00", EscalationCause.PaymentPastDue)));
    }

    // Due on 17 July; the assignment ended on 16 June.
    [Fact]
    [Rule("§6 Eligibility 4 ◆ They run from that end or, if later, from what the cause is about, and stand still on hold; "
        + "§5 ◆ time barred")]
    public void The_six_months_run_from_what_the_cause_is_about_and_stand_still_on_hold()
    {
        var due = Given.Invoiced().And(Wanda, Attempt(), "07-18 10:00");
        Assert.Empty(Failing(Check(due, "2027-01-17 10:00", EscalationCause.PaymentPastDue)));
        Assert.Equal([CriterionKind.EndedRecently], Failing(Check(due, "2027-01-17 10:01", EscalationCause.PaymentPastDue)));
        var denied = due.And(Clara, Pay(), "07-20 10:00").And(Wanda, NotReceived(), "07-30 10:00");
        Assert.Empty(Failing(Check(denied, "2027-01-30 10:00", EscalationCause.PaymentPastDue)));
        var held = (OnHold)Given.OnHold().State with { Until = null };
        Assert.True(Criteria.Check(held, EscalationCause.ClientUnresponsive, Policy.Default, At("2027-06-01 10:00")).Criteria[3].Holds);
        // Barred from 17 June at 11 until it was dismissed a day later.
        var barred = Pending.And(Wanda, Attempt(), "06-17 10:00").And(Clara, Report(), "06-17 11:00").And(Sam, Dismiss(), "06-18 11:00");
        Assert.Empty(Failing(Check(barred, "12-17 17:30")));
        Assert.Equal([CriterionKind.EndedRecently], Failing(Check(barred, "12-17 17:31")));
    }

    // Its schedule ended on 16 June at 17; until 20 June it was on hold, and then until 22 June barred.
    [Fact]
    [Rule("§6 Eligibility 4 ◆ They stand still on hold, also when that is over")]
    public void A_hold_that_is_over_adds_to_the_six_months_what_of_it_came_after_the_end()
    {
        var held = Given.OnHold().And(Clara, Release(), "06-20 17:00").And(Wanda, Post("And now?"), "06-20 18:00");
        Assert.DoesNotContain(CriterionKind.EndedRecently, Failing(Check(held, "12-20 17:00", EscalationCause.ClientUnresponsive)));
        Assert.Contains(CriterionKind.EndedRecently, Failing(Check(held, "12-20 17:01", EscalationCause.ClientUnresponsive)));
        var barred = Given.OnHold().And(Clara, Report(), "06-18 17:00").And(Clara, Release(), "06-20 17:00")
            .And(Sam, Dismiss(), "06-22 17:00");
        Assert.Equal(
            new LookedAt(LookedAtKind.End, At("06-16 17:00"), Hours(144)),
            Check(barred, "06-23 10:00", EscalationCause.ClientUnresponsive).Criteria[3].Facts.Single());
    }

    [Fact]
    public void So_does_the_text_of_a_cancellation_that_is_marked()
    {
        var plain = Given.WorkDone().And(Clara, Cancel(clarification: "It was bad."), "06-17 09:00").And(Wanda, Attempt(), "06-17 10:00");
        Assert.Empty(Failing(Check(plain, "06-18 10:00", EscalationCause.CancelledAfterWork)));
        var justified = Given.WorkDone().And(Clara, Cancel(clarification: "It was bad.", justified: true), "06-17 09:00")
            .And(Wanda, Attempt(), "06-17 10:00");
        Assert.Equal([CriterionKind.NotJustified], Failing(Check(justified, "06-18 10:00", EscalationCause.CancelledAfterWork)));
    }

    [Fact]
    public void It_ended_within_six_calendar_months()
    {
        var asked = Pending.And(Wanda, Post("Please approve."), "06-17 10:00");
        Assert.Empty(Failing(Check(asked, "12-16 17:30")));
        Assert.Equal(
            [CriterionKind.EndedRecently],
                Failing(Criteria.Check(asked.State, EscalationCause.ApprovalOverdue, Policy.Default, At("12-16 17:30") + Tick)));
        Assert.Equal(At("06-12 09:00"), Criteria.EndOf(Given.Cancelled().State));
        Assert.Equal(At("06-16 17:00"), Criteria.EndOf(Given.InProgress().State));
        Assert.Equal(At("06-16 17:30"), Criteria.EndOf(Given.Paid().State));
    }

    [Fact]
    public void A_violation_of_the_worker_stands_in_the_way()
    {
        var asked = Pending.And(Wanda, Post("Please approve."), "06-17 10:00").And(Clara, Report(), "06-17 11:00");
        var barred = Check(asked, "06-22 10:00");
        Assert.Equal([CriterionKind.NoViolation], Failing(barred));
        Assert.Equal(new("n1"), barred.Criteria[4].Facts.Single().Violation);
        Assert.Empty(Failing(Check(asked.And(Sam, Dismiss(), "06-18 11:00"), "06-22 10:00")));
    }

    [Fact]
    public void The_answer_is_there_in_every_status()
    {
        foreach (var status in Enum.GetValues<Status>())
            Assert.Equal(
                Enum.GetValues<EscalationCause>(),
                Criteria.OfAll(Given.In(status).State, Policy.Default, At("06-20 10:00")).Select(answer => answer.Cause));
    }

    private static CauseEligibility Check(Story story, string at, EscalationCause cause = EscalationCause.ApprovalOverdue) =>
        Criteria.Check(story.State, cause, Policy.Default, At(at));

    private static IEnumerable<CriterionKind> Failing(CauseEligibility answer) =>
        answer.Criteria.Where(criterion => !criterion.Holds).Select(criterion => criterion.Kind);
}
