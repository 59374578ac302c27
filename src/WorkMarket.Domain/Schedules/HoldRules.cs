using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Schedules;

/// <summary>Hold and release (domain.md §2): the client holds it once and for a while, longer only as the worker agrees.</summary>
internal static class HoldRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, Hold>(AssignmentAction.Hold, [Role.Client], Running, Hold),
        new ActionRule<WithWorker, ApproveHold>(
            AssignmentAction.ApproveHold, [Role.Worker], Running,
            (staffed, _, at) =>
                new(Held(staffed, staffed.Engagement.HoldRequest!.Reason, staffed.Engagement.HoldRequest.Until, at), []),
            MayApprove),
        new ActionRule<WithWorker, DeclineHold>(
            AssignmentAction.DeclineHold, [Role.Worker], Running,
            (_, decline, at) => Text.Optional(decline.Reason, "reason", at.Policy).Or(new HoldDeclined(decline.Reason)),
            (staffed, _, _) => IsAsked(staffed)),
        new ActionRule<WithWorker, WithdrawHold>(
            AssignmentAction.WithdrawHold, [Role.Client], Running, (_, _, _) => new HoldWithdrawn(), (staffed, _, _) => IsAsked(staffed)),
        new ActionRule<OnHold, Release>(AssignmentAction.Release, [Role.Client], [Status.OnHold], Release),
    ];

    private static ImmutableArray<Status> Running => [Status.Assigned, Status.InProgress, Status.OnHold];

    /// <summary>
    /// What stands in the way of completing work on hold: there has to be some, and it was held for a while. What the worker could do only
    /// if it were not on hold is not asked for.
    /// </summary>
    public static IEnumerable<Refusal> MayComplete(OnHold held, Circumstances at)
    {
        if (held.Engagement.Visits.IsEmpty && held.SentBackReason is null)
            yield return new NothingLogged();
        var from = at.Policy.BusinessTime.Plus(held.HeldAt, at.Policy.HeldForCompletion);
        if (at.Now < from)
            yield return new HeldTooShortly(from, held.Brief.Schedule.Zone);
    }

    private static Outcome Hold(WithWorker staffed, Hold hold, Circumstances at)
    {
        ImmutableList<Refusal> refusals = [.. Text.Required(hold.Reason, "reason", at.Policy), .. Until(staffed, hold.Until, at)];
        return refusals.Or(NeedsConsent(staffed, hold.Until ?? at.Now, at)
            ? [new HoldAsked(hold.Reason, hold.Until ?? at.Now)]
            : [
                .. staffed.Engagement.HoldRequest is null ? Array.Empty<Event>() : [new HoldWithdrawn()],
                .. Held(staffed, hold.Reason, hold.Until ?? at.Now, at),
            ]);
    }

    // Another schedule that waits for an answer has it with the hold, and both are told.
    private static ImmutableList<Event> Held(WithWorker staffed, string reason, Instant until, Circumstances at)
    {
        var notice = until - at.Policy.HoldEndingNotice;
        var hold = new PutOnHold(reason, until, notice > at.Now ? notice : null);
        return staffed.Engagement.Reschedule is not { By: var by } ? [hold]
            : by == at.By.Role ? [new RescheduleWithdrawn(), hold]
            : [new RescheduleDeclined(null), hold];
    }

    // Once, and not for long: else a worker could be kept from other work for ever.
    private static bool NeedsConsent(WithWorker staffed, Instant until, Circumstances at) =>
        staffed is OnHold || staffed.Engagement.Holds > 0 || until > Longest(staffed, at);

    private static Instant Longest(WithWorker staffed, Circumstances at) => at.Now.Plus(at.Policy.LongestHold, staffed.Brief.Schedule.Zone);

    private static IEnumerable<Refusal> Until(WithWorker staffed, Instant? until, Circumstances at)
    {
        if (until is null)
            yield return new InvalidField(
                "until", "untilRequired",
                "Say until when it is on hold: at most until "
                + $"{Wording.InWords(Longest(staffed, at), staffed.Brief.Schedule.Zone)}, for longer the worker has to agree.");
        else if (until <= at.Now)
            yield return new InvalidField("until", "untilPassed", "The end of a hold lies ahead.");
        else if (until > at.Now + at.Policy.ScheduleAhead)
            yield return new InvalidField(
                "until", "untilTooFarAhead", $"A hold can last at most {at.Policy.ScheduleAhead.TotalDays} days, whoever agrees to it.");
        else if (staffed is OnHold { Until: { } already } && until <= already)
            yield return new InvalidField(
                "until", "holdNotLonger",
                $"It is on hold until {Wording.InWords(already, staffed.Brief.Schedule.Zone)} already; to end that earlier, release it.");
    }

    private static ImmutableList<Refusal> IsAsked(WithWorker staffed) =>
        staffed.Engagement.HoldRequest is null ? [new NoHoldRequest()] : [];

    private static ImmutableList<Refusal> MayApprove(WithWorker staffed, ApproveHold? approve, Circumstances at) =>
        staffed.Engagement.HoldRequest is { Until: var until } && until <= at.Now
            ? [new HoldOver(until, staffed.Brief.Schedule.Zone)]
            : IsAsked(staffed);

    // With another schedule it stays on hold until the worker has decided on that.
    private static Outcome Release(OnHold held, Release release, Circumstances at) => release.Schedule is { } proposed
        ? RescheduleRules.Proposed(proposed, at).Or(new RescheduleRequested(proposed, null))
        : new([.. OpenRequests.LapseAfterHold(held.Engagement), new Released()], []);
}
