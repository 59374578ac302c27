using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

/// <summary>Another schedule, hold and release (domain.md §2).</summary>
internal static class Rescheduling
{
    public static Outcome Hold(Command.Hold hold, Facts facts) =>
        Text.Required(hold.Reason, "reason", facts.Policy).Or(new Event.PutOnHold(hold.Reason));

    /// <summary>With another schedule it stays on hold until the worker has decided on that.</summary>
    public static Outcome Release(Command.Release release, Facts facts, Instant now) => release.Schedule is { } proposed
        ? Proposed(proposed, facts, now).Or(new Event.RescheduleRequested(proposed, null))
        : new Event.Released();

    public static ImmutableList<Refusal> MayRequest(Staffed staffed, Actor by) =>
        staffed.Engagement.Reschedule is { } pending && pending.By != by.Role ? [new Refusal.RescheduleUndecided(pending.By)] : [];

    public static Outcome Request(Staffed staffed, Command.RequestReschedule request, Facts facts, Instant now)
    {
        var refusals = Proposed(request.Schedule, facts, now).Concat(Text.Optional(request.Reason, "reason", facts.Policy.RequestReasonLength));
        if (request.Schedule == staffed.Brief.Schedule)
            refusals = refusals.Append(new Refusal.InvalidField("schedule", "scheduleUnchanged", "This is the schedule as it is."));
        return refusals.Or(new Event.RescheduleRequested(request.Schedule, request.Reason));
    }

    /// <summary>The other side decides; the side that asked takes back.</summary>
    public static ImmutableList<Refusal> MayAnswer(Staffed staffed, AssignmentAction action, Actor by) =>
        staffed.Engagement.Reschedule is { } pending && pending.By == by.Role == (action == AssignmentAction.WithdrawReschedule)
            ? []
            : [new Refusal.NoRescheduleRequest()];

    public static Outcome Approve(Staffed staffed, Instant now)
    {
        var agreed = staffed.Engagement.Reschedule!.Schedule;
        return ScheduleRules.Over(agreed, "schedule", now).Or(staffed is OnHold
            ? [new Event.Rescheduled(staffed.Brief.Schedule, agreed), new Event.Released()]
            : [new Event.Rescheduled(staffed.Brief.Schedule, agreed)]);
    }

    /// <summary>A worker who declines the schedule that comes with a release has the assignment no more.</summary>
    public static Outcome Decline(Staffed staffed, Command.DeclineReschedule decline, Facts facts) =>
        Text.Optional(decline.Reason, "reason", facts.Policy).Or(staffed is OnHold
            ? [new Event.RescheduleDeclined(decline.Reason), .. Leaving.Lapsing(staffed), new Event.WorkerRemoved(staffed.Engagement.Worker, EngagementEnd.Unassigned, decline.Reason)]
            : [new Event.RescheduleDeclined(decline.Reason)]);

    private static IEnumerable<Refusal> Proposed(Schedule schedule, Facts facts, Instant now) =>
        ScheduleRules.Refusals(schedule, "schedule", facts.Policy, now).Concat(ScheduleRules.Over(schedule, "schedule", now));
}
