using System.Collections.Immutable;
using System.Text.Json;
using WorkMarket.Api.Deliverables;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.People;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>What the uploaded file shows.</summary>
/// <param name="FileName">With an extension that fits the content.</param>
/// <param name="Kind">What the file shows.</param>
/// <param name="Sha256">The SHA-256 of the bytes in hexadecimal digits, which is then compared.</param>
public sealed record CompleteProfileUploadRequest(string FileName, ProfileFileKind Kind, string? Sha256 = null);

/// <summary>Files of profiles over HTTP: scans of certificates, licences and policies, and photos (seed 000).</summary>
public sealed class ProfileFileFunctions(
    ProfileFiles profiles, CachedDirectory directory, ScanReaders scans, FileContent content, DeliveryOptions options)
{
    private static readonly ImmutableHashSet<string> Fields = ["kind", "sha256"];
    private readonly FileLimit limit = new(options);

    [Function("BeginProfileUpload"), AnswersSecret, Authorize(Roles = Roles.Worker), Takes<UploadRequest>(IsOptional = true)]
    [Answers<UploadView>(201)]
    [EndpointSummary("Gives an address to upload a file of the profile to.")]
    public async Task<IResult> BeginUpload([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/me/profile/uploads")] Call call)
    {
        var body = call.Body<UploadRequest>();
        var begun = await profiles.Begin(call.By.Person()!.Value, call.Request, body.FileName, body.Size, body.Upload, call.Cancellation);
        return begun.Grant is not { } grant ? Problems.FromRefusals(begun.Refusals) : Answers.Json(
            new UploadView(
                grant.Upload.Value, grant.Address, HttpMethods.Put,
                ImmutableDictionary<string, string>.Empty.Add("x-ms-blob-type", "BlockBlob"), grant.Until),
            status: StatusCodes.Status201Created);
    }

    [Function("CompleteProfileUpload"), Authorize(Roles = Roles.Worker), Takes<CompleteProfileUploadRequest>, Answers<ProfileView>(201)]
    [EndpointSummary("Turns an upload into a file of the profile.")]
    public async Task<IResult> CompleteUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/me/profile/uploads/{upload}/complete")] Call call)
    {
        var body = call.Body<CompleteProfileUploadRequest>();
        return Answer(
            await profiles.Complete(
                call.By.Person()!.Value, call.Route("upload"), new(body.FileName, body.Kind, body.Sha256), call.Cancellation),
            StatusCodes.Status201Created);
    }

    [Function("SendProfileFile"), Authorize(Roles = Roles.Worker)]
    [TakesFile(FileBody.Form, Says = typeof(CompleteProfileUploadRequest)), Answers<ProfileView>(201)]
    [EndpointSummary("Adds a file to the profile that is small enough to come through the API, as a form.")]
    public async Task<IResult> Send([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/me/profile/files")] Call call)
    {
        limit.Check(call.Http.Request);
        var form = new FormFile<ProfileFileRequest>(
            call.Http.Request, Fields,
            (fields, fileName) => new(fileName, Kind(fields.GetValueOrDefault("kind")), fields.GetValueOrDefault("sha256")), limit);
        return Answer(
            await profiles.Receive(call.By.Person()!.Value, call.Request, form.Read, call.Cancellation), StatusCodes.Status201Created);
    }

    [Function("RemoveProfileFile"), Authorize(Roles = Roles.Worker), Answers<ProfileView>]
    [EndpointSummary("Removes a file of the profile.")]
    public async Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/me/profile/files/{file}")] Call call) =>
        await profiles.Remove(call.By.Person()!.Value, new(call.Route("file")), call.Cancellation) is { } outcome
            ? Answer(outcome)
            : Problems.NotFound();

    [Function("GetProfileFileContent"), Authorize, Answers(302), SendsFile]
    [Query("through", "`api` sends the file itself.")]
    [EndpointSummary("Sends those who see the profile to the file, for a few minutes; or sends the file itself where a range is asked "
        + "for, or all of it so.")]
    public async Task<IResult> Content(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/workers/{worker}/files/{file}/content")] Call call)
    {
        if (await ProfileFunctions.Find(directory, call) is not { } person ||
            (await directory.FindProfile(person.Id, call.Cancellation)).Files.Find(
                file => file.Id.Value == call.Route("file")) is not { } found ||
            found.IsScan && !await scans.MayRead(call.By, person.Id, call.Cancellation))
            return Problems.NotFound();
        return await content.Answer(call, found.File, person.Id, found.At, found.Finding is not null);
    }

    private static ProfileFileKind Kind(string? text) =>
        text is { Length: > 0 } && text.All(char.IsAsciiLetter) && Enum.TryParse<ProfileFileKind>(text, ignoreCase: true, out var kind)
            ? kind
            : throw new BadRequestException(
                "kind", "kindUnknown", $"'kind' says what the file shows: {string.Join(", ", Enum.GetValues<ProfileFileKind>()
                    .Select(one => JsonNamingPolicy.CamelCase.ConvertName(one.ToString())))}.");

    private static IResult Answer(ProfileFileOutcome outcome, int success = StatusCodes.Status200OK) => outcome switch
    {
        { Profile: { } profile } => Answers.Json(ProfileView.FromProfile(profile), profile.Version, success),
        { Refusals.IsEmpty: false } => Problems.FromRefusals(outcome.Refusals),
        _ => Problems.Busy("profileBusy", "Too many others are writing to this profile. Nothing has changed."),
    };
}
