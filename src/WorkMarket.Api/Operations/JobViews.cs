using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Jobs;

namespace WorkMarket.Api.Operations;

/// <summary>The latest run of a job.</summary>
/// <param name="Job">Which job.</param>
/// <param name="Run">The number of this run.</param>
/// <param name="Running">Whether it still runs.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="MovedAt">When its latest slice was done.</param>
/// <param name="EndedAt">When it was done.</param>
/// <param name="Cases">How many cases it has gone through.</param>
/// <param name="Left">About how many are left; left out where that is not known.</param>
/// <param name="Index">The index whose own rows are gone through by now.</param>
/// <param name="Rows">How many of its rows, and of those before it, were gone through.</param>
/// <param name="Mended">How many of them no case owned, and were removed or put right.</param>
/// <param name="Findings">How many findings it has made.</param>
/// <param name="Trouble">Why its latest slice failed, which is tried again.</param>
public sealed record JobView(
    JobKind Job, int Run, bool Running, Instant StartedAt, Instant? MovedAt, Instant? EndedAt, long Cases, long? Left, string? Index,
    long Rows, long Mended,
    long Findings, string? Trouble)
{
    internal static JobView Of(Job job) => new(
        job.Kind, job.Run, job.IsRunning, job.StartedAt, job.MovedAt, job.EndedAt, job.Cases, job.Left,
        job.IsRunning ? job.Place.Index : null, job.Rows,
        job.Mended, job.Findings, job.Trouble);
}

/// <summary>A page of what a job's latest run found, by case.</summary>
/// <param name="Job">Which job.</param>
/// <param name="Run">The number of its latest run.</param>
/// <param name="Findings">What it found, in order of the cases.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record FindingListView(JobKind Job, int Run, ImmutableList<JobFinding> Findings, string? Next);
