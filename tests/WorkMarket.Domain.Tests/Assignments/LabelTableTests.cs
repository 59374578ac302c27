using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

/// <summary>
/// Each label as a table: a story as lines of who did what at which local time, then the first instant at which the label is on, or
/// <c>never</c>. Work is on 16 June 2026 from 9 to 5 in New York unless a line says otherwise.
/// </summary>
[Rule("§3 Labels: on, off, hold, late edit; days of a change of the clocks; other zones")]
public sealed class LabelTableTests
{
    [Theory]
    [InlineData("nothing", "06-16 07:00")]
    [InlineData("confirm 06-15 10:00", "never")]
    [InlineData("hold 06-15 12:00", "never")]
    [InlineData("hold 06-15 12:00, release 06-15 13:00", "06-16 07:00")]
    [InlineData("hold 06-16 06:00, release 06-16 07:30", "never")]
    [InlineData("ask 06-15 10:00, agree 06-15 11:00", "06-19 07:00")]
    [InlineData("unassign 06-15 10:00", "never")]
    public void Worker_not_confirmed(string story, string from) => Check(Label.WorkerNotConfirmed, story, from);

    [Theory]
    [InlineData("nothing", "06-16 09:15")]
    [InlineData("in 06-16 09:00", "06-16 17:15")]
    [InlineData("in 06-16 09:00, out 06-16 17:00", "never")]
    [InlineData("in 06-16 09:00, out 06-16 11:00, in 06-16 13:00", "06-16 17:15")]
    [InlineData("hold 06-15 12:00", "never")]
    [InlineData("hold 06-15 12:00, release 06-15 13:00", "06-16 09:15")]
    [InlineData("hold 06-16 09:10, release 06-16 10:00", "06-16 10:15")]
    [InlineData("in 06-16 09:00, hold 06-16 17:10, release 06-16 20:00", "06-16 20:15")]
    [InlineData("in 06-16 09:30, edit 06-16 18:00", "never")]
    [InlineData("ask 06-16 08:00, agree 06-16 08:30", "06-19 09:15")]
    [InlineData("ask 06-16 08:00, decline 06-16 08:30", "06-16 09:15")]
    public void Worker_late(string story, string from) => Check(Label.WorkerLate, story, from);

