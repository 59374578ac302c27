namespace WorkMarket.Domain.Tests.Escalations;

/// <summary>Where stories of escalations begin.</summary>
internal static class Escalated
{
    /// <summary>
    /// Wanda escalates on Monday 22 June 2026 at 10 that nobody approves; Juneteenth is over, Independence Day is observed on 3 July.
    /// </summary>
    public static Story Opened { get; } = Given.PendingApproval().And(Wanda, Attempt(), "06-17 10:00")
        .And(Wanda, Escalate(), "06-22 10:00");

    /// <summary>She escalates an impasse at the same time, which no act of the client cures.</summary>
    public static Story AtImpasse { get; } = Given.PendingApproval()
        .And(Wanda, Attempt(), "06-17 10:00").And(Clara, Post("No."), "06-17 11:00")
        .And(Wanda, Escalate(EscalationCause.Impasse), "06-22 10:00");

    /// <summary>When another worker is to do it once the start has passed: Wednesday 24 June.</summary>
    public static Schedule Later { get; } = Days("06-24 09:00", "06-24 17:00");

    public static Escalation Find(Story story) => story.State.Core.Escalations[^1];

    public static EscalationStage StageAt(Story story, string at) => Find(story.Ticked(at)).Stage;

    /// <summary>The stages that were entered, and when.</summary>
    public static string Stages(Story story) => string.Join(", ", story.Timeline.Select(happened => happened.Event switch
    {
        EscalationStageEntered entered => $"{entered.Stage} {Local(happened.At):MM-dd HH:mm}",
        EscalationClosed closed => $"{closed.End} {Local(happened.At):MM-dd HH:mm}",
        _ => null,
    }).Where(entry => entry is not null));

    public static LocalDateTime Local(Instant at) => at.InZone(NewYork).LocalDateTime;
}
