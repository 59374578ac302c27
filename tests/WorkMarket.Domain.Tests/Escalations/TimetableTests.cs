using System.Globalization;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Tests.Escalations;

[Rule("§6 Lifecycle: the timetable if nobody answers")]
public sealed class TimetableTests
{
    // From Friday at 15:00, 48 business hours are Friday's 9, Monday's 24 and 15 of Tuesday. Thanksgiving is on Thursday 26 November:
    // from Tuesday at 15:00 they are 9, Wednesday's 24 and 15 of Friday. The weeks after have five days each.
    [Fact]
    public void Opened_on_a_Friday_with_Thanksgiving_inside() => Table(
        Pending, "2026-11-20 15:00", Policy.Default,
        """
        2026-11-24 15:00 ProjectManager
        2026-11-24 15:00 update
        2026-11-27 15:00 AccountManager
        2026-11-27 15:00 update
        2026-12-01 15:00 update
        2026-12-03 15:00 update
        2026-12-07 15:00 update
        2026-12-09 15:00 update
        2026-12-11 15:00 update
        2026-12-15 15:00 update
        2026-12-17 15:00 update
        2026-12-20 15:00 Arbitration
        """);

    // Friday's 14 hours, Monday's 24, 10 of Tuesday. Christmas is on Friday 25 December: from Thursday at 10 they are 14, Monday's 24 and
    // 10 of Tuesday. New Year's Day is on a Friday too; the update after that of 31 December would be on 5 January, the month ends before.
    [Fact]
    public void Opened_on_a_Friday_with_Christmas_and_New_Year_inside() => Table(
        Pending, "2026-12-04 10:00", Policy.Default,
        """
        2026-12-08 10:00 ProjectManager
        2026-12-08 10:00 update
        2026-12-10 10:00 AccountManager
        2026-12-10 10:00 update
        2026-12-14 10:00 update
        2026-12-16 10:00 update
        2026-12-18 10:00 update
        2026-12-22 10:00 update
        2026-12-24 10:00 update
        2026-12-29 10:00 update
        2026-12-31 10:00 update
        2027-01-04 10:00 Arbitration
        """);

    // From a Sunday, Monday and Tuesday are 48 hours: Wednesday at midnight. What ends with Friday ends when the next business day begins,
    // and that after 11 February comes after Washington's Birthday on Monday 15. There is no 31 February: the month ends on the 28th.
    [Fact]
    public void Opened_on_31_January() => Table(
        Unanswered, "2027-01-31 10:00", Policy.Default,
        """
        2027-02-03 00:00 ProjectManager
        2027-02-03 00:00 update
        2027-02-05 00:00 AccountManager
        2027-02-05 00:00 update
        2027-02-09 00:00 update
        2027-02-11 00:00 update
        2027-02-16 00:00 update
        2027-02-18 00:00 update
        2027-02-22 00:00 update
        2027-02-24 00:00 update
        2027-02-26 00:00 update
        2027-02-28 10:00 Arbitration
        """);

    // There is a 29 February: from Monday at 10, 14 hours, Tuesday's 24 and 10 of Wednesday. Washington's Birthday is on Monday 21: from
    // Friday 18 at 10 they are 14, Tuesday's 24 and 10 of Wednesday. The update of 29 February at 10 falls on the month's end: there is
    // none.
    [Fact]
    public void Opened_on_31_January_of_a_leap_year() => Table(
        Unanswered, "2028-01-31 10:00", Policy.Default,
        """
        2028-02-02 10:00 ProjectManager
        2028-02-02 10:00 update
        2028-02-04 10:00 AccountManager
        2028-02-04 10:00 update
        2028-02-08 10:00 update
        2028-02-10 10:00 update
        2028-02-14 10:00 update
        2028-02-16 10:00 update
        2028-02-18 10:00 update
        2028-02-23 10:00 update
        2028-02-25 10:00 update
        2028-02-29 10:00 Arbitration
        """);

    // 48 hours are six days of eight: Friday's 2, then Monday to Wednesday, Friday and Monday 8 each, and 6 of Tuesday. In the weeks after
    // they are 2 of the first day, five times 8 and 6 of the last.
    [Fact]
    public void With_office_hours_and_Thanksgiving_inside() => Table(
        Pending, "2026-11-20 15:00", With(OpeningHours.Office.NineToFive),
        """
        2026-12-01 15:00 ProjectManager
        2026-12-01 15:00 update
        2026-12-09 15:00 AccountManager
        2026-12-09 15:00 update
        2026-12-17 15:00 update
        2026-12-20 15:00 Arbitration
        """);

    // Friday's 7 hours, a week's 40 and 1 of Monday; 7, Tuesday to Friday 32, Monday 8 and 1 of Tuesday; 7, Wednesday and Thursday 16,
    // after Christmas Monday to Wednesday 24 and 1 of Thursday. The month ends before the next.
    [Fact]
    public void With_office_hours_and_Christmas_and_New_Year_inside() => Table(
        Pending, "2026-12-04 10:00", With(OpeningHours.Office.NineToFive),
        """
        2026-12-14 10:00 ProjectManager
        2026-12-14 10:00 update
        2026-12-22 10:00 AccountManager
        2026-12-22 10:00 update
        2026-12-31 10:00 update
        2027-01-04 10:00 Arbitration
        """);

