using WorkMarket.Api.Escalations;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Portal.Escalations;

/// <summary>What comes by itself, in words.</summary>
public static class StepWords
{
    /// <summary>A step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="toWorker">Whether the worker reads it.</param>
    public static string Of(Step step, bool toWorker)
    {
        ArgumentNullException.ThrowIfNull(step);
        return (step.Kind, step.Stage) switch
        {
            (StepKind.Update, _) => toWorker ? "An update to you by email" : "An update to the worker by email",
            (StepKind.Resumption, _) => "What stands still goes on",
            (_, EscalationStage.Messages) => "The client is asked again in the messages",
            (_, EscalationStage.Withdrawn) => "It is closed, as the work was back with the worker for a month",
            (_, EscalationStage.ProjectManager) => "The project manager is asked by email",
            (_, EscalationStage.AccountManager) => "The account manager takes over",
            (_, EscalationStage.Arbitration) => "One month: it ends here, with the address for arbitration and the whole record",
            (_, var stage) => Wording.Sentence(Wording.InWords(stage)),
        };
    }

    /// <summary>What a stage is: one that is over, the one in which it is, or one that comes if nobody answers.</summary>
    public static string OfStage(EscalationStage stage, bool isNow, bool isToCome) => (stage, isNow, isToCome) switch
    {
        (EscalationStage.Messages, true, _) => "WorkMarket wrote in the assignment. It is here.",
        (EscalationStage.Messages, _, _) => "WorkMarket wrote in the assignment.",
        (EscalationStage.ProjectManager, true, _) => "Asked by email. It is here.",
        (EscalationStage.ProjectManager, _, true) => "If nobody answers: asked by email.",
        (EscalationStage.AccountManager, true, _) => "Reaches the client directly. It is here.",
        (EscalationStage.AccountManager, _, true) => "If nobody answers: reaches the client directly.",
        (EscalationStage.Arbitration, _, true) => "If nobody has answered by then: arbitration, with the whole record to take along.",
        (EscalationStage.Arbitration, true, _) => "Arbitration, with the whole record to take along.",
        (_, true, _) => "It is here.",
        _ => "",
    };

    /// <summary>Where it stands, in a sentence.</summary>
    public static string Standing(EscalationView escalation)
    {
        ArgumentNullException.ThrowIfNull(escalation);
        return escalation.Stage switch
        {
            EscalationStage.Messages => "WorkMarket asked the client in the assignment’s messages.",
            EscalationStage.ProjectManager => escalation.AskedInstead is null
                ? "WorkMarket asked the client’s project manager by email."
                : "WorkMarket asked somebody else of the company by email, as its project manager cannot be reached.",
            EscalationStage.AccountManager => escalation.DeskTask
                ? "Nobody of the company can be reached: WorkMarket’s desk tries to."
                : "The account manager gets in touch with the client directly.",
            EscalationStage.Engaged => "The client has answered.",
            EscalationStage.Resolved => "It is resolved.",
            EscalationStage.Withdrawn => "The worker took it back.",
            EscalationStage.Ineligible => "It is closed: a violation by the worker was upheld.",
            _ => "It is closed on WorkMarket: the worker can take it to arbitration with the whole record.",
        };
    }
}
