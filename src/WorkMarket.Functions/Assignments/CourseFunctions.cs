using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Assignments;

/// <summary>What keeps an assignment from running straight through.</summary>
public sealed class CourseFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Puts the work on hold: nothing becomes late, and the work waits.</summary>
    [Function(nameof(HoldAssignment))]
    public Task<IResult> HoldAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/hold")] HttpRequest request) => Invoke(request);

    /// <summary>Releases the work from hold, with another schedule for the worker to decide on, or as it was.</summary>
    [Function(nameof(ReleaseAssignment))]
    public Task<IResult> ReleaseAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/release")] HttpRequest request) => Invoke(request);

    /// <summary>Asks the other side for another schedule.</summary>
    [Function(nameof(RequestReschedule))]
    public Task<IResult> RequestReschedule([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/reschedule")] HttpRequest request) => Invoke(request);

    /// <summary>Agrees to the schedule that the other side asked for.</summary>
    [Function(nameof(ApproveReschedule))]
    public Task<IResult> ApproveReschedule([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/reschedule/approve")] HttpRequest request) => Invoke(request);

    /// <summary>Declines the schedule that the other side asked for; a worker who declines the one that came with a release has the assignment no more.</summary>
    [Function(nameof(DeclineReschedule))]
    public Task<IResult> DeclineReschedule([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/reschedule/decline")] HttpRequest request) => Invoke(request);

    /// <summary>Takes one's own request for another schedule back.</summary>
    [Function(nameof(WithdrawReschedule))]
    public Task<IResult> WithdrawReschedule([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/reschedule/withdraw")] HttpRequest request) => Invoke(request);

    /// <summary>Takes the assignment from its worker; it is offered again.</summary>
    [Function(nameof(UnassignWorker))]
    public Task<IResult> UnassignWorker([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/unassign")] HttpRequest request) => Invoke(request);

    /// <summary>Gives the assignment back; that counts on the worker's scorecard.</summary>
    [Function(nameof(CancelByWorker))]
    public Task<IResult> CancelByWorker([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/cancel-by-worker")] HttpRequest request) => Invoke(request);

    /// <summary>Reports that the worker abandoned the work; that counts on the worker's scorecard.</summary>
    [Function(nameof(ReportAbandonment))]
    public Task<IResult> ReportAbandonment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/report-abandonment")] HttpRequest request) => Invoke(request);

    /// <summary>Cancels the assignment; what is to be paid nevertheless is invoiced.</summary>
    [Function(nameof(CancelAssignment))]
    public Task<IResult> CancelAssignment([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/cancel")] HttpRequest request) => Invoke(request);

    /// <summary>Asks whether somebody else may do the work.</summary>
    [Function(nameof(RequestSubcontract))]
    public Task<IResult> RequestSubcontract([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/subcontracts")] HttpRequest request) => Invoke(request);

    /// <summary>Grants it.</summary>
    [Function(nameof(GrantSubcontract))]
    public Task<IResult> GrantSubcontract([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/subcontracts/{subcontract}/grant")] HttpRequest request) => Invoke(request);

    /// <summary>Refuses it.</summary>
    [Function(nameof(RefuseSubcontract))]
    public Task<IResult> RefuseSubcontract([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/subcontracts/{subcontract}/refuse")] HttpRequest request) => Invoke(request);
}
