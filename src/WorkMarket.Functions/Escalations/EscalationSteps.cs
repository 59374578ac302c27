using Microsoft.Azure.Functions.Worker;
using NodaTime;
using WorkMarket.Application.Due;
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
    public async Task<EscalationSnapshot> AdvanceEscalation([ActivityTrigger] EscalationInstance escalation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(escalation);
        var id = new AssignmentId(escalation.Case);
        using var span = Tracing.Start("advance", id);
        return EscalationSnapshot.FromCase(await cases.TakeStep(id, cancellation), new(escalation.Escalation));
    }
}

/// <summary>Which escalation an instance waits for.</summary>
/// <param name="Case">The case.</param>
/// <param name="Escalation">The escalation.</param>
/// <param name="Left">How it stood when the instance was started, or when its history grew long and it began anew; null where it is to look
/// first.</param>
/// <param name="Unchanged">How many looks in a row had shown nothing new by then.</param>
public sealed record EscalationInstance(string Case, string Escalation, EscalationSnapshot? Left = null, int Unchanged = 0);

/// <summary>
/// How an escalation stands: its stage and the instants, in UTC, at which something is to happen if nobody acts. It lies in histories, so
/// its members keep their names.
/// </summary>
/// <param name="Stage">The stage, as the domain names it, or <c>none</c> where there is no such escalation.</param>
/// <param name="IsOpen">Whether there is anything to wait for.</param>
/// <param name="IsSuspended">Whether stage and month stand still because a violation is not decided.</param>
/// <param name="StageEndsAt">When the stage ends.</param>
/// <param name="NextUpdateAt">When the worker gets the next update.</param>
/// <param name="MonthEndsAt">When the month without a response ends; while it stands still that is not yet known.</param>
/// <param name="IsSentBack">Whether stage and month stand still because the work is back with the worker.</param>
/// <param name="NextAt">The first instant at which anything happens, also what ends standing still; older histories do not say it.</param>
public sealed record EscalationSnapshot(
    string Stage, bool IsOpen, bool IsSuspended = false, DateTime? StageEndsAt = null, DateTime? NextUpdateAt = null,
    DateTime? MonthEndsAt = null, bool IsSentBack = false, DateTime? NextAt = null)
{
    private const string Nothing = "none";

    /// <summary>How an escalation of a case stands.</summary>
    public static EscalationSnapshot FromCase(Assignment? state, EscalationId id) =>
        state?.Core.Escalations.Find(escalation => escalation.Id == id) is { } found
            ? new(
                found.Stage.ToString(), found.IsOpen, found.Suspension is not null, Utc(found.StageEndsAt), Utc(found.NextUpdateAt),
                found.StandsStill ? null : Utc(found.MonthEndsAt), found.Pause is not null, Utc(Forecast.NextAt(found)))
            : new(Nothing, IsOpen: false);

    /// <summary>What an operator sees of the instance, as its custom status.</summary>
    public object ToStatus() => new
    {
        Stage = IsSuspended ? $"{Stage} (suspended)" : IsSentBack ? $"{Stage} (sent back)" : Stage,
        StageEndsAt,
        NextUpdateAt,
        MonthEndsAt,
    };

    private static DateTime? Utc(Instant? instant) => instant?.ToDateTimeUtc();
}
