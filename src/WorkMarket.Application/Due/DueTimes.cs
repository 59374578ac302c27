using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Due;

/// <summary>When a case's row in the due index falls due.</summary>
/// <param name="Grace">
/// How long after a step of an open escalation: where an orchestration takes the steps, the scan comes only for those that it did not take.
/// Nothing where the scan takes them itself.
/// </param>
public sealed record DueTimes(Duration Grace)
{
    /// <summary>The row of what comes next on a case, or null where nothing does.</summary>
    public DueRow? Next(Assignment state) => Clock.NextDue(state) is { } next
        ? new(Forecast.NextAt(state) <= next ? next + Grace : next, state.Id, DueKind.Tick)
        : null;
}
