using System.Collections.Immutable;
using System.Text.Json;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Todo;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Assignments;

/// <summary>The pages of assignments: the list, one, and the form of one action.</summary>
public sealed class AssignmentPages(CaseReader reader, IAssignmentLists lists, TodoLists todo, Visitor visitor)
{
    private const int Messages = 200;

    [Function("HomePage"), Authorize, Page, ExcludeFromDescription]
    [EndpointSummary("Leads everybody to where they begin.")]
    public static Task<IResult> Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "")] Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Task.FromResult(call.By is Actor.Worker or Actor.Client
            ? Pages.GoTo("/assignments")
            : Pages.Show<ProblemPage>(("Status", StatusCodes.Status403Forbidden)));
    }

    [Function("AssignmentListPage"), Authorize(Roles = Roles.WorkerOrClient), Page, ExcludeFromDescription]
    [Query("view", "Which work in hand."), Query("after", "The cursor of the page before.")]
    [EndpointSummary("The list of one's assignments.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments")] Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        await visitor.Enter(call);
        Focus? focus = Enum.TryParse<Focus>(call.Query("view"), ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
        ListPage page;
        try
        {
            page = focus is { } view
                ? (await todo.Read(call.By, view, call.Query("after"), 50, call.Cancellation)).Page
                : await lists.Read(AssignmentList.ForReader(call.By), null, call.Query("after"), 50, call.Cancellation);
        }
        catch (FormatException wrong)
        {
            throw new BadRequestException("after", "cursor", wrong.Message);
        }
        foreach (var row in page.Rows)
        {
            await visitor.Company(row.Company, call.Cancellation);
            if (row.Worker is { } worker)
                await visitor.Person(worker, call.Cancellation);
        }
        return Pages.Show<AssignmentListPage>(
            ("Rows", page.Rows), ("Next", page.Next), ("Focus", focus), ("Counts", await todo.Count(call.By, call.Cancellation)));
    }

    [Function("AssignmentPage"), Authorize(Roles = Roles.OfEscalation), Page, ExcludeFromDescription]
    [EndpointSummary("An assignment.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}")] Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        await visitor.Enter(call);
        if (await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } view)
            return Problems.NotFound();
        var shown = AssignmentView.FromCase(view, call.By);
        var messages = await reader.ReadMessages(call.Assignment, call.By, 0, Messages, call.Cancellation);
        var said = (messages?.Entries ?? []).Select(entry => entry.Happened).OfType<Happened>().ToImmutableList();
        foreach (var person in Named(shown, said))
            await visitor.Person(person, call.Cancellation);
        return Pages.Show<AssignmentPage>(
            ("View", shown), ("Case", view), ("Messages", said), ("Company", await visitor.Company(shown.Company, call.Cancellation)));
    }

    [Function("ActionPage"), Authorize(Roles = Roles.OfEscalation), Page, ExcludeFromDescription]
    [EndpointSummary("The form of one action.")]
    public async Task<IResult> Act(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/{assignment}/actions/{action}")] Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        await visitor.Enter(call);
        if (ActionLink.Find(call.Route("action")) is not { } link
            || await reader.Read(call.Assignment, call.By, call.Cancellation) is not { } view)
            return Problems.NotFound();
        return Pages.Show<ActionPage>(("View", AssignmentView.FromCase(view, call.By)), ("Link", link));
    }

    private static IEnumerable<PersonId> Named(AssignmentView view, IEnumerable<Happened> said) =>
        new PersonId?[] { view.ProjectManager, view.Worker }
            .Concat((view.Applications ?? []).Select(application => (PersonId?)application.Worker))
            .Concat(said.Select(happened => happened.By.Person())).OfType<PersonId>().Distinct();
}

/// <summary>An action that concerns the assignment as a whole, and so has a page with its form.</summary>
/// <param name="Action">The action.</param>
/// <param name="Endpoint">The endpoint that performs it.</param>
public sealed record ActionLink(AssignmentAction Action, ApiEndpoint Endpoint)
{
    private static readonly ImmutableSortedDictionary<string, ActionLink> All = ApiEndpoint.All
        .Where(endpoint => endpoint.Route.Count(letter => letter == '{') == 1 && !endpoint.Has<TakesFileAttribute>())
        .SelectMany(endpoint => endpoint.Find<PerformsAttribute>()?.Actions.Select(action => new ActionLink(action, endpoint)) ?? [])
        .GroupBy(link => link.Code).ToImmutableSortedDictionary(some => some.Key, some => some.First());

    /// <summary>What it is called in an address.</summary>
    public string Code => JsonNamingPolicy.CamelCase.ConvertName(Action.ToString());

    /// <summary>What it does, in words.</summary>
    public string Words => Wording.Sentence(Wording.InWords(Action));

    /// <summary>The action of a name in an address, or null.</summary>
    public static ActionLink? Find(string code) => All.GetValueOrDefault(code);

    /// <summary>The action, where it has a page.</summary>
    public static ActionLink? Find(AssignmentAction action) => All.Values.FirstOrDefault(link => link.Action == action);

    /// <summary>The path of its form's page.</summary>
    public string PathOf(AssignmentId id) => $"/assignments/{id}/actions/{Code}";

    /// <summary>The path of the API that it asks for.</summary>
    public string ApiPathOf(AssignmentId id) => "/" + Endpoint.Route.Replace("{assignment}", id.Value, StringComparison.Ordinal);
}
