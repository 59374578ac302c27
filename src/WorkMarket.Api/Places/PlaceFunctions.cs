using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Places;

namespace WorkMarket.Api.Places;

/// <summary>Another place for work that a worker has, and who is to be asked for on site (domain.md §8), over HTTP.</summary>
public sealed class PlaceFunctions(CaseWriter writer)
{
    [Function("RequestPlaceChange"), Performs(AssignmentAction.RequestPlaceChange), Answers<ActionView>, Takes<AskPlaceRequest>]
    [EndpointSummary("Asks the worker for another place. Around the corner, while nobody has checked in, it counts at once and the worker "
        + "is told; else the old place holds until the worker agrees.")]
    public Task<IResult> Request(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/place")] Call call) =>
        writer.Act(call, (AskPlaceRequest body) => new RequestPlaceChange(body.Place.ToPlace("place"), body.Reason, body.Travel));

    [Function("ApprovePlaceChange"), Performs(AssignmentAction.ApprovePlaceChange), Answers<ActionView>]
    [EndpointSummary("Agrees to the place that the client asked for.")]
    public Task<IResult> Approve(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/place/approve")] Call call) =>
        writer.Act(call, new ApprovePlaceChange());

    [Function("DeclinePlaceChange"), Performs(AssignmentAction.DeclinePlaceChange), Answers<ActionView>]
    [Takes<OptionalReasonRequest>(IsOptional = true)]
    [EndpointSummary("Declines the place that the client asked for, which counts for nothing.")]
    public Task<IResult> Decline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/place/decline")] Call call) =>
        writer.Act(call, new DeclinePlaceChange(call.Body<OptionalReasonRequest>().Reason));

    [Function("WithdrawPlaceChange"), Performs(AssignmentAction.WithdrawPlaceChange), Answers<ActionView>]
    [EndpointSummary("Takes the request for another place back.")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/place/withdraw")] Call call) =>
        writer.Act(call, new WithdrawPlaceChange());

    [Function("ChangeAccess"), Performs(AssignmentAction.ChangeAccess), Answers<ActionView>, Takes<AccessBody>]
    [EndpointSummary("Writes down whom to ask for on site and how to get in, in place of what was written before; a worker who has the "
        + "assignment is told.")]
    public Task<IResult> ChangeAccess(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/assignments/{assignment}/access")] Call call) =>
        writer.Act(call, (AccessBody body) => new ChangeAccess(body.ToKept()));

    [Function("RemoveAccess"), Performs(AssignmentAction.RemoveAccess), Answers<ActionView>]
    [EndpointSummary("Deletes contact and access notes; that there were any stays on record as a salted hash.")]
    public Task<IResult> RemoveAccess(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/assignments/{assignment}/access")] Call call) =>
        writer.Act(call, new RemoveAccess());
}
