using Microsoft.AspNetCore.Http;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using static Microsoft.AspNetCore.Http.HttpMethods;
using static WorkMarket.Api.Endpoints.EndpointPolicy;

namespace WorkMarket.Api.Endpoints;

/// <summary>Files that a worker delivers.</summary>
public static partial class EndpointTable
{
    private static IEnumerable<Endpoint> Deliverables =>
    [
        On<DeliverableEndpoints>("BeginUpload", Post, "assignments/{assignment}/uploads", EndpointPolicy.Worker, "Gives an address to upload a file to.", (to, call) => to.BeginUpload(call))
            with { Body = typeof(UploadRequest), BodyOptional = true, Success = StatusCodes.Status201Created, Answer = typeof(UploadView) },
        Action<DeliverableEndpoints>("CompleteUpload", "uploads/{upload}/complete", EndpointPolicy.Worker, "Turns an upload into a deliverable.", (to, call) => to.CompleteUpload(call))
            with { Body = typeof(CompleteUploadRequest), Success = StatusCodes.Status201Created, Answer = typeof(DeliveredView) },
        Action<SmallFileEndpoints>("SendDeliverable", "deliverables", EndpointPolicy.Worker, "Delivers a file that is small enough to come through the API, as a form.", (to, call) => to.Send(call))
            with { File = FileBody.Form, Success = StatusCodes.Status201Created, Answer = typeof(DeliveredView) },
        On<SmallFileEndpoints>("PutDeliverable", Put, "assignments/{assignment}/deliverables/content", EndpointPolicy.Worker, "Delivers a file that is small enough to come through the API, as the body.", (to, call) => to.Put(call))
            with
            {
                File = FileBody.Raw,
                Success = StatusCodes.Status201Created,
                Answer = typeof(DeliveredView),
                IfMatch = IfMatchUse.Assignment,
                Query =
                [
                    new("type", "What it is.", IsRequired: true), new("fileName", "Its name.", IsRequired: true),
                    new("replaces", "The deliverable of which it is a new version."), new("sha256", "What the sender computed, to be compared."),
                ],
            },
        On<DeliverableEndpoints>("ListDeliverables", Get, "assignments/{assignment}/deliverables", Party, "Lists the deliverables with all their versions.", (to, call) => to.List(call))
            with { Answer = typeof(DeliverableListView) },
        On<DeliverableEndpoints>("GetDeliverableContent", Get, "assignments/{assignment}/deliverables/{deliverable}/content", Party, "Sends the reader to the file, for a few minutes; or sends the file itself where a range is asked for, or all of it so.", (to, call) => to.Content(call))
            with
            {
                Success = StatusCodes.Status302Found,
                SendsFile = true,
                Query = [new("version", "Which version; the newest if left out."), new("through", "`api` sends the file itself.")],
            },
        On<DeliverableEndpoints>("RemoveDeliverable", Delete, "assignments/{assignment}/deliverables/{deliverable}", EndpointPolicy.Worker, "Removes a deliverable before submission.", (to, call) => to.Remove(call))
            with { Answer = typeof(ActionView), IfMatch = IfMatchUse.Assignment },
    ];
}