    // From a Sunday, six whole days end on Monday 8 February at closing: at the next opening. The next six, without Washington's Birthday,
    // end on Wednesday 17 at closing, and those after on Thursday 25.
    [Fact]
    public void With_office_hours_opened_on_31_January() => Table(
        Unanswered, "2027-01-31 10:00", With(OpeningHours.Office.NineToFive),
        """
        2027-02-09 09:00 ProjectManager
        2027-02-09 09:00 update
        2027-02-18 09:00 AccountManager
        2027-02-18 09:00 update
        2027-02-26 09:00 update
        2027-02-28 10:00 Arbitration
        """);

    // The clocks go back on Sunday 1 November at 2: 48 hours after Friday at 10 it is 9. The month ends at 10 all the same.
    [Fact]
    public void Always_open_over_the_end_of_summer_time() => Table(
        Pending, "2026-10-30 10:00", With(new OpeningHours.Always()),
        """
        2026-11-01 09:00 ProjectManager
        2026-11-01 09:00 update
        2026-11-03 09:00 AccountManager
        2026-11-03 09:00 update
        2026-11-05 09:00 update
        2026-11-07 09:00 update
        2026-11-09 09:00 update
        2026-11-11 09:00 update
        2026-11-13 09:00 update
        2026-11-15 09:00 update
        2026-11-17 09:00 update
        2026-11-19 09:00 update
        2026-11-21 09:00 update
        2026-11-23 09:00 update
        2026-11-25 09:00 update
        2026-11-27 09:00 update
        2026-11-29 09:00 update
        2026-11-30 10:00 Arbitration
        """);

    // They go forward on Sunday 14 March at 2: 48 hours after Friday at 10 it is 11.
    [Fact]
    public void Always_open_over_the_beginning_of_summer_time() => Table(
        Unanswered, "2027-03-12 10:00", With(new OpeningHours.Always()),
        """
        2027-03-14 11:00 ProjectManager
        2027-03-14 11:00 update
        2027-03-16 11:00 AccountManager
        2027-03-16 11:00 update
        2027-03-18 11:00 update
        2027-03-20 11:00 update
        2027-03-22 11:00 update
        2027-03-24 11:00 update
        2027-03-26 11:00 update
        2027-03-28 11:00 update
        2027-03-30 11:00 update
        2027-04-01 11:00 update
        2027-04-03 11:00 update
        2027-04-05 11:00 update
        2027-04-07 11:00 update
        2027-04-09 11:00 update
        2027-04-11 11:00 update
        2027-04-12 10:00 Arbitration
        """);

    // On 14 March 2027 there is no half past two: it is half past three. Half past one of 1 November 2026 comes twice: the first counts.
    [Theory]
    [InlineData("2027-02-14 02:30", "2027-03-14 07:30")]
    [InlineData("2026-10-01 01:30", "2026-11-01 05:30")]
    public void A_month_ends_once_where_the_local_time_does_not_come_or_comes_twice(string opened, string endsUtc)
    {
        var open = Unanswered.And(Wanda, Escalate(EscalationCause.ClientUnresponsive), opened);
        Assert.Equal(Utc(endsUtc), Escalated.Find(open).MonthEndsAt);
        Assert.True(Escalated.Find(open.Ticked(Utc(endsUtc) - Tick)).IsOpen);
        Assert.Equal(Utc(endsUtc), Escalated.Find(open.Ticked(Utc(endsUtc))).ClosedAt);
    }

    private static Story Pending { get; } = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00");

    private static Story Unanswered { get; } = Given.Assigned(Asking.Schedule("2028-06-01 09:00", "2028-06-01 17:00"))
        .And(Wanda, Attempt(), "2026-09-04 10:00");

    private static Policy With(OpeningHours hours) => Policy.Default with { BusinessTime = new() { Hours = hours } };

    private static void Table(Story story, string opened, Policy policy, string expected)
    {
        var cause = story.State is PendingApproval ? EscalationCause.ApprovalOverdue : EscalationCause.ClientUnresponsive;
        var open = story.Knowing(facts => facts with { Policy = policy }).And(Wanda, Escalate(cause), opened);
        Assert.Equal(Forecast.Predict(open.State, policy)[0], Forecast.Next(open.State, policy));
        Assert.Equal(expected, string.Join('\n', Forecast.Predict(open.State, policy).Select(step =>
            $"{Say(step.At.InZone(NewYork).LocalDateTime)} {(step.Kind == StepKind.Update ? "update" : step.Stage)}")));

        // It comes so, however late the clock looks.
        var late = open.Ticked("2028-05-31 10:00");
        Assert.Equal(expected, string.Join('\n', late.Timeline.Skip(open.Timeline.Count).Select(Said).OfType<string>()));
        Assert.Null(EscalationRecord.Open(late.State));
    }

    private static string? Said(Happened happened) => happened.Event switch
    {
        EscalationStageEntered entered => $"{Say(happened.At.InZone(NewYork).LocalDateTime)} {entered.Stage}",
        EscalationClosed closed => $"{Say(happened.At.InZone(NewYork).LocalDateTime)} {closed.End}",
        EscalationUpdateDue => $"{Say(happened.At.InZone(NewYork).LocalDateTime)} update",
        _ => null,
    };

    private static string Say(LocalDateTime at) => at.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
