using Microsoft.AspNetCore.Http;
using NodaTime;
using WorkMarket.Api.Endpoints;
using WorkMarket.Api.Escalations;
using WorkMarket.Application.Due;
using WorkMarket.Application.Operations;

namespace WorkMarket.Api.Operations;

/// <summary>What an operator sees at a glance: whether every worker is being heard.</summary>
public sealed class OperationsEndpoints(Lookout lookout, IDueIndex due, EscalationWatch escalations, IClock clock)
{
    /// <summary>Shows the whole.</summary>
    public async Task<IResult> Get(Call call) => Answers.Json(await lookout.Look(call.Cancellation) is { } seen
        ? new OperationsView(seen.At, StorageAnswers: true, seen.Queues, seen.Due, EscalationCountsView.Of(seen.Escalations), seen.Jobs.ConvertAll(JobView.Of))
        : new(clock.GetCurrentInstant(), StorageAnswers: false));

    /// <summary>Lists what is due and not handled yet.</summary>
    public async Task<IResult> ListOverdue(Call call)
    {
        var limit = call.Limit();
        var rows = await Paging.Read(call, after => due.First(limit + 1, DueRow.OfCursor(after), call.Cancellation));
        var now = clock.GetCurrentInstant();
        var overdue = rows.FindAll(row => row.At <= now);
        var page = overdue.GetRange(0, Math.Min(limit, overdue.Count));
        return Answers.Json(new OverdueListView(
            page.ConvertAll(row => new OverdueView(row.At, now - row.At, row.Case, row.Kind)), overdue.Count > limit ? page[^1].Cursor : null));
    }

    /// <summary>Lists open escalations with what moves them on.</summary>
    public async Task<IResult> ListEscalations(Call call) =>
        Answers.Json(await Paging.Read(call, after => escalations.Read(after, call.Limit(), call.Cancellation)));

    /// <summary>Starts from the case what moves its open escalation on. One that is moved on already comes to no harm.</summary>
    public async Task<IResult> RestartEscalation(Call call) => await escalations.Restart(call.Assignment, call.Cancellation) switch
    {
        (Restarted.Done, var restarted) => Answers.Json(restarted),
        (Restarted.NoCase, _) => Problems.NotFound(),
        _ => Problems.Of(StatusCodes.Status409Conflict, "noOpenEscalation", "No escalation is open on this assignment."),
    };
}
