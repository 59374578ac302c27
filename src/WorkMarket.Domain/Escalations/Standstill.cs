using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Escalations;

/// <summary>
/// How the clocks of an escalation come to stand still and go on again (domain.md §6): while a side's first report is not decided, and
/// while the work is back with the worker for the first time. What overlaps counts once, and each ends by time if nobody ends it before.
/// </summary>
internal static class Standstill
{
    /// <summary>A report begins a suspension, or fixes the end of one that began before it had one.</summary>
    public static EscalationSuspended Suspended(Escalation open, ViolationId? violation, Instant since, Instant now, Policy policy) => new(
        open.Id, open.Suspension is { } suspension ? suspension.Left : Left(open, now, policy),
        policy.BusinessTime.Plus(since, policy.ViolationDecidedWithin), violation, Stopped(open, now, policy));

    /// <summary>The suspension ends: with it, where the work is not back with the worker, all that stood still goes on.</summary>
    /// <param name="open">The escalation.</param>
    /// <param name="suspension">The suspension.</param>
    /// <param name="undecided">Whether it ends because nobody has decided in time.</param>
    /// <param name="now">When.</param>
    /// <param name="policy">The platform's limits.</param>
    public static EscalationResumed Resumed(Escalation open, Suspension suspension, bool undecided, Instant now, Policy policy)
    {
        // While the work is back with the worker, the stage's end is still to be told.
        Instant? ends = open.Pause is not null ? null
            : suspension.Answered ? policy.BusinessTime.Plus(now, policy.Escalations.SilenceFor)
            : suspension.Left is { } left ? policy.BusinessTime.Plus(now, new(left)) : null;
        return new(
            open.Id, ends, suspension.Answered ? Lifecycle.MonthFrom(now, policy) : Later(open, now), Engages: suspension.Answered,
            Call: Resumed(open, suspension.Answered, now, policy), Undecided: undecided);
    }

    /// <summary>The pause ends: with it, where it is not suspended, all that stood still goes on.</summary>
    public static EscalationPauseEnded Ended(Escalation open, Pause pause, bool requestWaited, Instant now, Policy policy) =>
        open.Suspension is null
            ? new(
                open.Id, policy.BusinessTime.Plus(now, new(pause.Left)), Later(open, now), GoesOn(open, now, policy), requestWaited)
            : new(open.Id, RequestWaited: requestWaited);

    /// <summary>How long a pause can last, where that is not said yet or has become otherwise; else null.</summary>
    /// <param name="open">The escalation.</param>
    /// <param name="pause">The pause.</param>
    /// <param name="asked">When the earliest of the worker's requests was asked that the client has not decided.</param>
    /// <param name="now">When.</param>
    /// <param name="policy">The platform's limits.</param>
    public static EscalationPauseTimed? Timed(Escalation open, Pause pause, Instant? asked, Instant now, Policy policy)
    {
        var waited = Waited(asked, policy);
        if (pause.ClosesAt is { } known)
            return pause.EndsAt == waited ? null : new(open.Id, known, pause.NoticeAt ?? known, waited);
        // Of one that began before it had an end, the month begins when that is first seen.
        var closes = Lifecycle.MonthFrom(now, policy);
        return new(open.Id, closes, Instant.Max(now, policy.BusinessTime.Minus(closes, policy.Escalations.NoticeBeforeClosing)), waited);
    }

    /// <summary>
    /// Whether a send-back stops the clocks: the first during the escalation, unless a request has waited too long already.
    /// </summary>
    public static bool Pauses(Assignment state, Escalation open, Instant now, Policy policy) =>
        !open.WasSentBack && !(Waited(WorkersRequests.EarliestUndecided(state), policy) <= now);

