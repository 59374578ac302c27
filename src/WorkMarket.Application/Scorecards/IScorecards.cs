using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Application.Scorecards;

/// <summary>The sums of a scorecard.</summary>
/// <param name="Window">Those of a day and all after it.</param>
/// <param name="AllTime">Those of all days.</param>
public sealed record ScorecardSums(Tally Window, Tally AllTime);

/// <summary>An assignment behind a figure, and as what it counts.</summary>
public sealed record Behind(AssignmentId Assignment, Entry Entry);

/// <summary>A page of the assignments behind a figure, and the cursor of the next one.</summary>
public sealed record BehindPage(ImmutableList<Behind> Assignments, string? Next);

/// <summary>How scorecards are written.</summary>
public sealed record ScorecardOptions
{
    /// <summary>
    /// How often a write is made anew because another case changed the same sums first, before it counts as an outage and waits.
    /// </summary>
    public int Attempts { get; init; } = 40;

    /// <summary>The longest pause before that.</summary>
    public Duration LongestPause { get; init; } = Duration.FromMilliseconds(200);

    /// <summary>The most entries that one transaction adds or takes away: 1 to 49 (a transaction has 100 operations).</summary>
    public int EntriesPerTransaction { get; init; } = 40;

    /// <summary>
    /// For how long a scorecard whose sums are counted anew takes no changes, should the counting die. It renews this as it goes on.
    /// </summary>
    public Duration ClosedFor { get; init; } = Duration.FromMinutes(1);
}

/// <summary>
/// The scorecards: what each case adds, and the sums of it by day and of all time, which change together. Each member says what it costs
/// in storage requests. All throw <see cref="Storage.StorageUnavailableException"/> where storage does not answer.
/// </summary>
public interface IScorecards
{
    /// <summary>
    /// Puts what a case adds to a scorecard in place of what it added before. Does nothing where the scorecard is ahead. One request, two
    /// where the sums stay, else three and one for every day that changes.
    /// </summary>
    /// <exception cref="Storage.StorageUnavailableException">Too many cases are changing the same sums.</exception>
    Task Put(Contribution contribution, AssignmentId id, long version, CancellationToken cancellation);

    /// <summary>The sums of a scorecard. One request, however many assignments are behind it.</summary>
    Task<ScorecardSums> Read(ScorecardOf card, LocalDate from, CancellationToken cancellation);

    /// <summary>The assignments that count as one of some kinds, newest first. One request for every kind.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="kinds">The kinds, and since when each: null for ever.</param>
    /// <param name="after">Where the page before ended, or null for the first page.</param>
    /// <param name="limit">How many a page has at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<BehindPage> Explain(
        ScorecardOf card, IReadOnlyDictionary<CountsAs, Instant?> kinds, string? after, int limit, CancellationToken cancellation);
}

/// <summary>
/// Puts scorecards right whose rows were altered or lost, while others write. Afterwards a scorecard is what counting all its cases
/// anew comes to.
/// </summary>
public interface IScorecardRepair
{
    /// <summary>
    /// Puts what a case adds to a scorecard, whatever its row says: where that cannot be read, is of a version that the case never had, or
    /// says something else. What is behind the figures is put back. Two requests and one for every entry where all is right.
    /// </summary>
    /// <param name="contribution">What it adds.</param>
    /// <param name="id">The case.</param>
    /// <param name="version">The case's version that this follows from.</param>
    /// <param name="current">Reads the case's version as it is now, by which a row that is ahead is judged.</param>
    /// <param name="cancellation">Stops it between rows.</param>
    Task Repair(Contribution contribution, AssignmentId id, long version, Func<Task<long>> current, CancellationToken cancellation);

    /// <summary>
    /// Goes through some scorecards: removes the rows of cases that add nothing to them, and what is behind no figure, and counts their
    /// sums anew. While sums that are wrong are counted, effects that would change them wait.
    /// </summary>
    /// <param name="after">Where the page before ended, or null for the first one.</param>
    /// <param name="adds">Whether a case adds anything to a scorecard, be it that it adds nothing any more.</param>
    /// <param name="cancellation">Stops it between rows.</param>
    Task<PrunedPage> Prune(string? after, Func<ScorecardOf, AssignmentId, Task<bool>> adds, CancellationToken cancellation);
}
