using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Escalations;

/// <summary>What events have to do with escalations.</summary>
public static class EscalationEvents
{
    /// <summary>The escalation that an event is about, or null.</summary>
    public static EscalationId? Escalation(this Event @event) => @event switch
    {
        Event.EscalationOpened opened => opened.Escalation,
        Event.EscalationStageEntered entered => entered.Escalation,
        Event.EscalationAnswered answered => answered.Escalation,
        Event.EscalationUpdateDue due => due.Escalation,
        Event.EscalationSuspended suspended => suspended.Escalation,
        Event.EscalationResumed resumed => resumed.Escalation,
        Event.EscalationAgreed agreed => agreed.Escalation,
        Event.EscalationNoted noted => noted.Escalation,
        Event.EscalationClaimed claimed => claimed.Escalation,
        Event.EscalationClaimReleased released => released.Escalation,
        Event.EscalationClosed closed => closed.Escalation,
        _ => null,
    };

    /// <summary>
    /// Whether an event changes what there is to see of an escalation at a glance: all that is about it but notes, and, while it is open,
    /// what becomes of violations.
    /// </summary>
    /// <param name="event">The event.</param>
    /// <param name="state">The assignment after it, or later.</param>
    public static bool ShowsOnEscalation(this Event @event, Assignment state) => @event switch
    {
        Event.EscalationNoted => false,
        Event.ViolationReported or Event.ViolationUpheld or Event.ViolationDismissed => EscalationRecord.Open(state) is not null,
        _ => @event.Escalation() is not null,
    };
}