    /// <summary>The worker's call after a response that counts from now on.</summary>
    public static ArbitrationCall Answered(Escalation open, Instant now, bool stands, Policy policy)
    {
        var call = CallOf(open, policy);
        if (call.MonthEndsAt <= (open.StandsStill ? StoppedAt(open) : now))
            return call;
        return stands
            ? call with { After = null, Left = policy.Escalations.CallAfterResponse.Open }
            : call with { After = policy.BusinessTime.Plus(now, policy.Escalations.CallAfterResponse), Left = null };
    }

    /// <summary>
    /// The worker's call: of one that was opened before there was one, from a month after its opening and the time after its last
    /// response within that month.
    /// </summary>
    public static ArbitrationCall CallOf(Escalation open, Policy policy)
    {
        if (open.Call is { } call)
            return call;
        var month = Lifecycle.MonthFrom(open.OpenedAt, policy);
        return new(
            month,
            open.LastResponse is { } last && last.At < month
                ? policy.BusinessTime.Plus(last.At, policy.Escalations.CallAfterResponse)
                : null);
    }

    /// <summary>The worker's call of one that was closed for a while, which is not counted either.</summary>
    public static ArbitrationCall Reopened(Escalation before, Instant closed, Instant now, Policy policy)
    {
        var call = CallOf(before, policy);
        return before.StandsStill || call.MonthEndsAt <= closed ? call : call with
        {
            MonthEndsAt = call.MonthEndsAt + (now - closed),
            After = call.After is { } after ? policy.BusinessTime.Plus(now, policy.BusinessTime.Between(closed, after)) : null,
        };
    }

    /// <summary>When the worker may call, as things stand; null while that month stands still.</summary>
    public static Instant? CallableFrom(Escalation open, Policy policy)
    {
        var call = CallOf(open, policy);
        return open.StandsStill && !IsOver(call, open) ? null : call.From;
    }

    // Of the window that runs, or would if the work were not back with the worker.
    private static Duration? Left(Escalation open, Instant now, Policy policy) =>
        open.Pause?.Left ?? (open.StageEndsAt is { } ends ? policy.BusinessTime.Between(now, ends).Open : null);

    // The month and what it stood still since that is not in it yet.
    private static Instant Later(Escalation open, Instant now) =>
        open.MonthEndsAt!.Value + (now - (open.StillSince ?? open.Suspension?.Since ?? now));

    private static Instant? Waited(Instant? asked, Policy policy) =>
        asked is { } at ? policy.BusinessTime.Plus(at, policy.Escalations.RequestUndecidedFor) : null;

    // What stands still already goes on standing still.
    private static ArbitrationCall Stopped(Escalation open, Instant now, Policy policy)
    {
        var call = CallOf(open, policy);
        return open.StandsStill || call.MonthEndsAt <= now || call.After is not { } after
            ? call
            : call with { After = null, Left = policy.BusinessTime.Between(now, after).Open };
    }

    private static ArbitrationCall Resumed(Escalation open, bool answered, Instant now, Policy policy)
    {
        if (open.Pause is not null)
            return answered ? Answered(open, now, stands: true, policy) : CallOf(open, policy);
        var call = GoesOn(open, now, policy);
        return answered && !IsOver(CallOf(open, policy), open)
            ? call with { After = policy.BusinessTime.Plus(now, policy.Escalations.CallAfterResponse), Left = null }
            : call;
    }

    private static ArbitrationCall GoesOn(Escalation open, Instant now, Policy policy)
    {
        var call = CallOf(open, policy);
        return IsOver(call, open) ? call : new(
            call.MonthEndsAt + (now - StoppedAt(open)),
            call.Left is { } left ? policy.BusinessTime.Plus(now, new(left)) : call.After);
    }

    // Once that month is over nothing delays the call.
    private static bool IsOver(ArbitrationCall call, Escalation open) => call.MonthEndsAt <= StoppedAt(open);

    private static Instant StoppedAt(Escalation open) => open.StoppedAt
        ?? Instant.Min(open.Suspension?.Since ?? Instant.MaxValue, open.Pause?.Since ?? Instant.MaxValue);
}
