using System.Collections.Immutable;
using WorkMarket.Api.Escalations;
using WorkMarket.Api.Inbound;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Escalations;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Desk;

/// <summary>What WorkMarket's own people work off: the open escalations, what is due next first, and the mail.</summary>
public sealed class DeskPages(EscalationDeskFunctions escalations, DeskMailFunctions mails, CaseReader reader, Visitor visitor)
{
    [Function("DeskPage"), Authorize(Roles = Roles.AccountManagerOrSupport), Page, ExcludeFromDescription, NarrowsEscalations, Paged]
    [EndpointSummary("The open escalations, what is due next first; for an account manager those against the companies looked after.")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk")] Call call)
    {
        var counts = call.By is Domain.People.Actor.Support
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

    // Over what the visitor has just written the list comes late: the case itself says who looks after it, and whether it is over.
    private async Task<EscalationListItem?> Fresh(EscalationListItem item, Call call)
    {
        if (!visitor.JustWritten.Contains(item.Assignment)
            || await reader.ReadForEscalation(item.Assignment, call.By, call.Cancellation) is not { } read)
            return item;
        return EscalationRecord.Open(read.State) is { } open ? item with { ClaimedBy = open.ClaimedBy, Stage = open.Stage } : null;
    }
}
