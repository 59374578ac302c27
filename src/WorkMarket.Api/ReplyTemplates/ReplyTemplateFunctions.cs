using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.ReplyTemplates;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ReplyTemplates;

namespace WorkMarket.Api.ReplyTemplates;

/// <summary>Reply templates of clients and of the desk over HTTP (domain.md §10).</summary>
public sealed class ReplyTemplateFunctions(ReplyTemplateDesk desk)
{
    [Function("ListReplyTemplates"), Authorize(Roles = Roles.ClientOrSupport), Answers<ReplyTemplateListView>]
    [EndpointSummary("Lists the reply templates that the caller has, own and shared, by name.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/reply-templates")] Call call) =>
        Answers.Json(new ReplyTemplateListView(
            (await desk.List(call.By, call.Cancellation)).ConvertAll(ReplyTemplateView.FromTemplate)));

    [Function("CreateReplyTemplate"), Authorize(Roles = Roles.ClientOrSupport), Takes<CreateReplyTemplateRequest>]
    [Answers<ReplyTemplateView>(201)]
    [EndpointSummary("Writes a reply template, for oneself or shared with the company or the desk. Fields stand in braces: {company}, "
        + "{end}, {invoice}, {me}, {number}, {projectManager}, {start}, {title}, {worker}.")]
    public async Task<IResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/reply-templates")] Call call)
    {
        var body = call.Body<CreateReplyTemplateRequest>();
        // Without an Idempotency-Key every request gets a key of its own.
        var key = call.Request.Key ?? CommandKey.ForRequest(
            call.By.Person()!.Value, call.Http.Request.Method, call.Http.Request.Path, Guid.NewGuid().ToString("N"));
        return Answer(
            await desk.Create(call.By, body.Name, body.Text, body.Shared, key.Hash, call.Cancellation), StatusCodes.Status201Created);
    }

    [Function("PutReplyTemplate"), Authorize(Roles = Roles.ClientOrSupport), Takes<ReplyTemplateRequest>]
    [ChecksVersion(IfMatchUse.Own), Answers<ReplyTemplateView>]
    [EndpointSummary("Replaces what a reply template is named and says.")]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/reply-templates/{reply}")] Call call)
    {
        var body = call.Body<ReplyTemplateRequest>();
        return Answer(await desk.Replace(call.By, Id(call), call.IfMatch, body.Name, body.Text, call.Cancellation));
    }

    [Function("DeleteReplyTemplate"), Authorize(Roles = Roles.ClientOrSupport), Answers(204)]
    [EndpointSummary("Deletes a reply template.")]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/reply-templates/{reply}")] Call call) =>
        await desk.Delete(call.By, Id(call), call.Cancellation) ? Results.NoContent() : Problems.NotFound();

    [Function("FillReplyTemplate"), Authorize(Roles = Roles.ClientOrSupport), Answers<FilledReply>]
    [EndpointSummary("Shows what a reply template says of an assignment. Nothing is posted.")]
    public async Task<IResult> Fill(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/assignments/{assignment}/replies/{reply}")] Call call) =>
        await desk.Fill(call.By, Id(call), call.Assignment, call.Cancellation) is { } reply ? Answers.Json(reply) : Problems.NotFound();

    private static ReplyTemplateId Id(Call call) => new(call.Route("reply"));

    private static IResult Answer(ReplyTemplateOutcome outcome, int success = StatusCodes.Status200OK) => outcome switch
    {
        ReplyTemplateOutcome.Saved saved =>
            Answers.Json(ReplyTemplateView.FromTemplate(saved.Template), saved.Template.Version, success),
        ReplyTemplateOutcome.Refused refused => Problems.FromRefusals(refused.Refusals),
        ReplyTemplateOutcome.Stale stale => Problems.Stale("The reply template", stale.Version),
        _ => Problems.NotFound(),
    };
}

/// <summary>A new reply template.</summary>
/// <param name="Name">Its name, at most 200 characters.</param>
/// <param name="Text">What it says, with fields in braces, such as <c>{worker}</c>.</param>
/// <param name="Shared">Whether all of the company, or of the desk, have it; else it is the caller's own.</param>
public sealed record CreateReplyTemplateRequest(string Name, string Text, bool Shared = false);

/// <summary>A reply template as it shall be.</summary>
/// <param name="Name">Its name, at most 200 characters.</param>
/// <param name="Text">What it says, with fields in braces.</param>
public sealed record ReplyTemplateRequest(string Name, string Text);

/// <summary>A reply template.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it says, with fields in braces.</param>
/// <param name="Shared">Whether all of the company, or of the desk, have it; else it is the caller's own.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Version">Counts its changes; it is also the ETag.</param>
public sealed record ReplyTemplateView(
    ReplyTemplateId Id, string Name, string Text, bool Shared, PersonId ChangedBy, Instant ChangedAt, long Version)
{
    internal static ReplyTemplateView FromTemplate(ReplyTemplate template) => new(
        template.Id, template.Name, template.Text, template.IsShared, template.By, template.At, template.Version);
}

/// <summary>The reply templates that the caller has.</summary>
/// <param name="Templates">Own and shared, by name.</param>
public sealed record ReplyTemplateListView(ImmutableList<ReplyTemplateView> Templates);
