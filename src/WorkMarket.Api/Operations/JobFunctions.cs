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
/// <param name="Index">The index whose own rows are gone through by now, of backup and restore the table.</param>
/// <param name="Rows">How many of its rows, and of those before it, were gone through.</param>
/// <param name="Mended">How many of them no case owned, and were removed or put right.</param>
/// <param name="Findings">How many findings it has made.</param>
/// <param name="Trouble">Why its latest slice failed, which is tried again.</param>
public sealed record JobView(
    JobKind Job, int Run, bool Running, Instant StartedAt, Instant? MovedAt, Instant? EndedAt, long Cases, long? Left, string? Index,
    long Rows, long Mended, long Findings, string? Trouble)
{
    internal static JobView FromJob(Job job) => new(
        job.Kind, job.Run, job.IsRunning, job.StartedAt, job.MovedAt, job.EndedAt, job.Cases, job.Left,
        job.IsRunning ? job.Place.Index : null, job.Rows, job.Mended, job.Findings, job.Trouble);
}

/// <summary>A page of what a job's latest run found, by case.</summary>
/// <param name="Job">Which job.</param>
/// <param name="Run">The number of its latest run.</param>
/// <param name="Findings">What it found, in order of the cases.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record FindingListView(JobKind Job, int Run, ImmutableList<JobFinding> Findings, string? Next);

/// <summary>Jobs over HTTP. They run in the background, in whatever process comes to it.</summary>
public sealed class JobFunctions(JobRunner runner, IJobStore jobs)
{
    [Function("StartJob"), Authorize(Roles = Roles.Support), Answers<JobView>(202)]
    [EndpointSummary("Starts a job in the background, `reindex`, `verification`, `succession` or `backup`; one that runs goes on.")]
    public async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/ops/jobs/{job}")] Call call) => Kind(call) switch
        {
            null => Problems.NotFound(),
            JobKind.Restore => Problems.Create(
                StatusCodes.Status409Conflict, "restoreNamesWhat", "What is to be restored is said at /api/ops/backups/restore."),
            { } kind when !Startable(runner).Contains(kind) => Problems.Create(
                StatusCodes.Status409Conflict, "noBackups", "There is no account for backups, so none are made."),
            { } kind => Answers.Json(
                JobView.FromJob(await runner.Start(kind, call.Cancellation)), status: StatusCodes.Status202Accepted),
        };

    [Function("GetJob"), Authorize(Roles = Roles.Support), Answers<JobView>]
    [EndpointSummary("Shows how far a job's latest run is.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ops/jobs/{job}")] Call call) =>
        await Latest(call) is { } job ? Answers.Json(JobView.FromJob(job)) : Problems.NotFound();

    [Function("ListJobFindings"), Authorize(Roles = Roles.Support), Answers<FindingListView>, Paged]
    [EndpointSummary("Lists what a job's latest run found: each case, and the first event of it that does not verify.")]
    public async Task<IResult> ListFindings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ops/jobs/{job}/findings")] Call call)
    {
        if (await Latest(call) is not { } job)
            return Problems.NotFound();
        var page = await Paging.Read(call, after => jobs.Findings(job.Kind, job.Run, after, call.Limit(), call.Cancellation));
        return Answers.Json(new FindingListView(job.Kind, job.Run, page.Findings, page.Next));
    }

    internal static ImmutableList<JobKind> Startable(JobRunner runner) => runner.Kinds.Remove(JobKind.Restore);

    private async Task<Job?> Latest(Call call) =>
        Kind(call) is { } kind ? (await runner.All(call.Cancellation)).Find(job => job.Kind == kind) : null;

    private static JobKind? Kind(Call call) => EnumParameter.FromRoute<JobKind>(call, "job");
}
