using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Api.Deliverables;

/// <summary>Files that are small enough to come through the API.</summary>
public sealed class SmallFileFunctions(SmallFiles files, DeliveryOptions options)
{
    private static readonly ImmutableHashSet<string> Fields = ["type", "replaces", "sha256"];
    private readonly FileLimit limit = new(options);

    [Function("SendDeliverable"), Performs(AssignmentAction.Deliver), TakesFile(FileBody.Form), Answers<DeliveredView>(201)]
    [EndpointSummary("Delivers a file that is small enough to come through the API, as a form.")]
    public Task<IResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/deliverables")] Call call) =>
        Receive(call, new FormFile(
        call.Http.Request, Fields, (fields, fileName) => Deliverable(fields.GetValueOrDefault, fileName), limit));

    [Function("PutDeliverable"), Performs(AssignmentAction.Deliver), TakesFile(FileBody.Raw), Answers<DeliveredView>(201)]
    [Query("type", "What it is.", IsRequired = true)]
    [Query("fileName", "Its name.", IsRequired = true)]
    [Query("replaces", "The deliverable of which it is a new version.")]
    [Query("sha256", "What the sender computed, to be compared.")]
    [EndpointSummary("Delivers a file that is small enough to come through the API, as the body.")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/assignments/{assignment}/deliverables/content")] Call call) =>
        Receive(call, new RawFile(
        call.Http.Request, Deliverable(call.Query, call.Query("fileName") ?? throw Missing("fileName")), limit));

    private async Task<IResult> Receive(Call call, IIncomingFile incoming)
    {
        limit.Check(call.Http.Request);
        return Answers.Of(await files.Receive(
            call.Assignment, AssignmentAction.Deliver, incoming, call.Request,
            change => Answers.Of(new DeliveredView(change, View(change)), change.Version, StatusCodes.Status201Created),
            call.Cancellation));
    }

    private static DeliveryRequest Deliverable(Func<string, string?> said, string fileName)
    {
        var text = said("type") ?? throw Missing("type");
        if (!text.All(char.IsAsciiLetter) || !Enum.TryParse<DeliverableType>(text, ignoreCase: true, out var type))
            throw new BadRequestException("type", "typeUnknown", "'type' is signOff, photo or other.");
        return new(fileName, type, said("replaces") is { } replaced ? new DeliverableId(replaced) : null, said("sha256"));
    }

    private static BadRequestException Missing(string field) => new(field, "fieldRequired", $"'{field}' is required.");

    private static DeliverableView View(Change change)
    {
        var delivered = change.Happened.Select(happened => happened.Event).OfType<Delivered>().Single();
        return DeliverableView.Of(
            ((Staffed)change.State).Engagement.Deliverables.First(deliverable => deliverable.Id == delivered.Deliverable));
    }
}
