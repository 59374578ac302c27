using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.Subcontracting;

namespace WorkMarket.Api.Assignments;

/// <summary>What keeps an assignment from running straight through, over HTTP: hold, another schedule, the loss of its worker, cancellation.</summary>
public sealed class CourseEndpoints(CaseWriter writer)
{
    /// <summary>Puts it on hold.</summary>
    public Task<IResult> Hold(Call call) => Execute(call, new Hold(call.Body<ReasonRequest>().Reason));

    /// <summary>Releases it.</summary>
    public Task<IResult> Release(Call call) => Execute(call, new Release(call.Body<ReleaseRequest>().Schedule?.ToSchedule()));

    /// <summary>Asks for another schedule.</summary>
    public Task<IResult> RequestReschedule(Call call)
    {
        var body = call.Body<AskRescheduleRequest>();
        return Execute(call, new RequestReschedule(body.Schedule.ToSchedule(), body.Reason));
    }

    /// <summary>Agrees to it.</summary>
    public Task<IResult> ApproveReschedule(Call call) => Execute(call, new ApproveReschedule());

    /// <summary>Declines it.</summary>
    public Task<IResult> DeclineReschedule(Call call) => Execute(call, new DeclineReschedule(call.Body<OptionalReasonRequest>().Reason));

    /// <summary>Takes it back.</summary>
    public Task<IResult> WithdrawReschedule(Call call) => Execute(call, new WithdrawReschedule());

    /// <summary>Takes it from its worker.</summary>
    public Task<IResult> Unassign(Call call) => Execute(call, new Unassign(call.Body<ReasonRequest>().Reason));

    /// <summary>Gives it back, as its worker.</summary>
    public Task<IResult> CancelByWorker(Call call) => Execute(call, new CancelByWorker(call.Body<ReasonRequest>().Reason));

    /// <summary>Reports that its worker abandoned it.</summary>
    public Task<IResult> ReportAbandonment(Call call) => Execute(call, new ReportAbandonment(call.Body<ReasonRequest>().Reason));

    /// <summary>Cancels it, as its client.</summary>
    public Task<IResult> Cancel(Call call)
    {
        var body = call.Body<CancelRequest>();
        return Execute(call, new Cancel(body.Reason, body.Amount, body.Clarification, body.StatesJustification));
    }

    /// <summary>Asks whether somebody else may do the work.</summary>
    public Task<IResult> RequestSubcontract(Call call)
    {
        var body = call.Body<AskSubcontractRequest>();
        return Execute(call, new RequestSubcontract(body.Subcontractor, body.Reason));
    }

    /// <summary>Grants it.</summary>
    public Task<IResult> GrantSubcontract(Call call) => Decide(call, granted: true);

    /// <summary>Refuses it.</summary>
    public Task<IResult> RefuseSubcontract(Call call) => Decide(call, granted: false);

    private Task<IResult> Decide(Call call, bool granted) => Execute(call, new DecideSubcontract(
        new(call.Route("subcontract")), granted, call.Body<OptionalReasonRequest>().Reason));

    private Task<IResult> Execute(Call call, Command command) => writer.Act(call, command);
}
