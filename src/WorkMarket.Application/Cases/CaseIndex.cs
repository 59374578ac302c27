using System.Collections.Immutable;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Cases;

/// <summary>An event and its sequence number in its case.</summary>
public sealed record NumberedEvent(long Sequence, Happened Happened)
{
    /// <summary>The events of commits.</summary>
    public static ImmutableList<NumberedEvent> FromCommits(ImmutableList<WrittenCommit> commits) =>
        [.. commits.SelectMany(commit => commit.Happened
            .Select((happened, index) => new NumberedEvent(commit.Entry.First + index, happened)))];
}

/// <summary>The events of a case that an index is to show.</summary>
/// <param name="Case">The case as it is now, which may have moved on since those events.</param>
/// <param name="Events">The events whose effects are to happen, in order.</param>
/// <param name="Commits">The commits that wrote them.</param>
public sealed record CommittedEvents(StoredCase Case, ImmutableList<NumberedEvent> Events, ImmutableList<OutboxEntry> Commits)
{
    /// <summary>The case's state.</summary>
    public Assignment State => Case.State;

    /// <summary>What happened, without numbers.</summary>
    public ImmutableList<Event> What => Events.ConvertAll(numbered => numbered.Happened.Event);
}

/// <summary>
/// Rows beside the cases that are derived from them: due rows, lists, sums. They can be written again, late and twice, and rebuilt from
/// the events at any time, while others write.
/// </summary>
public interface ICaseIndex
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>Writes what committed events lead to. Rows only move forward, so that doing it again changes nothing.</summary>
    Task Write(CommittedEvents committed, CancellationToken cancellation);

    /// <summary>
    /// Writes all that a case has here. Where a row says something else of the case's version, or is of a version that the case never
    /// had, it is put right.
    /// </summary>
    /// <param name="stored">The case as it was read, which may have moved on since.</param>
    /// <param name="cancellation">Stops it between rows.</param>
    Task Rebuild(StoredCase stored, CancellationToken cancellation);

    /// <summary>
    /// Whether all that a case has here is right, of an index that can tell without counting anew. Nothing is written; a case whose
    /// effects are still to happen may be behind.
    /// </summary>
    /// <param name="stored">The case as it was read.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<bool> IsConsistent(StoredCase stored, CancellationToken cancellation) => Task.FromResult(true);

    /// <summary>Goes through a page of the index's own rows and removes those that no case owns.</summary>
    /// <param name="after">Where the page before ended, or null for the first page.</param>
    /// <param name="cancellation">Stops it between rows.</param>
    Task<PrunedPage> Prune(string? after, CancellationToken cancellation) => Task.FromResult(new PrunedPage(0, 0, null));
}

/// <summary>What came of pruning a page of an index.</summary>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Removed">How many were removed or put right.</param>
/// <param name="Next">Where the next page begins, or null where there is none.</param>
public sealed record PrunedPage(int Rows, int Removed, string? Next);

/// <summary>All indexes, in the order in which they are written: the one place that knows them.</summary>
public sealed record CaseIndexes(ImmutableList<ICaseIndex> All);
