using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Api.Deliverables;

/// <summary>Files that are small enough to come through the API.</summary>
public sealed class SmallFileFunctions(ApiUploads files, DeliveryOptions options)
{
    private static readonly ImmutableHashSet<string> Fields = ["type", "replaces", "sha256"];
    private readonly FileLimit limit = new(options);

    [Function("SendDeliverable"), Performs(AssignmentAction.Deliver), TakesFile(FileBody.Form, Says = typeof(CompleteUploadRequest))]
    [Answers<DeliveredView>(201)]
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
        Receive(call, new RawFile(call.Http.Request, Deliverable(call.Query, call.Query("fileName") ?? throw Missing("fileName")), limit));

    private async Task<IResult> Receive(Call call, IIncomingFile incoming)
    {
        limit.Check(call.Http.Request);
        return Answers.ToResult(await files.Receive(
            call.Assignment, AssignmentAction.Deliver, incoming, call.Request,
            change => Answers.ToAnswer(new DeliveredView(change, View(change)), change.Version, StatusCodes.Status201Created),
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
        return DeliverableView.FromDeliverable(
            change.State.Core,
            ((WithWorker)change.State).Engagement.Deliverables.First(deliverable => deliverable.Id == delivered.Deliverable));
    }
}

/// <summary>A file whose bytes are the body; what is said of it is in the address.</summary>
internal sealed class RawFile(HttpRequest request, FileUse announced, FileLimit limit) : IIncomingFile
{
    public FileUse? Announced => announced;

    public async Task<FileUse> Read(Func<Stream, Task<bool>> keep)
    {
        if (request.ContentType?.TrimStart().StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
            throw new BadRequestException(
                "Content-Type", "fileRequired", "The body is the file itself; a form goes to POST …/deliverables.",
                StatusCodes.Status415UnsupportedMediaType);
        await limit.Keep(request.Body, keep);
        return announced;
    }
}

/// <summary>How large a file may be that comes through the API, and what a larger one is told.</summary>
internal sealed class FileLimit(DeliveryOptions options)
{
    // What a form has around its file: boundaries, headers and a few short fields.
    private const int MostAround = 64 * 1024;

    /// <summary>Refuses by its announced length what need not be read for that, and what does not come as it is.</summary>
    public void Check(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            throw new BadRequestException(
                "Content-Encoding", "encodingUnknown", "The body has to come as it is, without an encoding.",
                StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > options.MostBytesThroughApi + MostAround)
            throw TooLarge();
    }

    /// <summary>Passes a file on.</summary>
    /// <exception cref="BadRequestException">It is too large.</exception>
    public async Task Keep(Stream content, Func<Stream, Task<bool>> keep)
    {
        if (!await keep(content))
            throw TooLarge();
    }

    private BadRequestException TooLarge() => new(
        "file", "fileTooLargeForApi",
        $"A file of more than {options.MostBytesThroughApi} bytes goes straight to storage: begin an upload with "
        + "POST /api/assignments/{assignment}/uploads, put the bytes to the address it gives, and complete it.",
        StatusCodes.Status413PayloadTooLarge);
}
