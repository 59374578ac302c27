using Microsoft.DurableTask.Client;
using WorkMarket.Api.Operations;
using WorkMarket.Application.Operations;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Operations;

/// <summary>What an operator looks at: whether every worker is being heard, and what to do where not.</summary>
public sealed class OperationsPages(
    OperationsFunctions operations, JobFunctions jobs, PoisonFunctions poison, BackupFunctions backups)
{
    [Function("OperationsPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription]
    [EndpointSummary("Queues, the clock, jobs and storage at a glance.")]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops")] Call call) =>
        Pages.Of<OperationsView>(operations.Get(call), view => Pages.Show<OperationsPage>(("View", view)));

    [Function("OverduePage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription, Paged]
    [EndpointSummary("What is due and not handled yet, the earliest first.")]
    public Task<IResult> Overdue([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/due")] Call call) =>
        Pages.Of<OverdueListView>(operations.ListOverdue(call), view => Pages.Show<OverduePage>(("View", view)));

    [Function("WatchedEscalationListPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription, Paged]
    [EndpointSummary("The open escalations, and whether something moves each on.")]
    public Task<IResult> Escalations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/escalations")] Call call,
        [DurableClient] DurableTaskClient? client = null) =>
        Pages.Of<WatchedPage>(
            operations.ListEscalations(call, client), view => Pages.Show<WatchedEscalationListPage>(("View", view)));

    [Function("JobPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription, Paged]
    [EndpointSummary("How far a job's latest run is, and what it found.")]
    public async Task<IResult> Job([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/jobs/{job}")] Call call)
    {
        var found = await Pages.Read<FindingListView>(jobs.ListFindings(call));
        return await Pages.Of<JobView>(jobs.Get(call), view => Pages.Show<JobPage>(("View", view), ("Found", found)));
    }

    [Function("BackupListPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription]
    [EndpointSummary("The backup's latest slices, and what brings something back.")]
    public Task<IResult> Backups([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/backups")] Call call) =>
        Pages.Of<BackupListView>(backups.List(call), view => Pages.Show<BackupListPage>(("View", view)));

    [Function("PoisonPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription]
    [EndpointSummary("The messages of a queue that were set aside.")]
    public Task<IResult> Poison([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ops/queues/{queue}")] Call call) =>
        Pages.Of<PoisonListView>(poison.List(call), view => Pages.Show<PoisonPage>(("View", view)));
}
