using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Queues;

namespace WorkMarket.Application.Operations;

/// <summary>How far the clock is behind.</summary>
/// <param name="Overdue">How many rows are due and not handled yet, as far as is counted.</param>
/// <param name="IsMore">Whether there may be more.</param>
/// <param name="Since">The instant of the earliest of them; null where there is none.</param>
/// <param name="LateBy">How long ago that was.</param>
public sealed record DueLag(int Overdue, bool IsMore, Instant? Since, Duration? LateBy);

/// <summary>How the whole is.</summary>
/// <param name="At">When this was so.</param>
/// <param name="Queues">The queues.</param>
/// <param name="Due">The clock.</param>
/// <param name="Escalations">How many escalations are open, by stage and age.</param>
/// <param name="Jobs">The latest run of each job that was ever started.</param>
public sealed record SystemStatus(
    Instant At, ImmutableList<QueueState> Queues, DueLag Due, EscalationCounts Escalations, ImmutableList<Job> Jobs);
