using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Deliverables;

/// <summary>A file that is to be uploaded, or with <c>upload</c> a new address for one that is under way.</summary>
/// <param name="FileName">With an extension. Where it is said, a file that would be refused is refused before it is sent.</param>
/// <param name="Size">In bytes. Where it is said, a file that would be refused is refused before it is sent.</param>
/// <param name="Upload">The upload that is under way and needs a new address; left out, a new one begins.</param>
public sealed record UploadRequest(string? FileName = null, long? Size = null, string? Upload = null);

/// <summary>Where to <c>PUT</c> the bytes, with the header <c>x-ms-blob-type: BlockBlob</c>, until when.</summary>
/// <param name="Upload">Names the upload when it is completed.</param>
/// <param name="Address">Where the bytes go. It opens this one file, and holds a secret.</param>
/// <param name="Method">The HTTP method for it.</param>
/// <param name="Headers">What has to be among the headers of that request.</param>
/// <param name="ExpiresAt">Until when the address can be used.</param>
public sealed record UploadView(string Upload, Uri Address, string Method, ImmutableDictionary<string, string> Headers, Instant ExpiresAt);

/// <summary>What the uploaded file is.</summary>
/// <param name="FileName">With an extension that fits the content.</param>
/// <param name="Type">What kind of deliverable it is.</param>
/// <param name="Replaces">The deliverable of which this is the new version; left out, it is another one.</param>
/// <param name="Sha256">The SHA-256 of the bytes in hexadecimal digits, which is then compared.</param>
public sealed record CompleteUploadRequest(string FileName, DeliverableType Type, DeliverableId? Replaces = null, string? Sha256 = null);

/// <summary>One version of a deliverable.</summary>
/// <param name="Version">Counted from 1.</param>
/// <param name="FileName">As the worker named it.</param>
/// <param name="ContentType">The media type, by the extension.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">The SHA-256 of the bytes in hexadecimal digits.</param>
/// <param name="At">When it was delivered.</param>
/// <param name="By">Who delivered it.</param>
/// <param name="Finding">What a scanner found in it, by which it was withdrawn; left out where none found anything.</param>
public sealed record DeliverableVersionView(
    int Version, string FileName, string ContentType, long Size, string Sha256, Instant At, Actor By, FindingView? Finding);

/// <summary>What a scanner found in a file. Nobody gets the file any more.</summary>
/// <param name="What">What was found, as the scanner names it.</param>
/// <param name="Scanner">The scanner.</param>
/// <param name="At">When it was found.</param>
public sealed record FindingView(string What, string Scanner, Instant At)
{
    internal static FindingView? FromFinding(FileFinding? finding) =>
        finding is null ? null : new(finding.What, finding.Scanner, finding.FoundAt);
}

/// <summary>A deliverable, its newest version last.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Type">What kind of deliverable it is.</param>
/// <param name="Versions">All that were delivered, the newest last.</param>
public sealed record DeliverableView(DeliverableId Id, DeliverableType Type, ImmutableList<DeliverableVersionView> Versions)
{
    internal static DeliverableView FromDeliverable(Core core, Deliverable deliverable) => new(
        deliverable.Id, deliverable.Type, deliverable.Versions.ConvertAll(version => new DeliverableVersionView(
            version.Number, version.File.Name, DeliverableFunctions.Format(version.File.Name).ContentType,
            version.File.Length, version.File.Sha256, version.At, version.By, FindingView.FromFinding(core.FindingIn(version.File)))));
}

/// <summary>What completing an upload answers.</summary>
public sealed class DeliveredView(Change change, DeliverableView deliverable) : ActionView(change)
{
    /// <summary>The deliverable with all its versions.</summary>
    public DeliverableView Deliverable => deliverable;
}

/// <summary>The deliverables of an assignment.</summary>
/// <param name="Deliverables">Those that are not removed.</param>
public sealed record DeliverableListView(ImmutableList<DeliverableView> Deliverables)
{
    /// <summary>Those of the worker who has it, or had it until an engagement ended; none where nobody has.</summary>
    public static DeliverableListView FromCase(Assignment state) => new(
    [
        .. ((state as WithWorker)?.Engagement.Deliverables ?? []).Where(deliverable => !deliverable.Removed)
            .Select(deliverable => DeliverableView.FromDeliverable(state.Core, deliverable)),
    ]);

    /// <summary>The same for a reader; none for one who has no part in it.</summary>
    public static DeliverableListView ReadBy(Assignment state, Actor by) => Access.IsParty(state, by) ? FromCase(state) : new([]);
}

/// <summary>Deliverables over HTTP.</summary>
public sealed class DeliverableFunctions(DirectUploads deliveries, CaseWriter writer, CaseReader reader, FileContent content)
{
    [Function("BeginUpload"), AnswersSecret, Authorize(Roles = Roles.Worker), Takes<UploadRequest>(IsOptional = true)]
    [Answers<UploadView>(201)]
    [EndpointSummary("Gives an address to upload a file to.")]
    public async Task<IResult> BeginUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/uploads")] Call call)
    {
        var body = call.Body<UploadRequest>();
        return Begun(await deliveries.Begin(
            call.Assignment, AssignmentAction.Deliver, call.Request, body.FileName, body.Size, body.Upload, call.Cancellation));
    }

