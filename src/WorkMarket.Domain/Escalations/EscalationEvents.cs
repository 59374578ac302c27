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
        Event.EscalationPauseEnded ended => ended.Escalation,
        Event.EscalationAgreed agreed => agreed.Escalation,
        Event.EscalationAgreementWithdrawn withdrawn => withdrawn.Escalation,
        Event.EscalationNoted noted => noted.Escalation,
        Event.EscalationClaimed claimed => claimed.Escalation,
        Event.EscalationClaimReleased released => released.Escalation,
        Event.EscalationClosed closed => closed.Escalation,
        _ => null,
    };

    /// <summary>
    /// Whether an event changes what there is to see of an open escalation at a glance, beyond what time alone makes of it
    /// (<see cref="Forecast.At"/>): what people do about it, but notes, and what becomes of violations.
    /// </summary>
    public static bool ShowsOnEscalation(this Event @event) => @event switch
    {
        Event.EscalationNoted or Event.EscalationStageEntered or Event.EscalationUpdateDue or Event.EscalationClosed => false,
        Event.ViolationReported or Event.ViolationUpheld or Event.ViolationDismissed => true,
        _ => @event.Escalation() is not null,
    };
}
