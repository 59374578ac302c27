using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Application.Scorecards;

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
