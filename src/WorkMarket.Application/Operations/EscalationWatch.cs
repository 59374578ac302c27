using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Operations;

/// <summary>How the clock of an open escalation is.</summary>
public enum ClockState
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>Effects of the case are still to happen, and see to it.</summary>
    Settling,

    /// <summary>Somebody suspended it: the due index alone moves the escalation on, until it is restarted.</summary>
    Suspended,

    /// <summary>There is none: nothing moves the escalation on until it is restarted.</summary>
    Lost,

    /// <summary>The case cannot be read, so nothing can move it on; the verification of all cases names it.</summary>
    Unreadable,
}

/// <summary>What came of restarting.</summary>
public enum Restarted
{
    /// <summary>Its clock runs.</summary>
    Done,

    /// <summary>There is no such case.</summary>
    NoCase,

    /// <summary>No escalation is open on it.</summary>
    NoneOpen,
}

/// <summary>An open escalation, and whether its clock will move it on.</summary>
/// <param name="Assignment">What it is about.</param>
/// <param name="Escalation">The escalation's id.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Cause">What the worker escalated for.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="NextAt">When something about the case is due next; left out where nothing is.</param>
/// <param name="Clock">Whether something moves it on when its time comes.</param>
/// <param name="DrivenBy">What does that on this host.</param>
public sealed record WatchedEscalation(
    AssignmentId Assignment, EscalationId Escalation, EscalationStage Stage, EscalationCause Cause, Instant OpenedAt, Instant? NextAt,
    ClockState Clock, string DrivenBy);

/// <summary>A page of them.</summary>
/// <param name="Escalations">Those that should be over by now first, then what is due next.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record WatchedPage(ImmutableList<WatchedEscalation> Escalations, string? Next);

/// <summary>Compares the clocks of escalations with the cases.</summary>
public sealed class EscalationWatch(ICaseStore store, IEscalationLists lists, IEscalationClocks clocks, IClock clock, Policy policy)
{
    private const int CasesAtOnce = 8;

    /// <summary>
    /// A page of all open escalations, each with its clock: those that should be over by now first, then what is due next. One request for
    /// every thousand that are open, and two for each on the page.
    /// </summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<WatchedPage> Read(string? after, int limit, CancellationToken cancellation)
    {
        var rows = new List<EscalationRow>();
        await foreach (var row in lists.Read(new EscalationList.Desk(), new(), cancellation))
            rows.Add(row);
        var now = clock.GetCurrentInstant();
        var (page, next) = EscalationPaging.Page(
            rows, row => row.At(now, policy)?.Next.At ?? row.Escalation.OpenedAt, row => row.Assignment, after, limit);
        var watched = new WatchedEscalation?[page.Count];
        await Parallel.ForAsync(
            0, watched.Length, new ParallelOptions { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = cancellation },
            async (number, stop) =>
            watched[number] = await Read(page[number], stop));
        return new([.. watched.OfType<WatchedEscalation>()], next);
    }

    /// <summary>An open escalation of a case with its clock, or null where it is not open. Two requests.</summary>
    public async Task<WatchedEscalation?> Read(AssignmentId id, EscalationId named, CancellationToken cancellation)
    {
        var work = await store.ReadWork(id, null, cancellation);
        if (work.Case?.State is not { } state || EscalationRecord.AllOpen(state).Find(open => open.Id == named) is not { } escalation)
            return null;
        var isSettling = work.Outbox.Exists(entry => entry.Status == OutboxStatus.Pending);
        var found = await clocks.Check(state, escalation, cancellation) switch
        {
            EscalationClock.Running => ClockState.Running,
            EscalationClock.Suspended => ClockState.Suspended,
            _ => isSettling ? ClockState.Settling : ClockState.Lost,
        };
        return new(
            id, escalation.Id, escalation.Stage, escalation.Cause, escalation.OpenedAt, Clock.NextDue(state), found, clocks.DrivenBy);
    }

    private async Task<WatchedEscalation?> Read(EscalationRow row, CancellationToken cancellation)
    {
        try
        {
            return await Read(row.Assignment, row.Escalation.Id, cancellation);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StorageUnavailableException))
        {
            var escalation = row.Escalation;
            return new(
                row.Assignment, escalation.Id, escalation.Stage, escalation.Cause, escalation.OpenedAt,
                row.At(clock.GetCurrentInstant(), policy)?.Next.At, ClockState.Unreadable, clocks.DrivenBy);
        }
    }

    /// <summary>
    /// Starts the clock of every escalation that is open on a case from the case, or has one that is suspended go on, and says how the
    /// present worker's is then, or else the latest: one that does not run yet was told to, and settles.
    /// </summary>
    public async Task<(Restarted Outcome, WatchedEscalation? Escalation)> Restart(AssignmentId id, CancellationToken cancellation)
    {
        if (await store.ReadAlone(id, cancellation) is not { State: var state })
            return (Restarted.NoCase, null);
        var open = EscalationRecord.AllOpen(state);
        if (open.IsEmpty)
            return (Restarted.NoneOpen, null);
        foreach (var escalation in open)
            await clocks.Start(state, escalation, cancellation);
        var now = await Read(id, (EscalationRecord.Open(state) ?? open[^1]).Id, cancellation);
        return (Restarted.Done, now is { Clock: ClockState.Lost or ClockState.Suspended } ? now with { Clock = ClockState.Settling } : now);
    }
}

/// <summary>The due index drives escalations, with the row of what comes next on their case.</summary>
public sealed class DueIndexClocks(IDueIndex due, DueTimes times) : IEscalationClocks
{
    /// <inheritdoc/>
    public string DrivenBy => "dueIndex";

    /// <inheritdoc/>
    public async Task<EscalationClock> Check(Assignment state, Escalation open, CancellationToken cancellation) =>
        times.Next(state) is { } row && await due.Has(row, cancellation) ? EscalationClock.Running : EscalationClock.None;

    /// <inheritdoc/>
    public Task Start(Assignment state, Escalation open, CancellationToken cancellation) =>
        times.Next(state) is { } row ? due.Put(row, cancellation) : Task.CompletedTask;
}
