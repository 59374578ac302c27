using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Escalations;

/// <summary>
/// What time brings to an open escalation (domain.md §6, Lifecycle and Order): at the same instant the month's end first, after which
/// there is no update, then the stage's end, then the update.
/// </summary>
internal static class Lifecycle
{
    public static IEnumerable<Due> Pending(Assignment state) => EscalationRecord.Open(state) is { } open
        ? Pending(
            open, EscalationRecord.IsAnothers(state, open) ? null : MessageRules.Next(state), EscalationRecord.IsSentBack(state, open))
        : [];

    /// <summary>The same of an escalation by itself.</summary>
    /// <param name="open">The escalation.</param>
    /// <param name="message">The id of the next message on its assignment; null where messages there are another worker's.</param>
    /// <param name="isSentBack">
    /// Whether the work is back with the worker, of which the update tells whether or not the clocks stand still.
    /// </param>
    public static IEnumerable<Due> Pending(Escalation open, MessageId? message, bool isSentBack)
    {
        if (open is { StandsStill: false, MonthEndsAt: { } month })
            yield return new(month, _ => [new EscalationClosed(open.Id, EscalationStage.Arbitration)]);
        if (open is { StandsStill: false, StageEndsAt: { } stage })
            yield return new(stage, policy => Enter(open, Next(open), stage, message, policy));
        if (open.NextUpdateAt is { } update)
        {
            yield return new(update, policy =>
            [
                new EscalationUpdateDue(
                    open.Id, open.Updates + 1, open.News, policy.BusinessTime.Plus(update, policy.Escalations.UpdateEvery),
                    isSentBack),
            ]);
        }
    }

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
