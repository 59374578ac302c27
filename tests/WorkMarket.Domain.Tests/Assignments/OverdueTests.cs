using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§6 approvalOverdue and paymentPastDue; §3 Labels")]
public sealed class OverdueTests
{
    [Fact]
    public void An_approval_is_overdue_48_hours_beyond_the_usual_three_days()
    {
        Assert.Empty(Given.PendingApproval().LabelsAt(At("06-21 17:30") - Tick));
        Assert.Equal([Label.ApprovalOverdue], Given.PendingApproval().LabelsAt(At("06-21 17:30")));
    }

    [Fact]
    public void A_company_known_to_be_slow_or_quick_is_measured_by_its_own_average()
    {
        var quick = Given.WorkDone().Knowing(facts => facts with
        {
            CompanyFigures = CompanyFigures.None with { Approval = new(Hours(20), 2) },
        }).And(Wanda, Complete(), "06-16 17:30");
        Assert.Equal(At("06-16 17:30") + Hours(58), Clock.NextDue(quick.State));
    }

    [Fact]
    public void It_is_fixed_at_submission_whatever_the_average_becomes()
    {
        var later = Given.PendingApproval().Knowing(facts => facts with
        {
            CompanyFigures = CompanyFigures.None with { Approval = new(Hours(1), 1) },
        });
        Assert.Equal(At("06-21 17:30"), Clock.NextDue(later.State));
    }

    [Fact]
    public void Approval_ends_it_and_the_invoice_is_past_due_from_its_due_instant()
    {
        var invoiced = Given.PendingApproval().And(Clara, Approve(), "06-25 10:00");
        Assert.Empty(invoiced.Engagement.Labels);
        Assert.Empty(invoiced.LabelsAt(At("07-25 10:00") - Tick));
        Assert.Equal([Label.PaymentPastDue], invoiced.LabelsAt(At("07-25 10:00")));
        Assert.Empty(invoiced.Ticked("07-26 10:00").And(Clara, Pay(), "07-27 10:00").Engagement.Labels);
    }

    [Fact]
    public void Sending_back_ends_it_too() =>
        Assert.Empty(Given.PendingApproval().Ticked("06-22 10:00").And(Clara, SendBack(), "06-22 11:00").Engagement.Labels);

    // With the client for 30 hours until it is sent back: of three days and two, 90 hours are left.
    [Fact]
    [Rule("§6 Time with the client adds up over all submissions, without the time with the worker")]
    public void What_an_earlier_submission_took_of_the_clients_time_is_gone()
    {
        var back = Given.PendingApproval().And(Clara, SendBack(), "06-17 23:30");
        Assert.Equal(
            At("06-30 10:00") + Hours(90), ((PendingApproval)back.And(Wanda, StandBy(), "06-30 10:00").State).Completion.OverdueFrom);
        var again = back.And(Wanda, Complete(), "06-30 10:00");
        Assert.Equal(At("06-30 10:00") + Hours(90), ((PendingApproval)again.State).Completion.OverdueFrom);
        var third = again.And(Clara, SendBack(), "07-02 10:00").And(Wanda, Complete(), "07-06 10:00");
        Assert.Equal(At("07-06 10:00") + Hours(42), ((PendingApproval)third.State).Completion.OverdueFrom);
        var late = third.And(Clara, SendBack(), "07-09 10:00").And(Wanda, StandBy(), "07-10 10:00");
        Assert.Equal([Label.ApprovalOverdue], late.Engagement.Labels);
        Assert.True(Criteria.Check(late.State, EscalationCause.ApprovalOverdue, Policy.Default, At("07-10 10:00")).Criteria[0].Holds);
    }

    [Fact]
    public void Over_a_change_of_the_clocks_hours_are_hours()
    {
        var october = Given.WorkDone().And(Wanda, Complete(), "10-30 10:00");
        Assert.Equal(At("10-30 10:00") + Hours(120), Clock.NextDue(october.State));
        Assert.Equal(At("11-04 09:00"), Clock.NextDue(october.State));
    }
}
