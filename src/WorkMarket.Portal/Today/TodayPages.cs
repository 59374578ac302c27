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
        var work = WorkInOrder.Of(inHand.Rows, visitor.Now, policy);
        AssignmentView? next = null;
        if (work.First is { } first && await reader.Read(first.Id, call.By, call.Cancellation) is { } view)
            next = AssignmentView.FromCase(view, call.By);
        return Pages.Show<TodayPage>(
            ("Next", next), ("Coming", work.Others.Take(Coming).ToImmutableList()), ("More", Math.Max(0, work.Others.Count - Coming)),
            ("Waiting", inHand.Rows.Where(row => row.Todo!.Needs.Exists(need => need.IsThere(visitor.Now)) && row.Id != next?.Id)
                .ToImmutableList()),
            ("Owed", await owed.Read(call.By, call.Cancellation)));
    }
}
