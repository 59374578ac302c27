using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Domain.Notifications;

/// <summary>Which notices go out by e-mail whatever their addressee prefers, and which do not any more.</summary>
public static class MailRules
{
    /// <summary>Whether it is mailed whatever the preference: the project manager's request and the worker's updates are (domain.md §6).</summary>
    public static bool GoesOutAnyway(this NoticeKind kind) => kind is NoticeKind.EscalationRequest or NoticeKind.EscalationUpdate;

    /// <summary>
    /// Whether what was to be mailed of an event is over: of an escalation that is closed nothing is mailed but its end. In the
    /// application it is told all the same.
    /// </summary>
    /// <param name="state">The assignment when the mail is sent, with what fell due until then.</param>
    /// <param name="event">The event that the mail is about.</param>
    public static bool IsOvertaken(Assignment state, Event @event) =>
        @event is not Event.EscalationClosed && EscalationRecord.Of(state, @event) is { IsOpen: false };
}
