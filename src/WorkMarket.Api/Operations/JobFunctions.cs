using WorkMarket.Application.Jobs;

namespace WorkMarket.Api.Operations;

/// <summary>Jobs over HTTP. They run in the background, in whatever process comes to it.</summary>
public sealed class JobFunctions(JobRunner runner, IJobStore jobs)
{
    [Function("StartJob"), Authorize(Roles = Roles.Support), Answers<JobView>(202)]
    [EndpointSummary("Starts a job over all cases, `reindex` or `verification`, in the background; one that runs goes on.")]
    public async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/ops/jobs/{job}")] Call call) => Kind(call) is { } kind
        ? Answers.Json(JobView.Of(await runner.Start(kind, call.Cancellation)), status: StatusCodes.Status202Accepted)
        : Problems.NotFound();

    [Function("GetJob"), Authorize(Roles = Roles.Support), Answers<JobView>]
    [EndpointSummary("Shows how far a job's latest run is.")]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ops/jobs/{job}")] Call call) =>
        await Latest(call) is { } job ? Answers.Json(JobView.Of(job)) : Problems.NotFound();

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

    private async Task<Job?> Latest(Call call) =>
        Kind(call) is { } kind ? (await runner.All(call.Cancellation)).Find(job => job.Kind == kind) : null;

    private static JobKind? Kind(Call call)
    {
        foreach (var kind in Enum.GetValues<JobKind>())
        {
            if (kind.ToString().Equals(call.Route("job"), StringComparison.OrdinalIgnoreCase))
                return kind;
        }
        return null;
    }
}
