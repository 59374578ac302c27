using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Notifications;

public static partial class NoticeTable
{
    private static IEnumerable<Told> Escalation(Assignment state, PersonId? holder, Event @event)
    {
        // The worker whose escalation it is, whoever has the assignment by now.
        var escalation = @event.Escalation() is { } id ? state.Core.Escalations.Find(one => one.Id == id) : null;
        var worker = escalation?.Worker ?? holder;
        return @event switch
        {
            Event.EscalationOpened => All(state, worker, NoticeKind.EscalationOpened),
            Event.EscalationStageEntered => All(state, worker, NoticeKind.EscalationStage),
            Event.EscalationAnswered => Each([worker], NoticeKind.EscalationAnswered),
            // Those that were missed during an outage are one: the latest.
            Event.EscalationUpdateDue due => escalation is null || due.Number == escalation.Updates ? Each([worker], NoticeKind.EscalationUpdate) : [],
            Event.EscalationSuspended => All(state, worker, NoticeKind.EscalationSuspended),
            Event.EscalationResumed => All(state, worker, NoticeKind.EscalationResumed),
            Event.EscalationAgreed => Both(state, worker, NoticeKind.EscalationAgreed),
            Event.EscalationClosed => All(state, worker, NoticeKind.EscalationClosed),
            _ => [],
        };
    }

    private static IEnumerable<Told> All(Assignment state, PersonId? worker, NoticeKind kind) => [.. Both(state, worker, kind), .. Desk(kind)];
}
