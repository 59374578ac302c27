using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using static WorkMarket.Application.Dossiers.Names;

namespace WorkMarket.Application.Dossiers;

public sealed partial class EventWords
{
    private string? Escalated(Event @event) => @event switch
    {
        Event.EscalationOpened opened => $"The worker {opened.Worker} escalated ({opened.Escalation}): {Words(opened.Cause)}{(opened.Attachments.IsEmpty ? "" : $", with {string.Join(", ", opened.Attachments)}")}.",
        Event.EscalationStageEntered entered => $"Escalation {entered.Escalation} {(entered.Again ? "is back" : "is")} at the stage {Words(entered.Stage)}{(entered.EndsAt is { } ends ? $", until {times.Of(ends)}" : "")}.",
        Event.EscalationAnswered answered => $"The client responded to escalation {answered.Escalation}, by {Words(answered.Channel)}{(answered.Message is { } message ? $" {message}" : "")}.",
        Event.EscalationUpdateDue due => $"Update {due.Number} for the worker on escalation {due.Escalation}{(due.Specific ? ", with what the client said" : "")}.",
        Event.EscalationSuspended suspended => $"Escalation {suspended.Escalation} stands still until a violation is decided.",
        Event.EscalationResumed resumed => $"Escalation {resumed.Escalation} goes on.",
        Event.EscalationAgreed agreed => $"The {Words(agreed.Side)} recorded that both agree on escalation {agreed.Escalation}.",
        Event.EscalationNoted noted => $"WorkMarket noted something on escalation {noted.Escalation}.",
        Event.EscalationClaimed claimed => $"A support agent takes care of escalation {claimed.Escalation}.",
        Event.EscalationClaimReleased released => $"Nobody of support takes care of escalation {released.Escalation} any more.",
        Event.EscalationClosed { End: EscalationStage.Arbitration } closed => $"Escalation {closed.Escalation} is handed to arbitration.",
        Event.EscalationClosed closed => $"Escalation {closed.Escalation} is over: {Words(closed.End)}.",
        _ => null,
    };
}
