using System.Collections.Immutable;
using WorkMarket.Api.Assignments;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Payables;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Today;

/// <summary>The worker's first page: the next job and its next step, what is coming, what is owed.</summary>
public sealed class TodayPages(CaseReader reader, FreshLists lists, OwedReader owed, Policy policy, Visitor visitor)
{
    private const int Most = 200;
    private const int Coming = 10;

    [Function("TodayPage"), Authorize(Roles = Roles.Worker), Page, ExcludeFromDescription]
    [EndpointSummary("The worker's next job and its next step, what is coming up, and what is owed.")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "today")] Call call)
    {
        var mine = new AssignmentList.OfWorker(((Actor.Worker)call.By).Id);
        var inHand = await lists.ReadTodo(mine, row => row.Worker == mine.Worker, null, Most, call.Cancellation);
        var work = inHand.Rows
            .Where(row => row.Todo!.StatusAt(visitor.Now) is Status.Assigned or Status.InProgress or Status.OnHold)
            .OrderBy(row => row.Schedule.Start).ToImmutableList();
        var first = work.MinBy(Turn);
        AssignmentView? next = null;
        if (first is not null && await reader.Read(first.Id, call.By, call.Cancellation) is { } view)
            next = AssignmentView.FromCase(view, call.By);
        var others = work.FindAll(row => row != first);
        return Pages.Show<TodayPage>(
            ("Next", next), ("Coming", others.Take(Coming).ToImmutableList()), ("More", Math.Max(0, others.Count - Coming)),
            ("Waiting", inHand.Rows.Where(row => row.Todo!.Needs.Exists(need => need.IsThere(visitor.Now)) && row.Id != next?.Id)
                .ToImmutableList()),
            ("Owed", await owed.Read(call.By, call.Cancellation)));
    }

    // Where the worker is now; what is on or soon; what is over and not submitted; what is later; what nobody can do as it is on hold.
    private int Turn(ListRow row) => row switch
    {
        { Visits: { } visits } when visits.Exists(visit => visit.CheckOut is null) => 0,
        { Status: Status.OnHold } => 4,
        { Schedule.End: var end } when end <= visitor.Now => 2,
        { Schedule.Start: var start } when start <= visitor.Now + policy.StartingSoon => 1,
        _ => 3,
    };
}
