using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Escalations;
using WorkMarket.Application.Due;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Queues;

namespace WorkMarket.Api.Operations;

/// <summary>How the whole is. Where storage does not answer, the rest is not known.</summary>
/// <param name="At">When this was so.</param>
/// <param name="StorageAnswers">Whether storage answers.</param>
/// <param name="Queues">The queues, and what was set aside as poison.</param>
/// <param name="Due">How far the clock is behind.</param>
/// <param name="Escalations">How many escalations are open, by stage and age.</param>
/// <param name="Jobs">The latest run of each job that was ever started.</param>
public sealed record OperationsView(
    Instant At, bool StorageAnswers, ImmutableList<QueueState>? Queues = null, DueLag? Due = null, EscalationCountsView? Escalations = null,
    ImmutableList<JobView>? Jobs = null);

/// <summary>Something that is due and not handled yet.</summary>
public sealed record OverdueView(Instant At, Duration LateBy, AssignmentId Assignment, DueKind Kind);

/// <summary>A page of what is due and not handled yet, the earliest first.</summary>
public sealed record OverdueListView(ImmutableList<OverdueView> Overdue, string? Next);

/// <summary>
/// A message that was set aside as poison, as far as it can be read: of an intent the case and the attempt at a commit whose effects were
/// to happen, of a mail the case, the first and last event and who was to be told (a person's id, or
/// <c>desk</c>; left out where that is everybody), of a signal the case.
/// </summary>
public sealed record PoisonView(
    string Id, Instant At, Duration Age, long Tries, string Text, AssignmentId? Assignment, string? Attempt, long? First, long? Last, string? To);

/// <summary>The first messages that were set aside of a queue; there may be more behind them.</summary>
public sealed record PoisonListView(string Queue, ImmutableList<PoisonView> Messages);

/// <summary>How many messages were put back.</summary>
public sealed record RedrivenView(int Redriven);

/// <summary>Why a message is thrown away.</summary>
public sealed record DiscardRequest(string Reason);
