using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Due;

/// <summary>The due index as one of all indexes: the row of what comes next on a case, and of when its requests may be forgotten.</summary>
public sealed class DueRows(IDueIndex due, DueTimes times, ICaseStore store, IClock clock, EffectOptions options) : ICaseIndex
{
    private const int RowsAtOnce = 200;

    /// <inheritdoc/>
    public string Name => "due";

    /// <summary>What the clock wrote was due by a row that stands until the row of what comes next does: the clock sees to both.</summary>
    public async Task Write(CommittedEvents committed, CancellationToken cancellation)
    {
        if (committed.Events.Exists(item => item.Happened.By is not Actor.System))
            await PutNext(committed.State, cancellation);
        foreach (var at in committed.Commits
            .Where(entry => entry.HasCommand).Select(entry => DueScan.ForgetAt(entry.At, options)).Distinct())
            await due.Put(new(at, committed.State.Id, DueKind.Forget), cancellation);
    }

    /// <summary>Besides what comes next: whenever a request was recorded until now, it can be forgotten then.</summary>
    public async Task Rebuild(StoredCase stored, CancellationToken cancellation)
    {
        await PutNext(stored.State, cancellation);
        await due.Put(new(DueScan.ForgetAt(clock.GetCurrentInstant(), options), stored.State.Id, DueKind.Forget), cancellation);
    }

    /// <summary>Whether the row of what comes next stands, with the grace of today or, as it may have been put, without one.</summary>
    public async Task<bool> IsConsistent(StoredCase stored, CancellationToken cancellation) =>
        times.Next(stored.State) is not { } next || await due.Has(next, cancellation)
        || Clock.NextDue(stored.State) is { } at && at != next.At && await due.Has(next with { At = at }, cancellation);

    /// <summary>A row at another instant than what comes next does no harm: when that comes, there is nothing to do.</summary>
    public async Task<PrunedPage> Prune(string? after, CancellationToken cancellation)
    {
        var rows = await due.First(RowsAtOnce, DueRow.OfCursor(after), cancellation);
        var removed = 0;
        foreach (var some in rows.GroupBy(row => row.Case))
        {
            if (await store.Read(some.Key, cancellation) is not null)
                continue;
            foreach (var row in some)
            {
                await due.Delete(row, cancellation);
                removed++;
            }
        }
        return new(rows.Count, removed, rows.Count < RowsAtOnce ? null : rows[^1].Cursor);
    }

    private async Task PutNext(Assignment state, CancellationToken cancellation)
    {
        if (times.Next(state) is { } next)
            await due.Put(next, cancellation);
    }
}

/// <summary>When a case's row in the due index falls due.</summary>
/// <param name="Grace">
/// How long after a step of an open escalation: where an orchestration takes the steps, the scan comes only for those that it did not take.
/// Nothing where the scan takes them itself.
/// </param>
public sealed record DueTimes(Duration Grace)
{
    /// <summary>The row of what comes next on a case, or null where nothing does.</summary>
    public DueRow? Next(Assignment state) => Clock.NextDue(state) is { } next
        ? new(
            EscalationRecord.AllOpen(state).Min(Forecast.NextAt) <= next ? next + Grace : next, state.Id, DueKind.Tick)
        : null;
}
