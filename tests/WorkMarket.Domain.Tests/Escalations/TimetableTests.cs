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

    // Friday's 14 hours, Monday's 24, 10 of Tuesday. Christmas is on Friday 25 December: from Thursday at 10 they are 14, Monday's 24 and 10
    // of Tuesday. New Year's Day is on a Friday too; the update after that of 31 December would be on 5 January, the month ends before.
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

    // 48 hours are six days of eight: Friday's 2, then Monday to Wednesday, Friday and Monday 8 each, and 6 of Tuesday.
    [Fact]
    public void With_office_hours() => Table(
        Pending, "2026-11-20 15:00", With(OpeningHours.Office.NineToFive),
        """
        2026-12-01 15:00 ProjectManager
        2026-12-01 15:00 update
        2026-12-09 15:00 AccountManager
        2026-12-09 15:00 update
        2026-12-17 15:00 update
        2026-12-20 15:00 Arbitration
        """);

    // The clocks go back on Sunday 1 November at 2: 48 hours after Friday at 10 it is 9. The month ends at 10 all the same.
    [Fact]
    public void Always_open_over_the_end_of_summer_time() => Table(
        Pending, "2026-10-30 10:00", With(new OpeningHours.Always()), EveryTwoDays("2026-11-01 09:00", 15, "2026-11-30 10:00"));

    // They go forward on Sunday 14 March at 2: 48 hours after Friday at 10 it is 11.
    [Fact]
    public void Always_open_over_the_beginning_of_summer_time() => Table(
        Unanswered, "2027-03-12 10:00", With(new OpeningHours.Always()), EveryTwoDays("2027-03-14 11:00", 15, "2027-04-12 10:00"));

    private static Story Pending { get; } = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00");

    private static Story Unanswered { get; } = Given.Assigned(Asking.Schedule("2027-06-01 09:00", "2027-06-01 17:00")).And(Wanda, Attempt(), "2027-01-04 10:00");

    private static Policy With(OpeningHours hours) => Policy.Default with { BusinessTime = new() { Hours = hours } };

    private static string EveryTwoDays(string first, int updates, string end)
    {
        var at = Local(first);
        var steps = Enumerable.Range(0, updates).SelectMany(number => (string[])
        [
            .. number == 0 ? [$"{Say(at)} ProjectManager"] : number == 1 ? [$"{Say(at.PlusDays(2))} AccountManager"] : Array.Empty<string>(),
            $"{Say(at.PlusDays(2 * number))} update",
        ]);
        return string.Join('\n', steps.Append($"{end} Arbitration"));
    }

    private static void Table(Story story, string opened, Policy policy, string expected)
    {
        var cause = story.State is PendingApproval ? EscalationCause.ApprovalOverdue : EscalationCause.ClientUnresponsive;
        var open = story.Knowing(facts => facts with { Policy = policy }).And(Wanda, Escalate(cause), opened);
        Assert.Equal(Forecast.Of(open.State, policy)[0], Forecast.Next(open.State, policy));
        Assert.Equal(expected, string.Join('\n', Forecast.Of(open.State, policy).Select(step =>
            $"{Say(step.At.InZone(NewYork).LocalDateTime)} {(step.Kind == StepKind.Update ? "update" : step.Stage)}")));

        // It comes so, however late the clock looks.
        var late = open.Ticked("2027-12-31 10:00");
        Assert.Equal(expected, string.Join('\n', late.Timeline.Skip(open.Timeline.Count).Select(Said).OfType<string>()));
        Assert.Null(EscalationRecord.Open(late.State));
    }

    private static string? Said(Happened happened) => happened.Event switch
    {
        Event.EscalationStageEntered entered => $"{Say(happened.At.InZone(NewYork).LocalDateTime)} {entered.Stage}",
        Event.EscalationClosed closed => $"{Say(happened.At.InZone(NewYork).LocalDateTime)} {closed.End}",
        Event.EscalationUpdateDue => $"{Say(happened.At.InZone(NewYork).LocalDateTime)} update",
        _ => null,
    };

    private static string Say(LocalDateTime at) => at.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
