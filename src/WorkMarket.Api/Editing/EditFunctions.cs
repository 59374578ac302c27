using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Editing;

namespace WorkMarket.Api.Editing;

/// <summary>Changing what an assignment says, over HTTP.</summary>
public sealed class EditFunctions(CaseWriter writer, CaseReader reader)
{
    [Function("EditAssignment"), Performs(AssignmentAction.Edit), Takes<EditRequest>, ChecksVersion(IfMatchUse.Assignment)]
    [Answers<ActionView>]
    [EndpointSummary("Changes what the assignment says, at once: all of it in a draft and while it is sent; once a worker has it, the "
        + "title, and deliverables that become fewer or later. What is left out stays, and null takes away (JSON merge patch).")]
    public Task<IResult> Edit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/assignments/{assignment}")] Call call) =>
        writer.Act(call, (EditRequest body) => new Edit(body.ToEdit()));

    [Function("Clarify"), Performs(AssignmentAction.Clarify), Takes<ClarifyRequest>, Answers<ActionView>(201)]
    [EndpointSummary("Says more clearly what is asked for, beside the text. It is an answer to the worker.")]
    public Task<IResult> Clarify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/clarifications")] Call call) =>
        writer.Act(call, (ClarifyRequest body) => new Clarify(body.Text));

    [Function("ProposeChange"), Performs(AssignmentAction.ProposeChange), Takes<ProposeChangeRequest>, Answers<ChangeView>(201)]
    [ChecksVersion(IfMatchUse.Assignment)]
    [EndpointSummary("Proposes to the worker to change what was agreed: description, instructions, documents, deliverables, settings. It "
        + "holds from the worker's consent, and takes the place of what was proposed before.")]
    public Task<IResult> Propose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/changes")] Call call) =>
        writer.Act(
            call, (ProposeChangeRequest body) => new ProposeChange(body.ToEdit(), body.Reason),
            change => new ChangeView(change, ((WithWorker)change.State).Engagement.Change!));

    [Function("AcceptChange"), Performs(AssignmentAction.AcceptChange), Answers<ActionView>]
    [EndpointSummary("Agrees to a proposed change, which holds from now on.")]
    public Task<IResult> Accept(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/changes/{change}/accept")] Call call) =>
        writer.Act(call, new AcceptChange(Change(call)));

    [Function("DeclineChange"), Performs(AssignmentAction.DeclineChange), Answers<ActionView>]
    [Takes<OptionalReasonRequest>(IsOptional = true)]
    [EndpointSummary("Declines a proposed change, which counts for nothing: all stays as it was agreed.")]
    public Task<IResult> Decline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/changes/{change}/decline")] Call call) =>
        writer.Act(call, new DeclineChange(Change(call), call.Body<OptionalReasonRequest>().Reason));

    [Function("WithdrawChange"), Performs(AssignmentAction.WithdrawChange), Answers<ActionView>]
    [EndpointSummary("Takes a proposed change back.")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/changes/{change}/withdraw")] Call call) =>
        writer.Act(call, new WithdrawChange(Change(call)));

    [Function("GetTerms"), Authorize(Roles = Roles.Party), Answers<OfferedTermsView>]
    [EndpointSummary("Shows a version of the terms, such as the one on which a worker got the assignment, and what is different from it "
        + "now.")]
    public async Task<IResult> GetTerms(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/terms/{version}")] Call call) =>
        await reader.Read(call.Assignment, call.By, call.Cancellation) is { } view
            && int.TryParse(call.Route("version"), out var version) && TermsRead.At(view.State, version) is { } brief
        ? Answers.Json(OfferedTermsView.FromBrief(view.State, version, brief, call.By))
        : Problems.NotFound();

    private static ChangeId Change(Call call) => new(call.Route("change"));
}
