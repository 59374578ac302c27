using System.Collections.Immutable;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Forms;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Assignments;

/// <summary>The pages of assignments: the list, one, and the form of one action.</summary>
public sealed class AssignmentPages(
    CaseReader reader, QuestionReader questions, BoardReader board, PeopleToChoose people, Visitor visitor)
{
    /// <summary>How many of those to whom it is offered are named: each name may cost a request.</summary>
    internal const int MostNamed = 10;

    [Function("HomePage"), Authorize, Page, ExcludeFromDescription]
    [EndpointSummary("Leads everybody to where they begin.")]
    public static Task<IResult> Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "")] Call call)
    {
        return Task.FromResult(Pages.GoTo(Visitor.Beginning(call.By)));
    }

    // An address that says nothing means the list as its reader left it.
    [Function("AssignmentListPage"), Authorize(Roles = Roles.WorkerOrClient), Page, ExcludeFromDescription]
    [Query("view", "Which work in hand: a focus; `all` for what is done with too."), Query("label", "Only what has this label.")]
    [Query("status", "Only what is in this status."), Query("find", "Only what has these words, or this number.")]
    [Query("sort", "The order; with `-` before it turned round."), Query("page", "The page, from 1.")]
    [Query("after", "The cursor of the page before, where what is done with is shown."), Query("choose", "`all` chooses all of the page.")]
    [EndpointSummary("The board: one's assignments, what is late or needs one first.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments")] Call call)
    {
        var by = call.By.Person()!.Value;
        var asked = call.Http.Request.Query;
        var query = asked.Count > 0 ? BoardQuery.Read(asked) : BoardQuery.Read(KeptFilters.Read(call.Http, KeptFilters.Board, by));
        KeptFilters.Keep(call.Http, KeptFilters.Board, by, query.Kept);
        try
        {
            return Pages.Show<AssignmentListPage>(("Board", await board.Read(call.By, query, call.Cancellation)));
        }
        catch (FormatException wrong)
        {
            throw new BadRequestException("after", "cursor", wrong.Message);
        }
    }

    [Function("AssignmentPage"), Authorize(Roles = Roles.OfEscalation), Page, ExcludeFromDescription]
    [EndpointSummary("An assignment.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}")] Call call)
    {
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is { } view)
        {
            var after = NewestEvents.After(view.Version);
            var newest = await reader.ReadMessages(call.Assignment, call.By, after, NewestEvents.Most, call.Cancellation);
            return await Show(call, view, newest, null, after > 0);
        }
        // Who had it finds what is left of it.
        return await reader.FindEngagement(call.Assignment, call.By, call.Cancellation) is { } number
            ? Pages.GoTo(ActionLink.PageOf(call.Assignment, number))
            : Problems.NotFound();
    }

    [Function("EngagementPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription]
    [EndpointSummary("An engagement that ended.")]
    public async Task<IResult> ShowEngagement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/engagements/{engagement}")] Call call)
    {
        return EngagementFunctions.Number(call) is { } number
            && await reader.ReadEngagement(call.Assignment, number, call.By, call.Cancellation) is { } view
            ? await Show(
                call, view,
                await reader.ReadEngagementMessages(call.Assignment, number, call.By, 0, NewestEvents.Most, call.Cancellation), number)
            : Problems.NotFound();
    }

    private async Task<IResult> Show(Call call, CaseView view, MessagePage? messages, int? engagement, bool hasOlder = false)
    {
        var shown = AssignmentView.FromCase(view, call.By);
        var said = (messages?.Entries ?? []).Select(entry => entry.Happened).OfType<Happened>().ToImmutableList();
        foreach (var person in Named(shown, said))
            await visitor.Person(person, call.Cancellation);
        return Pages.Show<AssignmentPage>(
            ("View", shown), ("Case", view), ("Messages", said), ("HasOlder", hasOlder),
            ("Deliverables", DeliverableListView.ReadBy(view.State, call.By).Deliverables),
            ("Engagement", engagement),
            ("Questions", view.State is Sent ? await questions.Read(call.Assignment, call.By, call.Cancellation) ?? [] : []),
            ("Company", await visitor.Company(shown.Company, call.Cancellation)));
    }

    [Function("ActionPage"), Authorize(Roles = Roles.OfEscalation), Page, ExcludeFromDescription]
    [EndpointSummary("The form of one action.")]
    public Task<IResult> Act(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/actions/{action}")] Call call) =>
        Act(call, null);

    [Function("ItemActionPage"), Authorize(Roles = Roles.OfEscalation), Page, ExcludeFromDescription]
    [EndpointSummary("The form of one action on a thing of the assignment: an application, a request, a visit.")]
    public Task<IResult> ActOnItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/actions/{action}/{item}")] Call call)
    {
        return Act(call, call.Route("item"));
    }

    private async Task<IResult> Act(Call call, string? item)
    {
        if (ActionLink.Find(call.Route("action")) is not { } link || link.IsOfItem != (item is not null)
            || await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } view)
            return Problems.NotFound();
        var shown = AssignmentView.FromCase(view, call.By);
        if (link.IsOnPage && shown.AllowedActions.Contains(link.Action))
            return Pages.GoTo(link.PathOf(call.Assignment));
        return Pages.Show<ActionPage>(
            ("View", shown), ("Link", link), ("Item", item), ("People", await people.Find(call, link.Endpoint.Name, shown)));
    }

    [Function("EngagementActionPage"), Authorize(Roles = Roles.Party), Page, ExcludeFromDescription]
    [EndpointSummary("The form of one action on an engagement that ended.")]
    public async Task<IResult> ActOnEngagement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/engagements/{engagement}/actions/{action}")]
        Call call)
    {
        return EngagementFunctions.Number(call) is { } number && ActionLink.FindOn(number, call.Route("action")) is { } link
            && await reader.ReadEngagement(call.Assignment, number, call.By, call.Cancellation) is { } view
            ? Pages.Show<ActionPage>(("View", AssignmentView.FromCase(view, call.By)), ("Link", link))
            : Problems.NotFound();
    }

    private static IEnumerable<PersonId> Named(AssignmentView view, IEnumerable<Happened> said) =>
        new PersonId?[] { view.ProjectManager, view.Worker }
            .Concat((view.Applications ?? []).Select(application => (PersonId?)application.Worker))
            .Concat(((view.OfferedTo as Audience.Named)?.Workers ?? []).Take(MostNamed).Select(worker => (PersonId?)worker))
            .Concat((view.Former ?? []).Select(former => (PersonId?)former.Worker))
            .Concat(said.Select(happened => happened.By.Person())).OfType<PersonId>().Distinct();
}
