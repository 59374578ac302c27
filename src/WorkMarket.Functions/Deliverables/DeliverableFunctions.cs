using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Functions.Deliverables;

/// <summary>Deliverables.</summary>
public sealed class DeliverableFunctions(Invoker invoker) : EndpointFunctions(invoker)
{
    /// <summary>Gives an address to upload a file to.</summary>
    [Function(nameof(BeginUpload))]
    public Task<IResult> BeginUpload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/uploads")] HttpRequest request) => Invoke(request);

    /// <summary>Turns an upload into a deliverable.</summary>
    [Function(nameof(CompleteUpload))]
    public Task<IResult> CompleteUpload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/uploads/{upload}/complete")] HttpRequest request) => Invoke(request);

    /// <summary>Delivers a file that is small enough to come through the API, as a form.</summary>
    [Function(nameof(SendDeliverable))]
    public Task<IResult> SendDeliverable([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "assignments/{assignment}/deliverables")] HttpRequest request) => Invoke(request);

    /// <summary>Delivers a file that is small enough to come through the API, as the body.</summary>
    [Function(nameof(PutDeliverable))]
    public Task<IResult> PutDeliverable([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "assignments/{assignment}/deliverables/content")] HttpRequest request) => Invoke(request);

    /// <summary>Lists the deliverables with all their versions.</summary>
    [Function(nameof(ListDeliverables))]
    public Task<IResult> ListDeliverables([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/deliverables")] HttpRequest request) => Invoke(request);

    /// <summary>Sends the reader to the file, for a few minutes.</summary>
    [Function(nameof(GetDeliverableContent))]
    public Task<IResult> GetDeliverableContent([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/deliverables/{deliverable}/content")] HttpRequest request) => Invoke(request);

    /// <summary>Removes a deliverable before submission.</summary>
    [Function(nameof(RemoveDeliverable))]
    public Task<IResult> RemoveDeliverable([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "assignments/{assignment}/deliverables/{deliverable}")] HttpRequest request) => Invoke(request);
}
