using System.Globalization;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Templates;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Templates;

namespace WorkMarket.Api.Templates;

/// <summary>Templates and copies over HTTP (domain.md §9).</summary>
public sealed class TemplateFunctions(TemplateDesk desk, ITemplates templates)
{
    [Function("ListTemplates"), Authorize(Roles = Roles.Client), Answers<TemplateListView>, Paged]
    [EndpointSummary("Lists the company's templates, newest first.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/templates")] Call call)
    {
        var page = await Paging.Read(call, after => templates.Read(By(call).Company, after, call.Limit(), call.Cancellation));
        return Answers.Json(new TemplateListView(
            page.Templates.ConvertAll(template => new TemplateItem(
                template.Id, template.Name, template.Content.Title, template.At, template.Version)), page.Next));
    }

    [Function("GetTemplate"), Authorize(Roles = Roles.Client), Answers<TemplateView>]
    [EndpointSummary("Shows a template.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/templates/{template}")] Call call) =>
        await templates.Find(By(call).Company, Id(call), call.Cancellation) is { } template
            ? Answer(new TemplateOutcome.Saved(template))
            : Problems.NotFound();

    [Function("CreateTemplate"), Authorize(Roles = Roles.Client), Takes<CreateTemplateRequest>, Answers<TemplateView>(201)]
    [EndpointSummary("Writes a template, of what is said or of what an assignment says.")]
    public async Task<IResult> Create([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/templates")] Call call)
    {
        var body = call.Body<CreateTemplateRequest>();
        return Answer(
            await desk.Create(
                By(call), body.Name, body.Content?.ToContent() ?? new(), body.From, Key(call).Hash, call.Cancellation),
            StatusCodes.Status201Created);
    }

    [Function("PutTemplate"), Authorize(Roles = Roles.Client), Takes<TemplateRequest>, ChecksVersion(IfMatchUse.Own)]
    [Answers<TemplateView>]
    [EndpointSummary("Replaces what a template is named and holds.")]
    public async Task<IResult> Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/templates/{template}")] Call call)
    {
        var body = call.Body<TemplateRequest>();
        return Answer(await desk.Replace(
            By(call), Id(call), call.IfMatch, body.Name, body.Content.ToContent(), call.Cancellation));
    }

    [Function("DeleteTemplate"), Authorize(Roles = Roles.Client), Answers(204)]
    [EndpointSummary("Deletes a template; drafts that were made of it stay.")]
    public async Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/templates/{template}")] Call call) =>
        await desk.Delete(By(call), Id(call), call.Cancellation) ? Results.NoContent() : Problems.NotFound();

    [Function("UseTemplate"), Authorize(Roles = Roles.Client), Takes<UseRequest>, Answers<ActionView>(201)]
    [EndpointSummary("Makes a draft of a template: what it does not set is inherited from the company as it is now.")]
    public async Task<IResult> Use(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/templates/{template}/use")] Call call) =>
        Drafted(await desk.Use(
            By(call), Id(call), call.Body<UseRequest>().ToDraft(), Key(call), call.Request, Created, call.Cancellation));

    [Function("CopyAssignment"), Authorize(Roles = Roles.Client), Takes<UseRequest>, Answers<ActionView>(201)]
    [EndpointSummary("Makes a draft of an assignment in whatever status, without its schedule, people, history and external id.")]
    public async Task<IResult> Copy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/assignments/{assignment}/copy")] Call call) =>
        Drafted(await desk.Copy(
            By(call), call.Assignment, call.Body<UseRequest>().ToDraft(), Key(call), call.Request, Created, call.Cancellation));

    private static Actor.Client By(Call call) => (Actor.Client)call.By;

    private static TemplateId Id(Call call) => new(call.Route("template"));

    // Without an Idempotency-Key every request gets a key of its own.
    private static CommandKey Key(Call call) => call.Request.Key ?? CommandKey.ForRequest(
        call.By.Person()!.Value, call.Http.Request.Method, call.Http.Request.Path, Guid.NewGuid().ToString("N"));

    private static Answer Created(Change change) => Answers.ToAnswer(
        new ActionView(change), change.Version, StatusCodes.Status201Created,
        string.Create(CultureInfo.InvariantCulture, $"/api/assignments/{change.State.Id}"));

    private static IResult Drafted(RequestOutcome? outcome) => outcome is null ? Problems.NotFound() : Answers.ToResult(outcome);

    private static IResult Answer(TemplateOutcome outcome, int success = StatusCodes.Status200OK) => outcome switch
    {
        TemplateOutcome.Saved saved => Answers.Json(TemplateView.FromTemplate(saved.Template), saved.Template.Version, success),
        TemplateOutcome.Refused refused => Problems.FromRefusals(refused.Refusals),
        TemplateOutcome.Stale stale => Problems.Stale("The template", stale.Version),
        _ => Problems.NotFound(),
    };
}
