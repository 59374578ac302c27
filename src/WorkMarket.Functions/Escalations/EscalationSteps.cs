using Microsoft.Azure.Functions.Worker;
using NodaTime;
using WorkMarket.Application.Due;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Functions.Escalations;

/// <summary>The steps of an escalation, as the domain decides them.</summary>
public sealed class EscalationSteps(CaseClock cases)
{
    /// <summary>
    /// Records what fell due on the case, with all its effects, and says how the escalation stands. Called early, late or twice it changes
    /// nothing but that.
    /// </summary>
    [Function(nameof(AdvanceEscalation))]
    public async Task<EscalationMoment> AdvanceEscalation([ActivityTrigger] EscalationInstance escalation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(escalation);
        var id = new AssignmentId(escalation.Case);
        using var span = Tracing.Start("advance", id);
        return Moment(EscalationLook.FromCase(await cases.TakeStep(id, cancellation), new EscalationId(escalation.Escalation)));
    }

    /// <summary>What there is to see of an escalation, as it stands in histories.</summary>
    public static EscalationMoment Moment(EscalationLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return new(
            look.Stage?.ToString() ?? EscalationMoment.Nothing, look.IsOpen, look.IsSuspended, Utc(look.StageEndsAt),
            Utc(look.NextUpdateAt), Utc(look.MonthEndsAt), look.IsSentBack);
    }

    private static DateTime? Utc(Instant? instant) => instant?.ToDateTimeUtc();
}

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
    DateTime? MonthEndsAt = null, bool IsSentBack = false)
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
