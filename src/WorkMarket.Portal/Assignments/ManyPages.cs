using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Portal.Forms;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Assignments;

/// <summary>What can be done with many assignments at once (domain.md §10): the same call of the API for each of them.</summary>
/// <param name="Action">What it is.</param>
/// <param name="Words">What its button says.</param>
/// <param name="Without">What its form does not ask for, as it is another for each.</param>
public sealed record ManyAct(AssignmentAction Action, string Words, ImmutableHashSet<string> Without)
{
    /// <summary>All there are.</summary>
    public static ImmutableList<ManyAct> All { get; } =
    [
        new(AssignmentAction.PostMessage, "Message", ["kind", "marked", "justifies"]),
        new(AssignmentAction.Send, "Send", []), new(AssignmentAction.Approve, "Approve", []),
        new(AssignmentAction.Pay, "State as paid", []), new(AssignmentAction.Void, "Void", []),
    ];

    /// <summary>Its name in an address.</summary>
    public string Code => BoardQuery.Code(Action);

    /// <summary>The action on one of them.</summary>
    public ActionLink Link => ActionLink.Find(Action)!;
}

/// <summary>
/// The pages on which a client does one thing with many assignments: first each is looked at, then each has its own result.
/// </summary>
public sealed class ManyPages(CaseReader reader, PeopleToChoose people, Visitor visitor)
{
    // The board's form names them, one after another.
    [Function("AssignmentManyPage"), Authorize(Roles = Roles.Client), Page, ExcludeFromDescription, AnyQuery]
    [EndpointSummary("The assignments that are chosen, each with what would become of it, and the form that does it with all of them.")]
    public async Task<IResult> Choose([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/many")] Call call)
    {
        if (ManyAct.All.Find(one => one.Code == call.Query("act")) is not { } act)
            return Problems.NotFound();
        var chosen = call.Http.Request.Query[FormFunctions.Chosen].OfType<string>();
        return Pages.Show<ManyPage>(
            ("Act", act), ("Chosen", await Read(chosen, call)), ("People", await people.Find(call, act.Link.Endpoint.Name)),
            ("Here", $"{call.Http.Request.Path}{call.Http.Request.QueryString}"));
    }

    /// <summary>Of many that were asked the same, each has its own result.</summary>
    [Function("ManyDonePage"), Authorize(Roles = Roles.Client), Page, AnswerPage, ExcludeFromDescription]
    [EndpointSummary("What became of each assignment that was asked the same.")]
    public async Task<IResult> Done([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assignments/many/results")] Call call)
    {
        if (call.Http.Features.Get<FormAnswer>() is not { } answer)
            return Problems.NotFound();
        var results = (answer.Answer["results"] as JsonArray ?? []).OfType<JsonObject>().ToImmutableList();
        var views = (await Read(results.Select(one => (string)one["assignment"]!), call)).ToDictionary(view => view.Id.Value);
        return Pages.Show<ManyDonePage>(("Results", results.ConvertAll(one => new OneOfMany(
            views.GetValueOrDefault((string)one["assignment"]!), (bool)one["done"]!,
            [.. (one["refused"] as JsonArray ?? []).Select(why => (string)why!)]))));
    }

    // Those that the reader does not see are not there.
    private async Task<ImmutableList<AssignmentView>> Read(IEnumerable<string> chosen, Call call)
    {
        var ids = chosen.Where(AssignmentId.IsWellFormed).Distinct().Take(FormFunctions.MostAtOnce);
        var read = await Task.WhenAll(ids.Select(id => reader.Read(new(id), call.By, call.Cancellation)));
        var views = read.OfType<CaseView>().Select(view => AssignmentView.FromCase(view, call.By)).ToImmutableList();
        foreach (var worker in views.Select(view => view.Worker).OfType<Domain.People.PersonId>().Distinct())
            await visitor.Person(worker, call.Cancellation);
        return views;
    }
}

/// <summary>What became of one of many.</summary>
/// <param name="View">How it stands now; null where its reader does not see it.</param>
/// <param name="IsDone">Whether it was done.</param>
/// <param name="Refused">Why it was not.</param>
public sealed record OneOfMany(AssignmentView? View, bool IsDone, ImmutableList<string> Refused);
