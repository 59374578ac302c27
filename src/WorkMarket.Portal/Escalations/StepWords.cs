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
            (_, EscalationStage.ProjectManager) => "The project manager is asked by email",
            (_, EscalationStage.AccountManager) => "The account manager takes over",
            (_, EscalationStage.Arbitration) => "One month: it ends here, with the address for arbitration and the whole record",
            (_, var stage) => Wording.Sentence(Wording.InWords(stage)),
        };
    }
}
