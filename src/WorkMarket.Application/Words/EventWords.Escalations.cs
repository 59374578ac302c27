using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using static WorkMarket.Application.Words.Names;

namespace WorkMarket.Application.Words;

public sealed partial class EventWords
{
    private string? Escalated(Event @event) => @event switch
    {
        EscalationOpened opened => $"The worker {Who(opened.Worker)} escalated ({opened.Escalation}): {InWords(opened.Cause)}{(opened.Attachments.IsEmpty ? "" : $", with {string.Join(", ", opened.Attachments)}")}.",
        EscalationStageEntered entered => $"Escalation {entered.Escalation} {(entered.Again ? "is back" : "is")} at the stage {InWords(entered.Stage)}{(entered.EndsAt is { } ends ? $", until {times.Of(ends)}" : "")}.",
        EscalationAnswered answered => $"The client responded to escalation {answered.Escalation}, by {InWords(answered.Channel)}"
            + (answered.Message is { } message ? $" {message}." : ".")
            + (answered.Pauses ? " The work is back with the worker; until it is submitted again, stage and month stand still." : ""),
        EscalationUpdateDue due => $"Update {due.Number} for the worker on escalation {due.Escalation}"
            + $"{(due.Specific ? ", with what the client said" : "")}{(due.WithWorker ? "; the work is back with the worker" : "")}.",
        EscalationSuspended suspended => $"Escalation {suspended.Escalation} stands still until a violation is decided.",
        EscalationResumed resumed => $"The violation is decided; escalation {resumed.Escalation} is suspended no more.",
        EscalationPauseEnded ended => $"The work is with the worker no more; escalation {ended.Escalation} "
            + (ended.StageEndsAt is { } ends ? $"goes on, the client counts as silent from {times.Of(ends)}." : "is still suspended."),
        EscalationAgreed agreed => $"The {InWords(agreed.Side)} recorded that both agree on escalation {agreed.Escalation}.",
        EscalationAgreementWithdrawn withdrawn => $"The {InWords(withdrawn.Side)} took back that both agree on escalation {withdrawn.Escalation}.",
        EscalationNoted noted => $"WorkMarket noted something on escalation {noted.Escalation}.",
        EscalationClaimed claimed => $"A support agent takes care of escalation {claimed.Escalation}.",
        EscalationClaimReleased released => $"Nobody of support takes care of escalation {released.Escalation} any more.",
        EscalationClosed { End: EscalationStage.Arbitration } closed => $"Escalation {closed.Escalation} is handed to arbitration.",
        EscalationClosed closed => $"Escalation {closed.Escalation} is over: {InWords(closed.End)}.",
        _ => null,
    };
}
