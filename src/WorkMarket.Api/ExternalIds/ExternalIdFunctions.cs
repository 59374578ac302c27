using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.ExternalIds;

namespace WorkMarket.Api.ExternalIds;

/// <summary>The client's own number for an assignment.</summary>
/// <param name="ExternalId">
/// At most 100 characters in one line, unique among the company's assignments that are neither cancelled, voided nor deleted; left out or
/// null, the assignment has none any more.
/// </param>
public sealed record ExternalIdRequest(string? ExternalId = null);

/// <summary>The client's own number for an assignment over HTTP (domain.md §9).</summary>
public sealed class ExternalIdFunctions(CaseWriter writer)
{
    [Function("SetExternalId"), Performs(AssignmentAction.SetExternalId), Takes<ExternalIdRequest>, Answers<ActionView>]
    [EndpointSummary("Gives the assignment the client's own number, another one, or none.")]
    public Task<IResult> Set(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/assignments/{assignment}/external-id")] Call call) =>
        writer.Act(call, (ExternalIdRequest body) => new SetExternalId(body.ExternalId));
}
