using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Schedules;

/// <summary>What a schedule may be, whoever asks for it.</summary>
internal static class ScheduleRules
{
    /// <summary>Names each of its members that is wrong.</summary>
    public static IEnumerable<Refusal> Refusals(Schedule schedule, string field, Policy policy, Instant now)
    {
        if (schedule.Start < now - policy.ScheduleBehind)
            yield return new InvalidField(
                $"{field}.start", "scheduleTooFarBehind", $"The start can lie at most {Wording.InWords(policy.ScheduleBehind)} back.");
        if (schedule.Start > now + policy.ScheduleAhead)
            yield return new InvalidField(
                $"{field}.start", "scheduleTooFarAhead", $"The start can lie at most {Wording.InWords(policy.ScheduleAhead)} ahead.");
        if (schedule.End <= schedule.Start)
            yield return new InvalidField($"{field}.end", "scheduleEndsBeforeStart", "The end must come after the start.");
        if (schedule.End - schedule.Start > policy.LongestSchedule)
            yield return new InvalidField(
                $"{field}.end", "scheduleTooLong", $"A schedule can last at most {Wording.InWords(policy.LongestSchedule)}.");
    }

    /// <summary>Whether nobody could do the work any more.</summary>
    public static IEnumerable<Refusal> Over(Schedule schedule, string field, Instant now)
    {
        if (schedule.End <= now)
            yield return new InvalidField($"{field}.end", "scheduleOver", "The scheduled end has passed; nobody could do the work.");
    }
}

/// <summary>Another schedule (domain.md §2).</summary>
internal static class RescheduleRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, RequestReschedule>(
            AssignmentAction.RequestReschedule, [Role.Worker, Role.Client], [Status.Assigned, Status.InProgress], Request, MayRequest),
        new ActionRule<WithWorker, ApproveReschedule>(
            AssignmentAction.ApproveReschedule, [Role.Worker, Role.Client], Changing, Approve, (staffed, _, at) =>
                MayAnswer(staffed, at, own: false)),
        new ActionRule<WithWorker, DeclineReschedule>(
            AssignmentAction.DeclineReschedule, [Role.Worker, Role.Client], Changing, Decline, (staffed, _, at) =>
                MayAnswer(staffed, at, own: false)),
        new ActionRule<WithWorker, WithdrawReschedule>(
            AssignmentAction.WithdrawReschedule, [Role.Worker, Role.Client], Changing,
            (_, _, _) => new RescheduleWithdrawn(), (staffed, _, at) => MayAnswer(staffed, at, own: true)),
    ];

    private static ImmutableArray<Status> Changing => [Status.Assigned, Status.InProgress, Status.OnHold];

    private static ImmutableList<Refusal> MayRequest(WithWorker staffed, RequestReschedule? request, Circumstances at) =>
        staffed.Engagement.Reschedule is { } pending && pending.By != at.By.Role ? [new RescheduleUndecided(pending.By)] : [];

    private static Outcome Request(WithWorker staffed, RequestReschedule request, Circumstances at)
    {
        var refusals = Proposed(request.Schedule, at).Concat(Text.Optional(request.Reason, "reason", at.Policy.RequestReasonLength));
        if (request.Schedule == staffed.Brief.Schedule)
            refusals = refusals.Append(new InvalidField("schedule", "scheduleUnchanged", "This is the schedule as it is: name another."));
        return refusals.Or(new RescheduleRequested(request.Schedule, request.Reason));
    }

    // The other side decides; the side that asked takes back.
    private static ImmutableList<Refusal> MayAnswer(WithWorker staffed, Circumstances at, bool own) =>
        staffed.Engagement.Reschedule is { } pending && pending.By == at.By.Role == own ? [] : [new NoRescheduleRequest()];

    private static Outcome Approve(WithWorker staffed, ApproveReschedule approve, Circumstances at)
    {
        var agreed = staffed.Engagement.Reschedule!.Schedule;
        return ScheduleRules.Over(agreed, "schedule", at.Now).Or(staffed is OnHold
            ? [
                new Rescheduled(staffed.Brief.Schedule, agreed),
                .. OpenRequests.LapseAfterHold(staffed.Engagement with { Reschedule = null }),
                new Released(),
            ]
            : [new Rescheduled(staffed.Brief.Schedule, agreed)]);
    }

    // A worker who declines the schedule that comes with a release, or after a hold that ended by itself, has the assignment no more.
    private static Outcome Decline(WithWorker staffed, DeclineReschedule decline, Circumstances at) =>
        Text.Optional(decline.Reason, "reason", at.Policy).Or(
        [
            new RescheduleDeclined(decline.Reason),
            .. staffed is OnHold || at.By is Actor.Worker && staffed.Engagement.UnscheduledSince is not null
                ? LeavingRules.Removing(
                    staffed with { Engagement = staffed.Engagement with { Reschedule = null } }, EngagementEnd.Unassigned, decline.Reason,
                    at)
                : [],
        ]);

    /// <summary>What is wrong with a schedule that one side proposes.</summary>
    public static IEnumerable<Refusal> Proposed(Schedule schedule, Circumstances at) =>
        ScheduleRules.Refusals(schedule, "schedule", at.Policy, at.Now).Concat(ScheduleRules.Over(schedule, "schedule", at.Now));
}
