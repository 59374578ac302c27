using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Escalations;

/// <summary>The open escalations, for those at WorkMarket who take care of them.</summary>
public sealed class EscalationDeskFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Lists the open escalations, what is due next first.</summary>
    [Function(nameof(ListDeskEscalations))]
    public Task<IResult> ListDeskEscalations([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/escalations")] HttpRequest request) => Invoke(request);

    /// <summary>Counts the open escalations.</summary>
    [Function(nameof(CountDeskEscalations))]
    public Task<IResult> CountDeskEscalations([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/escalations/counts")] HttpRequest request) => Invoke(request);

    /// <summary>Lists the open escalations against the companies that one looks after.</summary>
    [Function(nameof(ListAccountManagerEscalations))]
    public Task<IResult> ListAccountManagerEscalations([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "account-manager/escalations")] HttpRequest request) => Invoke(request);
}
