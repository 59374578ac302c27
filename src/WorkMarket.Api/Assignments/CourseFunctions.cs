using WorkMarket.Application.Cases;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;

namespace WorkMarket.Api.Assignments;

/// <summary>
/// What keeps an assignment from running straight through, over HTTP: hold, another schedule, the loss of its worker, cancellation.
/// </summary>
public sealed class CourseFunctions(CaseWriter writer)
{
    [Function("HoldAssignment"), Performs(AssignmentAction.Hold), Answers<ActionView>, Takes<HoldRequest>]
    [EndpointSummary("Puts the work on hold until an instant: nothing becomes late, and the work waits. For long, for longer, or not for "
        + "the first time, it asks the worker, who has to agree.")]
    public Task<IResult> Hold([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/hold")] Call call) =>
        writer.Act(call, (HoldRequest body) => new Hold(body.Reason, body.Until));

    [Function("ApproveHold"), Performs(AssignmentAction.ApproveHold), Answers<ActionView>]
    [EndpointSummary("Agrees to the hold that the client asked for.")]
    public Task<IResult> ApproveHold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/hold/approve")] Call call) =>
        writer.Act(call, new ApproveHold());

    [Function("DeclineHold"), Performs(AssignmentAction.DeclineHold), Answers<ActionView>, Takes<OptionalReasonRequest>(IsOptional = true)]
    [EndpointSummary("Declines the hold that the client asked for.")]
    public Task<IResult> DeclineHold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/hold/decline")] Call call) =>
        writer.Act(call, new DeclineHold(call.Body<OptionalReasonRequest>().Reason));

    [Function("WithdrawHold"), Performs(AssignmentAction.WithdrawHold), Answers<ActionView>]
    [EndpointSummary("Takes the request for a hold back.")]
    public Task<IResult> WithdrawHold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/hold/withdraw")] Call call) =>
        writer.Act(call, new WithdrawHold());

    [Function("ReleaseAssignment"), Performs(AssignmentAction.Release), Answers<ActionView>, Takes<ReleaseRequest>(IsOptional = true)]
    [EndpointSummary("Releases the work from hold, with another schedule for the worker to decide on, or as it was.")]
    public Task<IResult> Release(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/release")] Call call) =>
        writer.Act(call, new Release(call.Body<ReleaseRequest>().Schedule?.ToSchedule()));

    [Function("RequestReschedule"), Performs(AssignmentAction.RequestReschedule), Answers<ActionView>, Takes<AskRescheduleRequest>]
    [EndpointSummary("Asks the other side for another schedule.")]
    public Task<IResult> RequestReschedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/reschedule")] Call call) =>
        writer.Act(call, (AskRescheduleRequest body) => new RequestReschedule(body.Schedule.ToSchedule(), body.Reason));

    [Function("ApproveReschedule"), Performs(AssignmentAction.ApproveReschedule), Answers<ActionView>]
    [EndpointSummary("Agrees to the schedule that the other side asked for.")]
    public Task<IResult> ApproveReschedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/reschedule/approve")] Call call) =>
        writer.Act(call, new ApproveReschedule());

    [Function("DeclineReschedule"), Performs(AssignmentAction.DeclineReschedule), Answers<ActionView>]
    [Takes<OptionalReasonRequest>(IsOptional = true)]
    [EndpointSummary("Declines the schedule that the other side asked for; a worker who declines the one that came with a "
        + "release, or after a hold that ended by itself, has the assignment no more.")]
    public Task<IResult> DeclineReschedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/reschedule/decline")] Call call) =>
        writer.Act(call, new DeclineReschedule(call.Body<OptionalReasonRequest>().Reason));

    [Function("WithdrawReschedule"), Performs(AssignmentAction.WithdrawReschedule), Answers<ActionView>]
    [EndpointSummary("Takes one's own request for another schedule back.")]
    public Task<IResult> WithdrawReschedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/reschedule/withdraw")] Call call) =>
        writer.Act(call, new WithdrawReschedule());

    [Function("UnassignWorker"), Performs(AssignmentAction.Unassign), Answers<ActionView>, Takes<UnassignRequest>]
    [EndpointSummary("Takes the assignment from its worker; it takes no applications until it is offered again. Once work was logged "
        + "or submitted, the code of the reason and the amount that is paid for it are named; an amount above 0 is an invoice of that "
        + "engagement.")]
    public Task<IResult> Unassign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/unassign")] Call call) =>
        writer.Act(call, (UnassignRequest body) => new Unassign(body.Reason, body.ReasonCode, body.Amount, body.StatesJustification));

    [Function("CancelByWorker"), Performs(AssignmentAction.CancelByWorker), Answers<ActionView>, Takes<GiveBackRequest>]
    [EndpointSummary("Gives the assignment back; that counts on the worker's scorecard, but not within an hour of the assignment and "
        + "before the start, on hold, or where it overlaps with an earlier assignment.")]
    public Task<IResult> CancelByWorker(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/cancel-by-worker")] Call call) =>
        writer.Act(call, (GiveBackRequest body) => new CancelByWorker(body.Reason, body.Overlaps));

    [Function("ReportAbandonment"), Performs(AssignmentAction.ReportAbandonment), Answers<ActionView>, Takes<AbandonmentRequest>]
    [EndpointSummary("Reports that the worker abandoned the work; that counts on the worker's scorecard. Once work was logged, the "
        + "amount that is paid for it is named.")]
    public Task<IResult> ReportAbandonment(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/report-abandonment")] Call call) =>
        writer.Act(call, (AbandonmentRequest body) => new ReportAbandonment(body.Reason, body.Amount));

    [Function("CancelAssignment"), Performs(AssignmentAction.Cancel), Answers<ActionView>, Takes<CancelRequest>]
    [EndpointSummary("Cancels the assignment; what is to be paid nevertheless is invoiced.")]
    public Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/cancel")] Call call) =>
        writer.Act(call, (CancelRequest body) => new Cancel(body.Reason, body.Amount, body.Clarification, body.StatesJustification));

    [Function("RequestSubcontract"), Performs(AssignmentAction.RequestSubcontract), Answers<ActionView>, Takes<AskSubcontractRequest>]
    [EndpointSummary("Asks whether somebody else may do the work.")]
    public Task<IResult> RequestSubcontract(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/subcontracts")] Call call) =>
        writer.Act(call, (AskSubcontractRequest body) => new RequestSubcontract(body.Subcontractor, body.Reason));

    [Function("GrantSubcontract"), Performs(AssignmentAction.DecideSubcontract), Answers<ActionView>]
    [Takes<OptionalReasonRequest>(IsOptional = true)]
    [EndpointSummary("Grants it.")]
    public Task<IResult> GrantSubcontract(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/subcontracts/{subcontract}/grant")]
        Call call) => Decide(call, granted: true);

    [Function("RefuseSubcontract"), Performs(AssignmentAction.DecideSubcontract), Answers<ActionView>]
    [Takes<OptionalReasonRequest>(IsOptional = true)]
    [EndpointSummary("Refuses it.")]
    public Task<IResult> RefuseSubcontract(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/subcontracts/{subcontract}/refuse")]
        Call call) => Decide(call, granted: false);

    private Task<IResult> Decide(Call call, bool granted) => writer.Act(call, new DecideSubcontract(
        new(call.Route("subcontract")), granted, call.Body<OptionalReasonRequest>().Reason));
}
