using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Escalations;

/// <summary>Escalations.</summary>
public sealed class EscalationFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Records an e-mail to the client or a call, and what came of it.</summary>
    [Function(nameof(RecordAttempt))]
    public Task<IResult> RecordAttempt([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/attempts")] HttpRequest request) => Invoke(request);

    /// <summary>Says for every cause whether the worker could escalate: each criterion, what it looked at, and from when it would hold.</summary>
    [Function(nameof(GetEscalationEligibility))]
    public Task<IResult> GetEscalationEligibility([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/escalation/eligibility")] HttpRequest request) => Invoke(request);
}
