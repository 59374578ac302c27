using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;
using static WorkMarket.Application.Words.Names;

namespace WorkMarket.Application.Words;

/// <summary>Escalations.</summary>
public static class EscalationWords
{
    internal static Sentences? Find(Event @event) => @event switch
    {
        EscalationOpened opened => new(
            style => $"The worker {style.Who(opened.Worker)} escalated ({opened.Escalation}): {InWords(opened.Cause)}"
                + (opened.Attachments.IsEmpty ? "." : $", with {string.Join(", ", opened.Attachments)}."),
            "The worker escalated the assignment",
            opened.Statement),
        EscalationStageEntered entered => new(
            style => $"Escalation {entered.Escalation} {(entered.Again ? "is back" : "is")} at the stage {InWords(entered.Stage)}"
                + (entered.EndsAt is { } ends ? $", until {style.Write(ends)}." : "."),
            Standing(entered.Stage) + (entered.Again ? " again" : ""))
        {
            Others =
            [
                (NoticeKind.EscalationRequest, "WorkMarket asks you for an update"),
                (NoticeKind.EscalationTask, "Please reach the client of an escalation"),
            ],
        },
        EscalationAnswered answered => new(
            $"The client responded to escalation {answered.Escalation}, by {InWords(answered.Channel)}"
            + (answered.Message is { } message ? $" {message}." : ".")
            + (answered.Pauses ? " The work is back with the worker; until it is submitted again, stage and month stand still." : ""),
            "The client responded to the escalation",
            answered.Text),
        EscalationUpdateDue due => new(
            $"Update {due.Number} for the worker on escalation {due.Escalation}"
            + $"{(due.Specific ? ", with what the client said" : "")}{(due.WithWorker ? "; the work is back with the worker" : "")}.",
            "An update on your escalation"),
        EscalationSuspended suspended => new(
            $"Escalation {suspended.Escalation} stands still until a violation is decided.",
            "The escalation stands still until a violation is decided"),
        EscalationResumed resumed => new(
            $"The violation is decided; escalation {resumed.Escalation} is suspended no more.",
            "The escalation goes on"),
        EscalationPauseEnded ended => new(
            style => $"The work is with the worker no more; escalation {ended.Escalation} "
            + (ended.StageEndsAt is { } ends ? $"goes on, the client counts as silent from {style.Write(ends)}." : "is still suspended."),
            ended.StageEndsAt is null ? "The work is with the worker no more" : "The escalation goes on"),
        EscalationAgreed agreed => new(
            $"The {InWords(agreed.Side)} recorded that both agree on escalation {agreed.Escalation}.",
            "One side recorded that both agree"),
        EscalationAgreementWithdrawn withdrawn => new(
            $"The {InWords(withdrawn.Side)} took back that both agree on escalation {withdrawn.Escalation}.",
            "One side took back that both agree"),
        EscalationNoted noted => new($"WorkMarket noted something on escalation {noted.Escalation}.", more: noted.Text),
        EscalationClaimed claimed => new($"A support agent takes care of escalation {claimed.Escalation}."),
        EscalationClaimReleased released => new($"Nobody of support takes care of escalation {released.Escalation} any more."),
        EscalationReopened reopened => new(
            style => $"The payment did not arrive: escalation {reopened.Escalation} is back at the stage {InWords(reopened.Stage)}"
                + (reopened.StageEndsAt is { } ends ? $", until {style.Write(ends)}." : "."),
            "The payment did not arrive: the escalation goes on"),
        EscalationClosed closed => new(
            closed.End == EscalationStage.Arbitration
                ? $"Escalation {closed.Escalation} is handed to arbitration."
                : $"Escalation {closed.Escalation} is over: {InWords(closed.End)}.",
            Standing(closed.End),
            closed.Reason),
        _ => null,
    };

    /// <summary>Where an escalation is, as what WorkMarket or somebody else does there.</summary>
    public static string Standing(EscalationStage stage) => stage switch
    {
        EscalationStage.Messages => "WorkMarket asks the client in the assignment's messages",
        EscalationStage.ProjectManager => "WorkMarket asks the client's project manager for an update",
        EscalationStage.AccountManager => "WorkMarket's account manager reaches the client directly",
        EscalationStage.Engaged => "The client has answered",
        EscalationStage.Resolved => "The escalation is resolved",
        EscalationStage.Withdrawn => "The worker took the escalation back",
        EscalationStage.Ineligible => "The escalation ended because a violation by the worker was upheld",
        EscalationStage.Arbitration => "The escalation goes to arbitration",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
