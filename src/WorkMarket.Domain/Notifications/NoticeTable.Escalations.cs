using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Notifications;

public static partial class NoticeTable
{
    private static IEnumerable<Told> Escalation(Assignment state, PersonId? holder, Happened happened)
    {
        // The worker whose escalation it is, whoever has the assignment by now.
        var escalation = EscalationRecord.Of(state, happened.Event);
        var worker = escalation?.Worker ?? holder;
        return happened.Event switch
        {
            // The opening and the stage that begins with it are one: the worker is told what comes of it, the others that it is opened.
            Event.EscalationOpened => All(NoticeKind.EscalationOpened),
            Event.EscalationStageEntered { Stage: EscalationStage.Messages, Again: false } => Each([worker], NoticeKind.EscalationStage),
            Event.EscalationStageEntered { Stage: EscalationStage.ProjectManager } =>
                [.. Each([worker], NoticeKind.EscalationStage), .. Manager(state, NoticeKind.EscalationRequest), .. Desk(NoticeKind.EscalationStage)],
            Event.EscalationStageEntered { Stage: EscalationStage.AccountManager } =>
                [.. Both(state, worker, NoticeKind.EscalationStage), .. AccountManager(NoticeKind.EscalationTask), .. Desk(NoticeKind.EscalationStage)],
            Event.EscalationStageEntered => All(NoticeKind.EscalationStage),
            Event.EscalationAnswered => All(NoticeKind.EscalationAnswered),
            // Those that were missed during an outage are one: the latest.
            Event.EscalationUpdateDue due => escalation is null || due.Number == escalation.Updates ? Each([worker], NoticeKind.EscalationUpdate) : [],
            Event.EscalationSuspended => All(NoticeKind.EscalationSuspended),
            Event.EscalationResumed => All(NoticeKind.EscalationResumed),
            Event.EscalationPauseEnded => All(NoticeKind.EscalationResumed),
            Event.EscalationAgreed or Event.EscalationAgreementWithdrawn =>
                [.. Both(state, worker, NoticeKind.EscalationAgreed), .. AccountManager(NoticeKind.EscalationAgreed)],
            Event.EscalationClosed => All(NoticeKind.EscalationClosed),
            _ => [],
        };

        IEnumerable<Told> All(NoticeKind kind) => [.. Both(state, worker, kind), .. AccountManager(kind), .. Desk(kind)];

        // From that stage on, whatever stage it is in later.
        IEnumerable<Told> AccountManager(NoticeKind kind) =>
            escalation?.AccountManagerSince <= happened.At ? [new(new Addressee.AccountManager(), kind)] : [];
    }
}
