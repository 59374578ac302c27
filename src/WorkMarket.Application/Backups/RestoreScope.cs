using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Backups;

/// <summary>What is to be had back.</summary>
/// <param name="Until">
/// As it was at that instant: by the latest slice that ended until then; null for the latest there is.
/// </param>
/// <param name="Case">One case; null for more.</param>
/// <param name="Company">The cases of a company; null for those of all, and all that is beside them.</param>
public sealed record RestoreScope(Instant? Until = null, AssignmentId? Case = null, CompanyId? Company = null);

/// <summary>A slice of the backup.</summary>
/// <param name="Began">When it began, by the clock of storage: whatever was acknowledged before can be had back.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="IsWhole">Whether it holds everything, and not only what changed since the slice before.</param>
/// <param name="Cases">How many cases it holds.</param>
/// <param name="Rows">How many rows.</param>
public sealed record BackupSlice(Instant Began, Instant Ended, bool IsWhole, long Cases, long Rows);

/// <summary>The backups of the product's tables.</summary>
public interface IBackups
{
    /// <summary>Whether there is an account for them.</summary>
    bool IsOn { get; }

    /// <summary>The latest slices, the latest first. A request for each, and one for every five thousand that there are.</summary>
    Task<ImmutableList<BackupSlice>> Slices(int limit, CancellationToken cancellation);

    /// <summary>Where the job begins that brings something back; null where no slice ended until then.</summary>
    Task<JobPlace?> Find(RestoreScope scope, CancellationToken cancellation);
}

/// <summary>Where there is no account for backups.</summary>
public sealed class NoBackups : IBackups
{
    /// <inheritdoc/>
    public bool IsOn => false;

    /// <inheritdoc/>
    public Task<ImmutableList<BackupSlice>> Slices(int limit, CancellationToken cancellation) =>
        Task.FromResult(ImmutableList<BackupSlice>.Empty);

    /// <inheritdoc/>
    public Task<JobPlace?> Find(RestoreScope scope, CancellationToken cancellation) => Task.FromResult<JobPlace?>(null);
}
