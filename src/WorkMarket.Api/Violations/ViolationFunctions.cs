using WorkMarket.Application.Cases;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Api.Violations;

/// <summary>Violations over HTTP.</summary>
public sealed class ViolationFunctions(CaseWriter writer, CaseReader reader)
{
    [Function("ReportViolation"), Performs(AssignmentAction.ReportViolation), Takes<ViolationRequest>, Answers<ViolationView>(201)]
    [EndpointSummary("Reports a violation by one side.")]
    public Task<IResult> Report(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations")] Call call)
    {
        var body = call.Body<ViolationRequest>();
        var command = new ReportViolation(body.Category, body.Text, body.Against, body.Worker, body.Evidence ?? []);
        return Execute(call, command, change => change.State.Core.Violations[^1], StatusCodes.Status201Created);
    }

    [Function("ListViolations"), Authorize(Roles = Roles.Party), Answers<ViolationListView>]
    [EndpointSummary("Lists the violations that the reader reported or is the subject of; for support, all.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/violations")] Call call)
    {
        var read = await reader.ReadWritten(
            call.Assignment, call.By, @event => @event is ViolationReported or ViolationUpheld or ViolationDismissed, call.Cancellation);
        if (read is not var (state, version, written))
            return Problems.NotFound();
        if (!Access.IsParty(state, call.By) && !ViolationRecord.HadIt(state, call.By))
            return Access.Sees(state, call.By) ? Problems.Of([new NotAParty()]) : Problems.NotFound();
        return Answers.Json(
            new ViolationListView(ViolationRecord.AsReadBy(state, call.By).ConvertAll(violation => ViolationItem.Of(violation, written))),
            version);
    }

    [Function("UpholdViolation"), Performs(AssignmentAction.UpholdViolation), Takes<ViolationDecisionRequest>, Answers<ViolationView>]
    [EndpointSummary("Decides that a reported violation was one.")]
    public Task<IResult> Uphold(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations/{violation}/uphold")]
        Call call) =>
        Decide(call, new UpholdViolation(Violation(call), call.Body<ViolationDecisionRequest>().Reasons));

    [Function("DismissViolation"), Performs(AssignmentAction.DismissViolation), Takes<ViolationDecisionRequest>, Answers<ViolationView>]
    [EndpointSummary("Decides that a reported violation was none.")]
    public Task<IResult> Dismiss(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/violations/{violation}/dismiss")]
        Call call) =>
        Decide(call, new DismissViolation(Violation(call), call.Body<ViolationDecisionRequest>().Reasons));

    private Task<IResult> Decide(Call call, Command command) =>
        Execute(
            call, command, change => change.State.Core.Violations.Find(violation => violation.Id == Violation(call))!,
            StatusCodes.Status200OK);

    private async Task<IResult> Execute(Call call, Command command, Func<Change, Violation> find, int success) =>
        Answers.Of(await writer.Execute(
        call.Assignment,
        command,
        call.Request,
        change => Answers.Of(new ViolationView(change, find(change)), change.Version, success),
        call.Cancellation));

    private static ViolationId Violation(Call call) => new(call.Route("violation"));
}
