using System.Collections.Immutable;
using WorkMarket.Api.Escalations;
using WorkMarket.Api.Inbound;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Inbound;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Desk;

/// <summary>What WorkMarket's own people work off: the open escalations, what is due next first, and the mail.</summary>
public sealed class DeskPages(
    EscalationDeskFunctions escalations, DeskMailFunctions mails, IDeskMail inbox, CaseReader reader, Visitor visitor)
{
    private const int Most = 1000;

    [Function("DeskPage"), Authorize(Roles = Roles.AccountManagerOrSupport), Page, ExcludeFromDescription, NarrowsEscalations, Paged]
    [EndpointSummary("The open escalations, what is due next first; for an account manager those against the companies looked after.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk")] Call call)
    {
        KeptFilters.Keep(
            call.Http, KeptFilters.Desk, call.By.Person()!.Value,
            string.Join('&', call.Http.Request.Query.Where(one => one.Key is not ("after" or "limit"))
                .Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value.ToString())}")));
        var counts = call.By is Actor.Support
            ? await Pages.Read<EscalationCountsView>(escalations.Count(call))
            : null;
        var asked = call.Http.Request.Query.Where(one => one.Key != "after")
            .ToImmutableSortedDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
        if (await Pages.Read<EscalationListView>(escalations.List(call)) is not { } view)
            return Problems.NotFound();
        var items = await Task.WhenAll(view.Escalations.Select(item => Fresh(item, call)));
        return Pages.Show<DeskPage>(
            ("Open", items.OfType<EscalationListItem>().ToImmutableList()), ("Next", view.Next), ("Counts", counts), ("Asked", asked));
    }

    [Function("NeighbourCasePage"), Authorize(Roles = Roles.AccountManagerOrSupport), Page, ExcludeFromDescription, NarrowsEscalations]
    [EndpointSummary("Leads to the open escalation that is due after one, or before it.")]
    public async Task<IResult> Neighbour(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/cases/{assignment}/{which}")] Call call)
    {
        if (Step(call) is not { } step)
            return Problems.NotFound();
        var open = (await escalations.Read(call, null, Most)).Escalations;
        var at = open.FindIndex(one => one.Row.Assignment == call.Assignment);
        // Who has just closed it goes on with what is due first.
        return Pages.GoTo(open.ElementAtOrDefault(at < 0 ? 0 : at + step) is { } other
            ? $"/assignments/{other.Row.Assignment}/escalation"
            : $"/desk{call.Http.Request.QueryString}");
    }

    [Function("NeighbourMailPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription]
    [EndpointSummary("Leads to the open mail that came before one, or after it.")]
    public async Task<IResult> NeighbourMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/mail/{mail}/{which}")] Call call)
    {
        if (Step(call) is not { } step || await Pages.Read<DeskMailView>(mails.Get(call)) is not { } mail)
            return Problems.NotFound();
        var (newer, older, after) = ((DeskMail?)null, (DeskMail?)null, (string?)null);
        do
        {
            var page = await inbox.Read(DeskMailStatus.Open, null, after, Call.LargestPage, call.Cancellation);
            var others = page.Mails.FindAll(one => one.Id != mail.Id);
            newer = others.FindLast(one => one.At >= mail.At) ?? newer;
            (older, after) = (others.Find(one => one.At < mail.At), page.Next);
        }
        while (older is null && after is not null);
        return Pages.GoTo((step > 0 ? older : newer) is { } other ? $"/desk/mail/{other.Id}" : "/desk/mail?status=open");
    }

    [Function("DeskMailListPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription, Paged]
    [Query("status", "`open`, or `done` where somebody has seen to it."), Query("kind", "Only those that lie there for this reason.")]
    [EndpointSummary("The support desk's mail, newest first.")]
    public Task<IResult> Mails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/mail")] Call call) =>
        Pages.Of<DeskMailListView>(mails.List(call), view => Pages.Show<DeskMailListPage>(
            ("View", view), ("Status", call.Query("status")), ("Kind", call.Query("kind"))));

    [Function("DeskMailPage"), Authorize(Roles = Roles.Support), Page, ExcludeFromDescription]
    [EndpointSummary("A mail on the desk, and what was done about it.")]
    public async Task<IResult> Mail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/mail/{mail}")] Call call)
    {
        return await Pages.Of<DeskMailView>(mails.Get(call), view => Pages.Show<DeskMailPage>(("View", view)));
    }

    // Next is one further down the list, previous one further up.
    private static int? Step(Call call) => call.Route("which") switch { "next" => 1, "previous" => -1, _ => null };

    // Over what the visitor has just written the list comes late: the case itself says who looks after it, and whether it is over.
    private async Task<EscalationListItem?> Fresh(EscalationListItem item, Call call)
    {
        if (!visitor.JustWritten.Contains(item.Assignment)
            || await reader.ReadForEscalation(item.Assignment, call.By, call.Cancellation) is not { } read)
            return item;
        return EscalationRecord.Open(read.State) is { } open ? item with { ClaimedBy = open.ClaimedBy, Stage = open.Stage } : null;
    }
}
