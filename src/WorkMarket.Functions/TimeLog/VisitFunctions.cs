using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.TimeLog;

/// <summary>Checking in and out.</summary>
public sealed class VisitFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Checks in, now or at a reported time.</summary>
    [Function(nameof(CheckIn))]
    public Task<IResult> CheckIn([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/visits/check-in")] HttpRequest request) => Invoke(request);

    /// <summary>Checks out, now or at a reported time.</summary>
    [Function(nameof(CheckOut))]
    public Task<IResult> CheckOut([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/visits/check-out")] HttpRequest request) => Invoke(request);

    /// <summary>Changes a visit's times.</summary>
    [Function(nameof(EditVisit))]
    public Task<IResult> EditVisit([HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "assignments/{assignment}/visits/{visit}")] HttpRequest request) => Invoke(request);

    /// <summary>Removes a visit, on the desktop site only.</summary>
    [Function(nameof(RemoveVisit))]
    public Task<IResult> RemoveVisit([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "assignments/{assignment}/visits/{visit}")] HttpRequest request) => Invoke(request);
}
