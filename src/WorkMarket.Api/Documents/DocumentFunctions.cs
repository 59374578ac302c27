using System.Collections.Immutable;
using System.Globalization;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Documents;
using WorkMarket.Domain.Documents;
using FormFile = WorkMarket.Api.Deliverables.FormFile;

namespace WorkMarket.Api.Documents;

/// <summary>Documents of the client's over HTTP (domain.md §9). Their files go the way of deliverables.</summary>
public sealed class DocumentFunctions(
    DirectUploads uploads, ApiUploads small, CaseWriter writer, CaseReader reader, FileContent content, DeliveryOptions options)
{
    private static readonly ImmutableHashSet<string> Fields = ["audience", "replaces", "sha256"];
    private readonly FileLimit limit = new(options);

    [Function("BeginDocumentUpload"), AnswersSecret, Authorize(Roles = Roles.Client), Takes<UploadRequest>(IsOptional = true)]
    [Answers<UploadView>(201)]
    [EndpointSummary("Gives an address to upload a document to.")]
    public async Task<IResult> BeginUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/documents/uploads")] Call call)
    {
        var body = call.Body<UploadRequest>();
        return DeliverableFunctions.Begun(await uploads.Begin(
            call.Assignment, AssignmentAction.AddDocument, call.Request, body.FileName, body.Size, body.Upload, call.Cancellation));
    }

    [Function("CompleteDocumentUpload"), Performs(AssignmentAction.AddDocument), Takes<CompleteDocumentRequest>]
    [Answers<DocumentAddedView>(201)]
    [EndpointSummary("Turns an upload into a document, or a new version of one.")]
    public async Task<IResult> CompleteUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/documents/uploads/{upload}/complete")]
        Call call)
    {
        var upload = call.Route("upload");
        var body = call.Body<CompleteDocumentRequest>();
        return Answers.ToResult(await uploads.Complete(
            call.Assignment, upload, new DocumentRequest(body.FileName, body.Audience, body.Replaces, body.Sha256), call.Request,
            change => Added(change, document => document.Versions.Exists(version => version.File.Upload == upload)), call.Cancellation));
    }

    [Function("SendDocument"), Performs(AssignmentAction.AddDocument), TakesFile(FileBody.Form, Says = typeof(CompleteDocumentRequest))]
    [Answers<DocumentAddedView>(201)]
    [EndpointSummary("Adds a document that is small enough to come through the API, as a form.")]
    public async Task<IResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/documents")] Call call)
    {
        limit.Check(call.Http.Request);
        var form = new FormFile(call.Http.Request, Fields, (fields, fileName) => Document(fields.GetValueOrDefault, fileName), limit);
        return Answers.ToResult(await small.Receive(
            call.Assignment, AssignmentAction.AddDocument, form, call.Request,
            change => Added(change, document => document.Id == change.Happened.Select(happened => happened.Event).OfType<DocumentAdded>()
                .Single().Document), call.Cancellation));
    }

    [Function("ListDocuments"), Authorize(Roles = Roles.Party), Answers<DocumentListView>]
    [EndpointSummary("Lists the documents that the reader may see, with all their versions.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/documents")] Call call) =>
        await reader.Read(call.Assignment, call.By, call.Cancellation) is { } read
            ? Answers.Json(new DocumentListView(DocumentView.ReadBy(read.State, call.By)))
            : Problems.NotFound();

    [Function("GetDocumentContent"), Authorize(Roles = Roles.Party), Answers(302), SendsFile]
    [Query("version", "Which version; the newest if left out.")]
    [Query("through", "`api` sends the file itself.")]
    [EndpointSummary("Sends the reader to the file, for a few minutes; or sends the file itself where a range is asked for, or "
        + "all of it so.")]
    public async Task<IResult> Content(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/documents/{doc}/content")] Call call)
    {
        return await Answer(call, await reader.Read(call.Assignment, call.By, call.Cancellation));
    }

    [Function("GetEngagementDocumentContent"), Authorize(Roles = Roles.Party), Answers(302), SendsFile]
    [Query("version", "Which version; the newest of that time if left out.")]
    [Query("through", "`api` sends the file itself.")]
    [EndpointSummary("Sends the reader of an engagement that ended to a document of the scope as it was at its end, for a few minutes; or "
        + "sends the file itself where a range is asked for, or all of it so.")]
    public async Task<IResult> ContentOfEngagement(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get",
            Route = "api/assignments/{assignment}/engagements/{engagement}/documents/{doc}/content")]
        Call call) => await Answer(call, await EngagementFunctions.Read(call, reader));

    private async Task<IResult> Answer(Call call, CaseView? read)
    {
        if (read is null)
            return Problems.NotFound();
        var document = DocumentRules.ReadBy(read.State, call.By).Find(one => one.Id.Value == call.Route("doc"));
        var version = call.Query("version") is not { } text ? document?.Newest()
            : document?.Versions.Find(version => version.Number.ToString(CultureInfo.InvariantCulture) == text);
        return version is null ? Problems.NotFound() : await content.Answer(call, read.State.Core, version.File, version.By, version.At);
    }

    [Function("RemoveDocument"), Performs(AssignmentAction.RemoveDocument), Answers<ActionView>]
    [EndpointSummary("Takes a document away.")]
    public Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/assignments/{assignment}/documents/{doc}")] Call call) =>
        writer.Act(call, new RemoveDocument(new(call.Route("doc"))));

    private static DocumentRequest Document(Func<string, string?> said, string fileName) => new(
        fileName, said("audience") is { } audience ? Audience(audience) : null,
        said("replaces") is { } replaced ? new DocumentId(replaced) : null, said("sha256"));

    private static DocumentAudience Audience(string text) =>
        text.All(char.IsAsciiLetter) && Enum.TryParse<DocumentAudience>(text, ignoreCase: true, out var audience)
            ? audience
            : throw new BadRequestException("audience", "audienceUnknown", "'audience' is scope or assignedWorker.");

    private static Answer Added(Change change, Predicate<Document> which) => Answers.ToAnswer(
        new DocumentAddedView(change, DocumentView.FromDocument(change.State, change.State.Core.Documents.Find(which)!)), change.Version,
        StatusCodes.Status201Created);
}
