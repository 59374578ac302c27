using System.Collections.Immutable;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Api.Funds;

/// <summary>Which lines of the total are to be paid lower, each with a reason.</summary>
/// <param name="Lines">The lines that change; the others stay as they are.</param>
public sealed record ProposeAmountRequest(ImmutableList<ProposedLine> Lines);

/// <summary>What proposing a lower amount or deciding on it answers.</summary>
public sealed class LowerAmountChangeView(Change change) : ActionView(change)
{
    /// <summary>The proposal as it now stands.</summary>
    public LowerAmount LowerAmount { get; } = ((WithWorker)change.State).Engagement.LowerAmount!;
}

/// <summary>A lower amount for submitted work over HTTP: the client proposes it, and the worker accepts or declines.</summary>
public sealed class LowerAmountFunctions(CaseWriter writer)
{
    [Function("ProposeLowerAmount"), Performs(AssignmentAction.ProposeAmount), Takes<ProposeAmountRequest>]
    [Answers<LowerAmountChangeView>(201)]
    [EndpointSummary("Proposes to pay less than what was submitted comes to, with a reason by line of the total; once the worker accepts, "
        + "the work is approved at that.")]
    public Task<IResult> Propose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/lower-amounts")] Call call)
    {
        var lines = call.Body<ProposeAmountRequest>().Lines;
        if (lines.Contains(null!))
            throw new BadRequestException("lines", "jsonInvalid", "'lines' holds a null.");
        return Act(call, new ProposeAmount(lines));
    }

    [Function("AcceptLowerAmount"), Performs(AssignmentAction.AcceptAmount), Takes<ApproveRequest>(IsOptional = true)]
    [Answers<LowerAmountChangeView>]
    [EndpointSummary("Accepts the lower amount: the work is approved at that. One's own requests for funds that are not decided are named, "
        + "unless the call says that they lapse.")]
    public Task<IResult> Accept(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/lower-amounts/{proposal}/accept")]
        Call call) => Act(call, new AcceptAmount(new(call.Route("proposal")), call.Body<ApproveRequest>().Lapse));

    [Function("DeclineLowerAmount"), Performs(AssignmentAction.DeclineAmount), Takes<OptionalReasonRequest>(IsOptional = true)]
    [Answers<LowerAmountChangeView>]
    [EndpointSummary("Declines the lower amount; the work waits for approval as before.")]
    public Task<IResult> Decline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/lower-amounts/{proposal}/decline")]
        Call call) => Act(call, new DeclineAmount(new(call.Route("proposal")), call.Body<OptionalReasonRequest>().Reason));

    private Task<IResult> Act(Call call, Command command) => writer.Act(call, command, change => new LowerAmountChangeView(change));
}