    [Function("CompleteUpload"), Performs(AssignmentAction.Deliver), Takes<CompleteUploadRequest>, Answers<DeliveredView>(201)]
    [EndpointSummary("Turns an upload into a deliverable.")]
    public async Task<IResult> CompleteUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/uploads/{upload}/complete")] Call call)
    {
        var upload = call.Route("upload");
        var body = call.Body<CompleteUploadRequest>();
        return Answers.ToResult(await deliveries.Complete(
            call.Assignment, upload, new DeliveryRequest(body.FileName, body.Type, body.Replaces, body.Sha256), call.Request,
            change => Answers.ToAnswer(new DeliveredView(change, View(change, upload)), change.Version, StatusCodes.Status201Created),
            call.Cancellation));
    }

    [Function("ListDeliverables"), Authorize(Roles = Roles.Party), Answers<DeliverableListView>]
    [EndpointSummary("Lists the deliverables with all their versions.")]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/deliverables")] Call call)
    {
        var read = await reader.Read(call.Assignment, call.By, call.Cancellation);
        return Refused(call, read) ?? Answers.Json(DeliverableListView.FromCase(read!.State));
    }

    [Function("ListEngagementDeliverables"), Authorize(Roles = Roles.Party), Answers<DeliverableListView>]
    [EndpointSummary("Lists the deliverables of an engagement that ended with all their versions: to its worker, the client and support.")]
    public async Task<IResult> ListOfEngagement(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/engagements/{engagement}/deliverables")]
        Call call) => await EngagementFunctions.Read(call, reader) is { State: var ended }
            ? Answers.Json(DeliverableListView.FromCase(ended))
            : Problems.NotFound();

    [Function("GetDeliverableContent"), Authorize(Roles = Roles.Party), Answers(302), SendsFile]
    [Query("version", "Which version; the newest if left out.")]
    [Query("through", "`api` sends the file itself.")]
    [EndpointSummary("Sends the reader to the file, for a few minutes; or sends the file itself where a range is asked for, or "
        + "all of it so.")]
    public async Task<IResult> Content(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/deliverables/{deliverable}/content")]
        Call call)
    {
        var read = await reader.Read(call.Assignment, call.By, call.Cancellation);
        return Refused(call, read) ?? await Content(call, read!.State);
    }

    [Function("GetEngagementDeliverableContent"), Authorize(Roles = Roles.Party), Answers(302), SendsFile]
    [Query("version", "Which version; the newest if left out.")]
    [Query("through", "`api` sends the file itself.")]
    [EndpointSummary("Sends the reader of an engagement that ended to a file that its worker delivered, for a few minutes; or sends the "
        + "file itself where a range is asked for, or all of it so.")]
    public async Task<IResult> ContentOfEngagement(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get",
            Route = "api/assignments/{assignment}/engagements/{engagement}/deliverables/{deliverable}/content")]
        Call call) => await EngagementFunctions.Read(call, reader) is { State: var ended }
            ? await Content(call, ended)
            : Problems.NotFound();

    [Function("RemoveDeliverable"), Performs(AssignmentAction.RemoveDeliverable), Answers<ActionView>]
    [EndpointSummary("Removes a deliverable before submission.")]
    public Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/assignments/{assignment}/deliverables/{deliverable}")]
        Call call) => writer.Act(call, new RemoveDeliverable(new(call.Route("deliverable"))));

    internal static IResult Begun((UploadGrant? Grant, ImmutableList<Refusal> Refusals)? begun) => begun switch
    {
        null => Problems.NotFound(),
        (null, var refusals) => Problems.FromRefusals(refusals),
        ({ } grant, _) => Answers.Json(
            new UploadView(
                grant.Upload.Value, grant.Address, HttpMethods.Put,
                ImmutableDictionary<string, string>.Empty.Add("x-ms-blob-type", "BlockBlob"), grant.Until),
            status: StatusCodes.Status201Created),
    };

    internal static FileFormat Format(string name) => FileFormat.TryFind(name, out var format)
        ? format
        : throw new InvalidOperationException($"'{name}' was accepted and has no format.");

    private static IResult? Refused(Call call, CaseView? read) => read is null ? Problems.NotFound()
        : !Access.IsParty(read.State, call.By) ? Problems.FromRefusals([new NotAParty()])
        : null;

    private async Task<IResult> Content(Call call, Assignment state)
    {
        var deliverable = (state as WithWorker)?.Engagement.Deliverables.Find(
            one => one.Id.Value == call.Route("deliverable") && !one.Removed);
        var version = call.Query("version") is not { } text ? deliverable?.Newest
            : deliverable?.Versions.Find(version => version.Number.ToString(CultureInfo.InvariantCulture) == text);
        return version is null ? Problems.NotFound() : await content.Answer(call, state.Core, version.File, version.By, version.At);
    }

    private static DeliverableView View(Change change, string upload) =>
        DeliverableView.FromDeliverable(change.State.Core, ((WithWorker)change.State).Engagement.Deliverables
        .First(deliverable => deliverable.Versions.Exists(version => version.File.Upload == upload)));
}
