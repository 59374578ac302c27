using System.Collections.Immutable;
using WorkMarket.Application.Jobs;

namespace WorkMarket.Storage.Tests.Jobs;

/// <summary>Jobs as a process has them that dies after it has stored so many times.</summary>
internal sealed class DyingJobs(IJobStore inner, int saves) : IJobStore
{
    private int left = saves + 1; // The start is the first.

    public Task<ImmutableList<Job>> All(CancellationToken cancellation) => inner.All(cancellation);

    public Task<Job?> Save(Job job, CancellationToken cancellation) =>
        left-- > 0 ? inner.Save(job, cancellation) : throw new IOException("The process is dead.");

    public Task Add(Job job, IReadOnlyCollection<JobFinding> findings, CancellationToken cancellation) =>
        inner.Add(job, findings, cancellation);

    public Task<FindingPage> Findings(JobKind kind, int run, string? after, int limit, CancellationToken cancellation) =>
        inner.Findings(kind, run, after, limit, cancellation);
}
