using System.Collections.Immutable;
using Microsoft.DurableTask.Client;
using NodaTime;
using WorkMarket.Api.Escalations;
using WorkMarket.Application.Due;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Queues;

namespace WorkMarket.Api.Operations;

/// <summary>How the whole is. Where storage does not answer, the rest is not known.</summary>
/// <param name="At">When this was so.</param>
/// <param name="StorageAnswers">Whether storage answers.</param>
/// <param name="Queues">The queues, and what was set aside as poison.</param>
/// <param name="Due">How far the clock is behind.</param>
/// <param name="Escalations">How many escalations are open, by stage and age.</param>
/// <param name="Jobs">The latest run of each job that was ever started.</param>
/// <param name="Startable">The jobs that can be started as they are; what is to be restored is said where it is asked for.</param>
public sealed record OperationsView(
    Instant At, bool StorageAnswers, ImmutableList<QueueState>? Queues = null, DueLag? Due = null, EscalationCountsView? Escalations = null,
    ImmutableList<JobView>? Jobs = null, ImmutableList<JobKind>? Startable = null);

/// <summary>Something that is due and not handled yet.</summary>
/// <param name="At">When it was due.</param>
/// <param name="LateBy">How long ago that is.</param>
/// <param name="Assignment">Whose clock it is.</param>
/// <param name="Kind">What is to be done.</param>
public sealed record OverdueView(Instant At, Duration LateBy, AssignmentId Assignment, DueKind Kind);

/// <summary>A page of what is due and not handled yet, the earliest first.</summary>
/// <param name="Overdue">The earliest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record OverdueListView(ImmutableList<OverdueView> Overdue, string? Next);

/// <summary>What an operator sees at a glance: whether every worker is being heard.</summary>
public sealed class OperationsFunctions(StatusReader reader, IDueIndex due, EscalationWatch escalations, JobRunner jobs, IClock clock)
{
    [Function("GetOperations"), Authorize(Roles = Roles.Support), Answers<OperationsView>]
    [EndpointSummary("Shows at a glance whether every worker is being heard: queues and poison, how far the clock is behind, "
        + "jobs, and whether storage answers.")]
    public async Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ops")] Call call) =>
        Answers.Json(await reader.Read(call.Cancellation) is { } seen
        ? new OperationsView(
            seen.At, StorageAnswers: true, seen.Queues, seen.Due, EscalationCountsView.FromCounts(seen.Escalations),
            seen.Jobs.ConvertAll(JobView.FromJob), JobFunctions.Startable(jobs))
        : new(clock.GetCurrentInstant(), StorageAnswers: false));

    [Function("ListOverdue"), Authorize(Roles = Roles.Support), Answers<OverdueListView>, Paged]
    [EndpointSummary("Lists what is due and not handled yet, the earliest first, with how late it is.")]
    public async Task<IResult> ListOverdue([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ops/due")] Call call)
    {
        var limit = call.Limit();
        var rows = await Paging.Read(call, after => due.First(limit + 1, DueRow.OfCursor(after), call.Cancellation));
        var now = clock.GetCurrentInstant();
        var overdue = rows.FindAll(row => row.At <= now);
        var page = overdue.GetRange(0, Math.Min(limit, overdue.Count));
        return Answers.Json(new OverdueListView(
            page.ConvertAll(row => new OverdueView(row.At, now - row.At, row.Case, row.Kind)),
            overdue.Count > limit ? page[^1].Cursor : null));
    }

    [Function("ListWatchedEscalations"), Authorize(Roles = Roles.Support), Answers<WatchedPage>, Paged]
    [EndpointSummary("Lists open escalations, what is due next first, and whether something moves each on.")]
    public async Task<IResult> ListEscalations(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ops/escalations")] Call call,
        [DurableClient] DurableTaskClient? client = null) =>
        Answers.Json(await Paging.Read(call, after => escalations.Read(after, call.Limit(), call.Cancellation)));

    [Function("RestartEscalation"), Authorize(Roles = Roles.Support), Answers<WatchedEscalation>]
    [EndpointSummary("Starts from the case what moves its open escalation on.")]
    public async Task<IResult> RestartEscalation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/ops/escalations/{assignment}/restart")] Call call,
        [DurableClient] DurableTaskClient? client = null) =>
        await escalations.Restart(call.Assignment, call.Cancellation) switch
        {
            (Restarted.Done, var restarted) => Answers.Json(restarted),
            (Restarted.NoCase, _) => Problems.NotFound(),
            _ => Problems.Create(StatusCodes.Status409Conflict, "noOpenEscalation", "No escalation is open on this assignment."),
        };
}
