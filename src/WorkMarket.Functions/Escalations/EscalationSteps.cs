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
        return Moment(EscalationLook.Of(await cases.TakeStep(id, cancellation), new EscalationId(escalation.Escalation)));
    }

    /// <summary>What there is to see of an escalation, as it stands in histories.</summary>
    public static EscalationMoment Moment(EscalationLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        return new(
            look.Stage?.ToString() ?? EscalationMoment.Nothing, look.IsOpen, look.IsSuspended, Utc(look.StageEndsAt),
            Utc(look.NextUpdateAt),
            Utc(look.MonthEndsAt), look.IsSentBack);
    }

    private static DateTime? Utc(Instant? instant) => instant?.ToDateTimeUtc();
}
