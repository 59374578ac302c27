using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Jobs;

namespace WorkMarket.Api.Operations;

/// <summary>Jobs over HTTP. They run in the background, in whatever process comes to it.</summary>
public sealed class JobEndpoints(JobRunner runner, IJobStore jobs)
{
    /// <summary>Starts one; one that runs goes on as it is.</summary>
    public async Task<IResult> Start(Call call) => Kind(call) is { } kind
        ? Answers.Json(JobView.Of(await runner.Start(kind, call.Cancellation)), status: StatusCodes.Status202Accepted)
        : Problems.NotFound();

    /// <summary>Shows how far its latest run is.</summary>
    public async Task<IResult> Get(Call call) => await Latest(call) is { } job ? Answers.Json(JobView.Of(job)) : Problems.NotFound();

    /// <summary>Lists what its latest run found.</summary>
    public async Task<IResult> ListFindings(Call call)
    {
        if (await Latest(call) is not { } job)
            return Problems.NotFound();
        var page = await Paging.Read(call, after => jobs.Findings(job.Kind, job.Run, after, call.Limit(), call.Cancellation));
        return Answers.Json(new FindingListView(job.Kind, job.Run, page.Findings, page.Next));
    }

    private async Task<Job?> Latest(Call call) => Kind(call) is { } kind ? (await runner.All(call.Cancellation)).Find(job => job.Kind == kind) : null;

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