    [Theory]
    [InlineData("nothing", "never")]
    [InlineData("in 06-16 09:00, out 06-16 17:00", "06-18 00:00")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, deliver 06-17 10:00", "never")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, in 06-17 09:00", "never")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, hold 06-17 10:00", "never")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, hold 06-17 10:00, release 06-19 10:00", "06-21 00:00")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, hold 06-16 18:00, deliver 06-20 10:00, release 06-25 10:00", "never")]
    public void Late_deliverables(string story, string from) => Check(Label.LateDeliverables, story, from);

    [Theory]
    [InlineData("in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10", "never")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10, complete 06-16 17:30", "06-21 17:30")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10, complete 06-16 17:30, approve 06-20 10:00", "never")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10, complete 06-16 17:30, back 06-20 10:00", "never")]
    [InlineData(
        "in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10, complete 06-16 17:30, back 06-20 10:00, complete 06-20 12:00",
        "06-21 19:30")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10, complete 06-16 17:30, edit 06-17 10:00", "06-21 17:30")]
    [InlineData("in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10, complete 06-16 17:30, cancel 06-20 10:00", "never")]
    public void Approval_overdue(string story, string from) => Check(Label.ApprovalOverdue, story, from);

    [Theory]
    [InlineData("in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10, complete 06-16 17:30, approve 06-20 10:00", "07-20 10:00")]
    [InlineData(
        "in 06-16 09:00, out 06-16 17:00, deliver 06-16 17:10, complete 06-16 17:30, approve 06-20 10:00, pay 07-01 10:00", "never")]
    [InlineData("in 06-16 09:00, owe 06-16 12:00", "07-16 12:00")]
    [InlineData("in 06-16 09:00, owe 06-16 12:00, pay 06-17 12:00", "never")]
    [InlineData("in 06-16 09:00, cancel 06-16 12:00", "never")]
    public void Payment_past_due(string story, string from) => Check(Label.PaymentPastDue, story, from);

    [Theory]
    [InlineData("America/New_York", "2026-10-31 09:00", "2026-10-31 17:00", 1, "2026-11-02 00:00")]
    [InlineData("America/New_York", "2026-03-07 09:00", "2026-03-07 17:00", 1, "2026-03-09 00:00")]
    [InlineData("Europe/Berlin", "2026-10-24 09:00", "2026-10-24 17:00", 1, "2026-10-26 00:00")]
    [InlineData("Pacific/Auckland", "2026-06-16 09:00", "2026-06-16 17:00", 0, "2026-06-17 00:00")]
    public void Deliverables_are_due_with_the_local_day_of_the_assignment(string zone, string start, string end, int days, string due)
    {
        var story = Given.Draft(Asking.Both(Asking.Schedule(start, end, zone), Asking.Photos(1, days)), At(start, zone) - Hours(80))
            .And(Clara, Send(), At(start, zone) - Hours(79)).And(Wanda, Apply(), At(start, zone) - Hours(78))
            .And(Clara, Accept(), At(start, zone) - Hours(77))
            .And(Wanda, CheckIn(), At(start, zone)).And(Wanda, CheckOut(), At(end, zone));
        Assert.Empty(story.LabelsAt(At(due, zone) - Tick));
        Assert.Equal([Label.LateDeliverables], story.LabelsAt(At(due, zone)));
    }

    [Theory]
    [InlineData("2026-11-01 09:00")]
    [InlineData("2026-03-08 09:00")]
    public void On_a_day_of_a_change_of_the_clocks_the_grace_is_a_quarter_of_an_hour(string start)
    {
        var story = Given.Draft(Asking.Schedule(start, start[..10] + " 17:00"), At(start) - Hours(80))
            .And(Clara, Send(), At(start) - Hours(79)).And(Wanda, Apply(), At(start) - Hours(78))
            .And(Clara, Accept(), At(start) - Hours(77));
        Assert.Empty(story.LabelsAt(At(start) + Minutes(15) - Tick));
        Assert.Equal([Label.WorkerLate], story.LabelsAt(At(start) + Minutes(15)));
    }

    private static void Check(Label label, string story, string from)
    {
        var told = story.Split(", ").Aggregate(Given.Assigned(Asking.Both(Asking.Confirmation, Asking.Photos(1, dueDays: 1))), Tell);
        var on = told.Timeline.Concat(Clock.Tick(told.State, Policy.Default, At("09-01 00:00")))
            .LastOrDefault(happened => happened.Event is LabelAdded added && added.Label == label
                || happened.Event is LabelRemoved removed && removed.Label == label);
        Instant? expected = from == "never" ? null : At(from);
        Assert.Equal(expected, on?.Event is LabelAdded ? on.At : null);
    }

    private static Story Tell(Story story, string line) => line.Split(' ', 2) switch
    {
        ["nothing"] => story,
        ["confirm", var at] => story.And(Wanda, Confirm(), at),
        ["in", var at] => story.And(Wanda, CheckIn(), at),
        ["out", var at] => story.And(Wanda, CheckOut(), at),
        ["edit", var at] => story.And(Wanda, Edit("v1", story.Engagement.Visits[0].Version, checkOut: At("06-16 16:45")), at),
        ["deliver", var at] => story.And(Wanda, Deliver(DeliverableType.Photo, "u1"), at),
        ["complete", var at] => Confirmed(story, at).And(Wanda, Complete(), at),
        ["approve", var at] => story.And(Clara, Approve(), at),
        ["back", var at] => story.And(Clara, SendBack(), at),
        ["pay", var at] => story.And(Clara, Pay(), at),
        ["hold", var at] => story.And(Clara, Hold(), at),
        ["release", var at] => story.And(Clara, Release(), at),
        ["ask", var at] => story.And(Wanda, Reschedule(Days("06-19 09:00", "06-19 17:00")), at),
        ["agree", var at] => story.And(Clara, ApproveReschedule(), at),
        ["decline", var at] => story.And(Clara, DeclineReschedule(), at),
        ["unassign", var at] => story.And(Clara, Unassign(), at),
        ["cancel", var at] => story.And(Clara, Cancel(clarification: "They moved."), at),
        ["owe", var at] => story.And(Clara, Cancel(amount: Usd(40m)), at),
        _ => throw new ArgumentException(line),
    };

    private static Story Confirmed(Story story, string at) =>
        story.Engagement.ConfirmedAt is null ? story.And(Wanda, Confirm(), at) : story;
}
