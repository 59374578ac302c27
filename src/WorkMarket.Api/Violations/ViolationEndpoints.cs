using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Endpoints;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Api.Violations;

/// <summary>Violations over HTTP.</summary>
public sealed class ViolationEndpoints(CaseWriter writer, CaseReader reader)
{
    /// <summary>Reports one.</summary>
    public Task<IResult> Report(Call call)
    {
        var body = call.Body<ViolationRequest>();
        var command = new ReportViolation(body.Category, body.Text, body.Against, body.Worker, body.Evidence ?? []);
        return Execute(call, command, change => change.State.Core.Violations[^1], StatusCodes.Status201Created);
    }

    /// <summary>Lists those that the reader may read.</summary>
    public async Task<IResult> List(Call call)
    {
        if (await reader.ReadViolations(call.Assignment, call.By, call.Cancellation) is not { } record)
            return Problems.NotFound();
        return record.Violations is { } violations
            ? Answers.Json(new ViolationListView(violations), record.Version)
            : Problems.Of([new NotAParty()]);
    }

    /// <summary>Decides that it was one.</summary>
    public Task<IResult> Uphold(Call call) =>
        Decide(call, new UpholdViolation(Violation(call), call.Body<ViolationDecisionRequest>().Reasons));

    /// <summary>Decides that it was none.</summary>
    public Task<IResult> Dismiss(Call call) =>
        Decide(call, new DismissViolation(Violation(call), call.Body<ViolationDecisionRequest>().Reasons));

    private Task<IResult> Decide(Call call, Command command) =>
        Execute(call, command, change => change.State.Core.Violations.Find(violation => violation.Id == Violation(call))!, StatusCodes.Status200OK);

    private async Task<IResult> Execute(Call call, Command command, Func<Change, Violation> find, int success) => Answers.Of(await writer.Execute(
        call.Assignment,
        command,
        call.Request,
        change => Answers.Of(new ViolationView(change, find(change)), change.Version, success),
        call.Cancellation));

    private static ViolationId Violation(Call call) => new(call.Route("violation"));
}
