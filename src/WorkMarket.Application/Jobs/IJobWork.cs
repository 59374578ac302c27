using System.Collections.Immutable;

namespace WorkMarket.Application.Jobs;

/// <summary>What came of a slice.</summary>
/// <param name="Next">Where the next one begins; null where there is nothing left to do.</param>
/// <param name="Cases">How many cases it went through.</param>
/// <param name="Rows">How many rows of indexes.</param>
/// <param name="Mended">How many of them were removed or put right.</param>
/// <param name="Findings">What was found.</param>
public sealed record JobSlice(JobPlace? Next, int Cases, int Rows, int Mended, ImmutableList<JobFinding> Findings);

/// <summary>What a job does, in slices that are short beside a host's limits. A slice that is done twice changes nothing.</summary>
public interface IJobWork
{
    /// <summary>Which job.</summary>
    JobKind Kind { get; }

    /// <summary>Whether it is to be started though nobody asks for it. One request, or none where it never is.</summary>
    Task<bool> IsWanted(CancellationToken cancellation) => Task.FromResult(false);

    /// <summary>Does the slice that begins at a place. A case that cannot be handled is a finding and holds up no other.</summary>
    /// <exception cref="Storage.StorageUnavailableException">Storage does not answer; the slice is to be done again.</exception>
    Task<JobSlice> Do(JobPlace place, CancellationToken cancellation);
}

/// <summary>Keeps the jobs.</summary>
public interface IJobStore
{
    /// <summary>The latest run of each job that was ever started. One request.</summary>
    Task<ImmutableList<Job>> All(CancellationToken cancellation);

    /// <summary>
    /// Stores a job as it was changed, if nobody else changed it since it was read; null where somebody did. One request.
    /// </summary>
    Task<Job?> Save(Job job, CancellationToken cancellation);

    /// <summary>Adds findings to a run; those that it has already stay. One request for every hundred.</summary>
    Task Add(Job job, IReadOnlyCollection<JobFinding> findings, CancellationToken cancellation);

    /// <summary>A page of a run's findings, by case. One request.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<FindingPage> Findings(JobKind kind, int run, string? after, int limit, CancellationToken cancellation);
}
