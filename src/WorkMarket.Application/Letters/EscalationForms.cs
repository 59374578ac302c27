using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Letters;

/// <summary>Which words a letter about an escalation is written in: one table over readers and events.</summary>
internal static class EscalationForms
{
    /// <summary>The project manager's request, with its own page to answer on.</summary>
    public const string Request = "client-request";

    /// <summary>The account manager's task, with whom to reach.</summary>
    public const string Task = "manager-task";

    /// <summary>The worker's last letter, with the dossier.</summary>
    public const string Arbitration = "worker-arbitration";

    /// <summary>The end of a letter about an escalation that is open: how to answer and what comes next.</summary>
    public const string Tail = "tail";

    /// <summary>The form for a reader; null is the desk.</summary>
    public static string ForEvent(Person? reader, Event @event) => (reader?.Role, @event) switch
    {
        (Role.Worker, EscalationStageEntered { Stage: EscalationStage.Messages, Again: false }) => "worker-opened",
        (Role.Worker, EscalationStageEntered) => "worker-stage",
        (Role.Worker, EscalationAnswered) => "worker-answered",
        (Role.Worker, EscalationUpdateDue) => "worker-update",
        (Role.Worker, EscalationClosed { End: EscalationStage.Arbitration }) => Arbitration,
        (Role.Worker, EscalationClosed) => "worker-closed",
        (Role.Client, EscalationOpened) => "client-opened",
        (Role.Client, EscalationStageEntered { Stage: EscalationStage.ProjectManager }) => Request,
        (Role.Client, EscalationStageEntered) => "client-stage",
        (Role.Client, EscalationAnswered) => "client-answered",
        (Role.Client, EscalationClosed) => "client-closed",
        (Role.Worker or Role.Client, EscalationSuspended) => "suspended",
        (Role.Worker or Role.Client, EscalationResumed) => "resumed",
        (Role.Worker or Role.Client, EscalationPauseEnded) => "pause-ended",
        (Role.Worker or Role.Client, EscalationAgreed) => "agreed",
        (Role.Worker or Role.Client, EscalationAgreementWithdrawn) => "agreement-withdrawn",
        (Role.AccountManager, EscalationStageEntered { Stage: EscalationStage.AccountManager }) => Task,
        // WorkMarket's own people need no explanation.
        _ => "news",
    };
}
