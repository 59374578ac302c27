namespace WorkMarket.Functions.Escalations;

/// <summary>Which escalation an instance waits for.</summary>
/// <param name="Case">The case.</param>
/// <param name="Escalation">The escalation.</param>
/// <param name="Left">How it stood when the instance was started, or when its history grew long and it began anew; null where it is to look
/// first.</param>
/// <param name="Unchanged">How many looks in a row had shown nothing new by then.</param>
public sealed record EscalationInstance(string Case, string Escalation, EscalationMoment? Left = null, int Unchanged = 0);

/// <summary>How an escalation stands: its stage and the instants, in UTC, at which something is to happen if nobody acts.</summary>
/// <param name="Stage">The stage, as the domain names it, or <see cref="Nothing"/>.</param>
/// <param name="IsOpen">Whether there is anything to wait for.</param>
/// <param name="IsSuspended">Whether stage and month stand still because a violation is not decided.</param>
/// <param name="StageEndsAt">When the stage ends.</param>
/// <param name="NextUpdateAt">When the worker gets the next update.</param>
/// <param name="MonthEndsAt">When the month without a response ends.</param>
/// <param name="IsSentBack">Whether stage and month stand still because the work is back with the worker.</param>
public sealed record EscalationMoment(
    string Stage, bool IsOpen, bool IsSuspended = false, DateTime? StageEndsAt = null, DateTime? NextUpdateAt = null,
    DateTime? MonthEndsAt = null,
    bool IsSentBack = false)
{
    /// <summary>What stands for the stage where there is no such escalation.</summary>
    public const string Nothing = "none";

    /// <summary>What an operator sees of the instance.</summary>
    public EscalationStatus Status => new(
        IsSuspended ? $"{Stage} (suspended)" : IsSentBack ? $"{Stage} (sent back)" : Stage,
        StageEndsAt, NextUpdateAt, MonthEndsAt);
}

/// <summary>The custom status of an instance: the stage and the three instants.</summary>
public sealed record EscalationStatus(string Stage, DateTime? StageEndsAt, DateTime? NextUpdateAt, DateTime? MonthEndsAt);
