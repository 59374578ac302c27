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
    public void A_message_counts_since_what_it_is_about_or_where_it_is_marked()
    {
        Assert.Contains(CriterionKind.Attempted, Failing(Check(Given.InProgress().And(Wanda, Post("I am here."), "06-16 10:00")
            .And(Wanda, CheckOut(), "06-16 17:00").And(Wanda, Complete(), "06-16 17:30"), "06-22 10:00")));
        Assert.Empty(Failing(Check(Given.InProgress().And(Wanda, Attempt(), "06-16 10:00")
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
    public void A_justification_of_the_client_stands_in_the_way()
    {
        var asked = Pending.And(Wanda, Post("Please approve."), "06-17 10:00");
        Assert.Empty(Failing(Check(asked.And(Clara, Post("Later."), "06-17 11:00"), "06-22 10:00")));
        var justified = Check(asked.And(Clara, Justify(), "06-17 11:00"), "06-22 10:00");
        Assert.Equal([CriterionKind.NotJustified], Failing(justified));
        Assert.Equal(new("m2"), justified.Criteria[2].Facts.Single().Message);
    }

    [Fact]
    public void So_does_the_text_of_a_cancellation_that_is_marked()
    {
        var worked = Given.WorkDone().And(Wanda, Attempt(), "06-16 18:00");
        Assert.Empty(
            Failing(Check(
                worked.And(Clara, Cancel(clarification: "It was bad."), "06-17 09:00"), "06-18 10:00",
                    EscalationCause.CancelledAfterWork)));
        var justified = worked.And(Clara, Cancel(clarification: "It was bad.", justified: true), "06-17 09:00");
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
