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
/// <param name="At">When it was due.</param>
/// <param name="LateBy">How long ago that is.</param>
/// <param name="Assignment">Whose clock it is.</param>
/// <param name="Kind">What is to be done.</param>
public sealed record OverdueView(Instant At, Duration LateBy, AssignmentId Assignment, DueKind Kind);

/// <summary>A page of what is due and not handled yet, the earliest first.</summary>
/// <param name="Overdue">The earliest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record OverdueListView(ImmutableList<OverdueView> Overdue, string? Next);

/// <summary>
/// A message that was set aside as poison, as far as it can be read: of an intent the case and the attempt at a commit whose effects were
/// to happen, of a mail the case, the first and last event and who was to be told (a person's id, or
/// <c>desk</c>; left out where that is everybody), of a signal the case.
/// </summary>
/// <param name="Id">Names the message in addresses.</param>
/// <param name="At">When it was put into the queue at first.</param>
/// <param name="Age">How long ago that is.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Text">The message as it is stored.</param>
/// <param name="Assignment">The case; left out where it cannot be read.</param>
/// <param name="Attempt">The attempt at a commit whose effects were to happen; left out where it is of another kind.</param>
/// <param name="First">The first event that was to be told of; left out where it is of another kind.</param>
/// <param name="Last">The last event that was to be told of; left out where it is of another kind.</param>
/// <param name="To">Who was to be told: a person's id, or <c>desk</c>; left out where that is everybody.</param>
public sealed record PoisonView(
    string Id, Instant At, Duration Age, long Tries, string Text, AssignmentId? Assignment, string? Attempt, long? First, long? Last,
    string? To);

/// <summary>The first messages that were set aside of a queue; there may be more behind them.</summary>
/// <param name="Queue">The queue's name.</param>
/// <param name="Messages">The first of those that were set aside.</param>
public sealed record PoisonListView(string Queue, ImmutableList<PoisonView> Messages);

/// <summary>How many messages were put back.</summary>
/// <param name="Redriven">How many messages were put back into their queue.</param>
public sealed record RedrivenView(int Redriven);

/// <summary>Why a message is thrown away.</summary>
/// <param name="Reason">For the log; not empty.</param>
public sealed record DiscardRequest(string Reason);
