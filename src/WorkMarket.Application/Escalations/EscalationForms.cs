using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

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
    public static string Of(Person? reader, Event @event) => (reader?.Role, @event) switch
    {
        (Role.Worker, Event.EscalationStageEntered { Stage: EscalationStage.Messages, Again: false }) => "worker-opened",
        (Role.Worker, Event.EscalationStageEntered) => "worker-stage",
        (Role.Worker, Event.EscalationAnswered) => "worker-answered",
        (Role.Worker, Event.EscalationUpdateDue) => "worker-update",
        (Role.Worker, Event.EscalationClosed { End: EscalationStage.Arbitration }) => Arbitration,
        (Role.Worker, Event.EscalationClosed) => "worker-closed",
        (Role.Client, Event.EscalationOpened) => "client-opened",
        (Role.Client, Event.EscalationStageEntered { Stage: EscalationStage.ProjectManager }) => Request,
        (Role.Client, Event.EscalationStageEntered) => "client-stage",
        (Role.Client, Event.EscalationAnswered) => "client-answered",
        (Role.Client, Event.EscalationClosed) => "client-closed",
        (Role.Worker or Role.Client, Event.EscalationSuspended) => "suspended",
        (Role.Worker or Role.Client, Event.EscalationResumed) => "resumed",
        (Role.Worker or Role.Client, Event.EscalationPauseEnded) => "pause-ended",
        (Role.Worker or Role.Client, Event.EscalationAgreed) => "agreed",
        (Role.Worker or Role.Client, Event.EscalationAgreementWithdrawn) => "agreement-withdrawn",
        (Role.AccountManager, Event.EscalationStageEntered { Stage: EscalationStage.AccountManager }) => Task,
        // WorkMarket's own people need no explanation.
        _ => "news",
    };
}
