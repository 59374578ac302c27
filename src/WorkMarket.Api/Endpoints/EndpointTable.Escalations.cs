using WorkMarket.Api.Escalations;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>The worker's escalation.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Escalations =>
    [
        Action<EscalationEndpoints>("RecordAttempt", "attempts", EndpointPolicy.Worker, "Records an e-mail to the client or a call, and what came of it.", (to, call) => to.RecordAttempt(call))
            with { Body = typeof(AttemptRequest) },
        On<EscalationEndpoints>("GetEscalationEligibility", Get, "assignments/{assignment}/escalation/eligibility", WorkerOrSupport, "Says for every cause whether the worker could escalate: each criterion, what it looked at, and from when it would hold.", (to, call) => to.Eligibility(call))
            with { Answer = typeof(EligibilityView) },
    ];
}
