using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Escalations;

/// <summary>An event that is about an escalation.</summary>
public interface IOfEscalation
{
    /// <summary>Which.</summary>
    EscalationId Escalation { get; }
}

/// <summary>What events have to do with escalations.</summary>
public static class EscalationEvents
{
    /// <summary>The escalation that an event is about, or null.</summary>
    public static EscalationId? Escalation(this Event @event) => (@event as IOfEscalation)?.Escalation;

    /// <summary>
    /// Whether an event changes what there is to see of an open escalation at a glance, beyond what time alone makes of it
    /// (<see cref="Forecast.At"/>): what people do about it, but notes, and what becomes of violations.
    /// </summary>
    public static bool ShowsOnEscalation(this Event @event) => @event switch
    {
        EscalationNoted or EscalationStageEntered or EscalationUpdateDue or EscalationClosed => false,
        ViolationReported or ViolationUpheld or ViolationDismissed or ProjectManagerChanged => true,
        _ => @event.Escalation() is not null,
    };

    /// <summary>
    /// Whether what was to be mailed of an event is over: of an escalation that is closed nothing is mailed but its end. In the
    /// application it is told all the same.
    /// </summary>
    /// <param name="state">The assignment when the mail is sent, with what fell due until then.</param>
    /// <param name="event">The event that the mail is about.</param>
    public static bool IsOvertaken(Assignment state, Event @event) =>
        @event is not EscalationClosed && EscalationRecord.FindFor(state, @event) is { IsOpen: false };
}
