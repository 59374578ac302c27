using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Companies;
using WorkMarket.Api.Templates;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Portal.Assignments;
using WorkMarket.Portal.Forms;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Drafting;

/// <summary>How drafts come to be: from nothing, of a template, or as a copy.</summary>
public sealed class DraftingPages(
    CompanyFunctions companies, TemplateFunctions templates, CaseReader reader, FreshLists lists, PeopleToChoose people, Policy policy)
{
    private const string UsualCurrency = "USD";

    [Function("AssignmentDraftPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription]
    [EndpointSummary("The form of a new draft, filled in with what the company usually asks for.")]
    public async Task<IResult> New([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/new")] Call call)
    {
        var (zone, currency) = await Usual(call);
        var offered = await people.Find(call, "CreateAssignment");
        return await Pages.Of<CompanySettingsView>(companies.Settings(call), view => Pages.Show<NewAssignmentPage>(
            ("Now", Inherited(view.Settings, zone)), ("Zone", zone), ("Currency", currency), ("People", offered)));
    }

    [Function("CopyPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription]
    [EndpointSummary("The form that makes a draft of an assignment.")]
    public async Task<IResult> Copy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/copy")] Call call)
    {
        return await reader.Read(call.Assignment, call.By, call.Cancellation) is { } view
            ? Pages.Show<CopyPage>(
                ("View", AssignmentView.FromCase(view, call.By)), ("People", await people.Find(call, "CopyAssignment")))
            : Problems.NotFound();
    }

    [Function("TemplateListPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription, Paged]
    [Query("from", "An assignment of which a template is to be made.")]
    [EndpointSummary("The company's templates, newest first.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "templates")] Call call)
    {
        var (zone, currency) = await Usual(call);
        var offered = await people.Find(call, "CreateTemplate");
        var from = call.Query("from") is { } id && AssignmentId.IsWellFormed(id)
            && await reader.Read(new(id), call.By, call.Cancellation) is { } read ? AssignmentView.FromCase(read, call.By) : null;
        return await Pages.Of<TemplateListView>(templates.List(call), view => Pages.Show<TemplateListPage>(
            ("View", view), ("From", from), ("Zone", zone), ("Currency", from?.Price.Currency.Code ?? currency), ("People", offered)));
    }

    [Function("TemplatePage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription]
    [EndpointSummary("A template: the form that makes a draft of it, and the one that changes it.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "templates/{template}")] Call call)
    {
        var (zone, currency) = await Usual(call);
        var offered = await people.Find(call, "UseTemplate");
        return await Pages.Of<TemplateView>(templates.Get(call), view => Pages.Show<TemplatePage>(
            ("View", view), ("Zone", zone), ("Currency", view.Content.Price?.Currency.Code ?? currency), ("People", offered)));
    }

    // What a draft or a template takes from an assignment; whoever makes it answers for it.
    internal static JsonObject ContentOf(AssignmentView view)
    {
        var taken = BodyFields.Of(typeof(TemplateContent)).Select(field => field.Name.Split('.', '[')[0]).ToHashSet();
        return new(ActionLink.Standing(view).Where(member => taken.Contains(member.Key) && member.Key != "projectManager")
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
    }

    // As in the company's latest assignment; where there is none, as at the desk.
    private async Task<(DateTimeZone Zone, string Currency)> Usual(Call call)
    {
        var page = await lists.Read(AssignmentList.ForReader(call.By), null, null, 1, call.Cancellation);
        return page.Rows is [var latest, ..]
            ? (latest.Schedule.Zone, latest.Price.Currency.Code)
            : (policy.BusinessTime.Zone, UsualCurrency);
    }

    private static JsonObject Inherited(AssignmentSettings settings, DateTimeZone zone)
    {
        var now = JsonSerializer.SerializeToNode(settings, ApiJson.Answers)!.AsObject();
        if (now["confirmation"] is JsonObject window)
            window["required"] = true;
        else
            now["confirmation"] = new JsonObject { ["required"] = false };
        now["schedule"] = new JsonObject { ["timeZone"] = zone.Id };
        return now;
    }
}
