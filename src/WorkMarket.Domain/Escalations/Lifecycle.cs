using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Escalations;

/// <summary>
/// What time brings to an open escalation (domain.md §6, Lifecycle and Order): at the same instant first what stands still goes on, then
/// the month ends, after which there is no update, then standing still, then the stage, then comes the notice and last the update.
/// </summary>
internal static class Lifecycle
{
    public static IEnumerable<Due> Pending(Assignment state) => EscalationRecord.AllOpen(state)
        .Where(open => open.Engagement is null)
        .SelectMany(open => Pending(
            open, EscalationRecord.IsAnothers(state, open) ? null : MessageRules.Next(state), EscalationRecord.IsSentBack(state, open),
            WorkersRequests.EarliestUndecided(state)));

    /// <summary>The same of an escalation by itself.</summary>
    /// <param name="open">The escalation.</param>
    /// <param name="message">The id of the next message on its assignment; null where messages there are another worker's.</param>
    /// <param name="isSentBack">
    /// Whether the work is back with the worker, of which the update tells whether or not the clocks stand still.
    /// </param>
    /// <param name="asked">When the worker's earliest request was asked that the client has not decided.</param>
    public static IEnumerable<Due> Pending(Escalation open, MessageId? message, bool isSentBack, Instant? asked) =>
    [
        .. StillUntil(open, asked),
        .. open is { StandsStill: false, MonthEndsAt: { } month }
            ? [new Due(month, new EscalationClosed(open.Id, EscalationStage.Arbitration, How: ClosedHow.MonthOver))]
            : Array.Empty<Due>(),
        .. open.Pause?.ClosesAt is { } closes
            ? [new Due(closes, new EscalationClosed(open.Id, EscalationStage.Withdrawn, How: ClosedHow.StoodStill))]
            : Array.Empty<Due>(),
        .. open is { StandsStill: false, StageEndsAt: { } stage }
            ? [new Due(stage, (at, policy) => Enter(open, Next(open), at, message, policy))]
            : Array.Empty<Due>(),
        .. open.Pause is { Told: false, NoticeAt: { } notice, ClosesAt: { } end }
            ? [new Due(notice, new EscalationPauseEnding(open.Id, end))]
            : Array.Empty<Due>(),
        .. open.NextUpdateAt is { } update
            ? [new Due(update, (at, policy) => [Update(open, at, isSentBack, policy)])]
            : Array.Empty<Due>(),
    ];

    // What stands still goes on by itself; where it began before it had an end, that is fixed first.
    private static IEnumerable<Due> StillUntil(Escalation open, Instant? asked)
    {
        if (open.Suspension is { } suspension)
        {
            yield return suspension.EndsAt is { } ends
                ? new(ends, (at, policy) => Resumed(open, suspension, at, policy))
                : new(suspension.Since, (at, policy) => [Standstill.Suspended(open, null, suspension.Since, at, policy)]);
        }
        if (open.Pause is { ClosesAt: null } endless)
            yield return new(endless.Since, (at, policy) => [Standstill.Timed(open, endless, asked, at, policy)!]);
        else if (open.Pause is { EndsAt: { } waited } pause)
            yield return new(waited, (at, policy) => [Standstill.Ended(open, pause, requestWaited: true, at, policy)]);
    }

    // Both could record that they agree during a suspension before it resolved at once.
    private static ImmutableList<Event> Resumed(Escalation open, Suspension suspension, Instant at, Policy policy) =>
    [
        Standstill.Resumed(open, suspension, undecided: true, at, policy),
        .. open is { AgreedByWorker: true, AgreedByClient: true }
            ? [new EscalationClosed(open.Id, EscalationStage.Resolved)]
            : Array.Empty<Event>(),
    ];

    private static EscalationUpdateDue Update(Escalation open, Instant at, bool isSentBack, Policy policy) => new(
        open.Id, open.Updates + 1, open.News, policy.BusinessTime.Plus(at, policy.Escalations.UpdateEvery), isSentBack);

    /// <summary>What each entry of a stage does. Its window runs from the entry.</summary>
    public static ImmutableList<Event> Enter(
        Escalation open, EscalationStage stage, Instant at, MessageId? message, Policy policy) => stage switch
        {
            EscalationStage.Messages =>
            [
                new EscalationStageEntered(open.Id, stage, policy.BusinessTime.Plus(at, policy.Escalations.MessagesFor), IsAgain(open)),
            .. message is { } next
                ? new[] { new MessagePosted(next, MessageKind.Message, policy.Escalations.MessageText, Private: false) }
                : [],
        ],
            EscalationStage.ProjectManager =>
                [
                    new EscalationStageEntered(
                        open.Id, stage, policy.BusinessTime.Plus(at, policy.Escalations.ProjectManagerFor), IsAgain(open)),
                ],
            _ => [new EscalationStageEntered(open.Id, stage, Again: IsAgain(open))],
        };

    /// <summary>The month that begins at an instant ends then.</summary>
    public static Instant MonthFrom(Instant at, Policy policy) => at.Plus(policy.Escalations.Month, policy.BusinessTime.Zone);

    private static bool IsAgain(Escalation open) => open.Stage == EscalationStage.Engaged;

    // A client who fell silent is asked again by the stage from which its last answer came.
    private static EscalationStage Next(Escalation open) => open.Stage switch
    {
        EscalationStage.Messages => EscalationStage.ProjectManager,
        EscalationStage.ProjectManager => EscalationStage.AccountManager,
        EscalationStage.Engaged => open.CameFrom ?? EscalationStage.Messages,
        _ => throw new InvalidOperationException($"The stage {open.Stage} has no limit."),
    };
}
