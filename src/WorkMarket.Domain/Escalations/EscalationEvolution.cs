using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Escalations;

/// <summary>What an event makes of the escalations of an assignment.</summary>
internal static class EscalationEvolution
{
    /// <summary>The escalations after an event, or null where it has nothing to do with them.</summary>
    public static ImmutableList<Escalation>? After(ImmutableList<Escalation> escalations, Happened happened)
    {
        if (happened.Event is EscalationOpened opened)
            return escalations.Add(Begun(opened, happened.At));
        if (happened.Event is EscalationReopened reopened)
            return Reopened(escalations, reopened);
        return happened.Event.Escalation() is { } id && escalations.FindIndex(escalation => escalation.Id == id) is >= 0 and var index
            && Next(escalations[index], happened) is { } next
            ? escalations.SetItem(index, next)
            : null;
    }

    private static Escalation Begun(EscalationOpened opened, Instant at) =>
        new(opened.Escalation, opened.Cause, opened.Worker, at, EscalationStage.Messages, at)
        {
            NextUpdateAt = opened.NextUpdateAt,
            MonthEndsAt = opened.MonthEndsAt,
            Call = opened.Call,
        };

    // The one that goes on is the latest, also where another was opened and closed meanwhile.
    private static ImmutableList<Escalation> Reopened(ImmutableList<Escalation> escalations, EscalationReopened reopened) =>
        escalations.Find(escalation => escalation.Id == reopened.Escalation) is { BeforeCure: { } before } cured
            ? escalations.Remove(cured).Add(before with
            {
                StageEndsAt = reopened.StageEndsAt,
                NextUpdateAt = reopened.NextUpdateAt,
                MonthEndsAt = reopened.MonthEndsAt,
                Call = reopened.Call ?? before.Call,
            })
            : escalations;

    private static Escalation? Next(Escalation open, Happened happened) => happened.Event switch
    {
        EscalationStageEntered entered => open with
        {
            Stage = entered.Stage,
            EnteredAt = happened.At,
            StageEndsAt = entered.EndsAt,
            CameFrom = null,
            Again = entered.Again,
            Asked = null,
            NotReached = [],
            AtDesk = false,
            AccountManagerSince = open.AccountManagerSince ?? (entered.Stage == EscalationStage.AccountManager ? happened.At : null),
        },
        EscalationAsked asked => open with
        {
            Asked = asked.Asked,
            NotReached = asked is { Instead: { } instead, Because: not AskedBecause.ManagerChanged }
                ? open.NotReached.Remove(instead).Add(instead)
                : open.NotReached,
            AtDesk = asked.Asked is null,
        },
        EscalationAnswered answered => Answered(
            open with
            {
                LastResponse = new(happened.At, answered.Channel, answered.Message),
                Responses = open.Responses + 1,
                News = true,
                Call = answered.Call ?? open.Call,
                WasSentBack = open.WasSentBack || answered.Pauses
                    || answered is { Channel: ResponseChannel.SendBack, Call: not null },
            },
            answered,
            happened.At),
        EscalationUpdateDue due => open with { Updates = due.Number, LastUpdateAt = happened.At, NextUpdateAt = due.NextAt, News = false },
        EscalationSuspended suspended when open.Suspension is { } already => open with
        {
            Suspension = already with { EndsAt = suspended.EndsAt, Violation = suspended.Violation ?? already.Violation },
        },
        EscalationSuspended suspended => open with
        {
            Suspension = new(happened.At, suspended.Left, EndsAt: suspended.EndsAt, Violation: suspended.Violation),
            StageEndsAt = null,
            StoppedAt = suspended.Call is null ? null : open.StoppedAt ?? happened.At,
            Call = suspended.Call ?? open.Call,
        },
        EscalationResumed resumed => (resumed.Engages ? Engaged(open, happened.At) : open) with
        {
            Suspension = null,
            StageEndsAt = resumed.StageEndsAt,
            MonthEndsAt = resumed.MonthEndsAt,
            StillSince = open.Pause is null ? null : happened.At,
            StoppedAt = open.Pause is null ? null : open.StoppedAt,
            Call = resumed.Call ?? open.Call,
        },
        EscalationPauseTimed timed => open with
        {
            Pause = open.Pause! with { EndsAt = timed.EndsAt, NoticeAt = timed.NoticeAt, ClosesAt = timed.ClosesAt },
        },
        EscalationPauseEnding => open with { Pause = open.Pause! with { Told = true } },
        // Where it is suspended, that alone keeps the clocks from now on.
        EscalationPauseEnded when open.Suspension is not null => open with { Pause = null },
        EscalationPauseEnded ended => open with
        {
            Pause = null,
            StageEndsAt = ended.StageEndsAt,
            MonthEndsAt = ended.MonthEndsAt,
            StillSince = null,
            StoppedAt = null,
            Call = ended.Call ?? open.Call,
        },
        EscalationAgreed agreed => Agreed(open, agreed.Side, true),
        EscalationAgreementWithdrawn withdrawn => Agreed(open, withdrawn.Side, false),
        EscalationClaimed => open with { ClaimedBy = happened.By.Person() },
        EscalationClaimReleased => open with { ClaimedBy = null },
        EscalationNoted => open,
        EscalationClosed closed => open with
        {
            BeforeCure = closed.MayReopen ? open : null,
            Stage = closed.End,
            EnteredAt = happened.At,
            ClosedAt = happened.At,
            StageEndsAt = null,
            NextUpdateAt = null,
            MonthEndsAt = null,
            CameFrom = null,
            Suspension = null,
            Pause = null,
            StillSince = null,
            StoppedAt = null,
            AccountManagerSince = open.AccountManagerSince,
        },
        _ => null,
    };

    private static Escalation Answered(Escalation open, EscalationAnswered answered, Instant at) => (open.Suspension, answered.Left) switch
    {
        (var suspension, { } left) => Engaged(open, at) with
        {
            StageEndsAt = null,
            MonthEndsAt = answered.MonthEndsAt,
            StillSince = at,
            StoppedAt = answered.Call is null ? null : open.StoppedAt ?? at,
            Suspension = suspension is null ? null : suspension with { Left = left },
            Pause = answered.Pauses ? new(at, left) : open.Pause is null ? null : open.Pause with { Left = left },
        },
        ({ } suspension, null) => open with { Suspension = suspension with { Answered = true } },
        _ => Engaged(open, at) with { StageEndsAt = answered.SilentAt, MonthEndsAt = answered.MonthEndsAt },
    };

    private static Escalation Agreed(Escalation open, Side side, bool agrees) => side == Side.Worker
        ? open with { AgreedByWorker = agrees }
        : open with { AgreedByClient = agrees };

    private static Escalation Engaged(Escalation open, Instant at) => open.Stage == EscalationStage.Engaged
        ? open
        : open with { Stage = EscalationStage.Engaged, EnteredAt = at, CameFrom = open.Stage };
}
