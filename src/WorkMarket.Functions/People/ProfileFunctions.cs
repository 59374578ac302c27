using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.People;

/// <summary>Workers' profiles.</summary>
public sealed class ProfileFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Shows one's own profile.</summary>
    [Function(nameof(GetProfile))]
    public Task<IResult> GetProfile([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "me/profile")] HttpRequest request) => Invoke(request);

    /// <summary>Replaces what the profile says; its files stay.</summary>
    [Function(nameof(PutProfile))]
    public Task<IResult> PutProfile([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "me/profile")] HttpRequest request) => Invoke(request);

    /// <summary>Shows a worker to clients and WorkMarket.</summary>
    [Function(nameof(GetWorker))]
    public Task<IResult> GetWorker([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}")] HttpRequest request) => Invoke(request);

    /// <summary>Shows which terms a worker accepted, and when.</summary>
    [Function(nameof(ListAcceptances))]
    public Task<IResult> ListAcceptances([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "workers/{worker}/acceptances")] HttpRequest request) => Invoke(request);
}
