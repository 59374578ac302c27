using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Violations;

/// <summary>Violations.</summary>
public sealed class ViolationFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Reports a violation.</summary>
    [Function(nameof(ReportViolation))]
    public Task<IResult> ReportViolation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/violations")] HttpRequest request) => Invoke(request);

    /// <summary>Lists the violations that the reader may read.</summary>
    [Function(nameof(ListViolations))]
    public Task<IResult> ListViolations([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/violations")] HttpRequest request) => Invoke(request);

    /// <summary>Decides that a report is right.</summary>
    [Function(nameof(UpholdViolation))]
    public Task<IResult> UpholdViolation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/violations/{violation}/uphold")] HttpRequest request) => Invoke(request);

    /// <summary>Decides that a report is not right.</summary>
    [Function(nameof(DismissViolation))]
    public Task<IResult> DismissViolation([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/violations/{violation}/dismiss")] HttpRequest request) => Invoke(request);
}
