using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Jobs;

/// <summary>
/// Goes through all cases, while others write, and changes nothing: verifies the chain over each one's events, and looks whether its
/// effects have happened, its rows in the indexes are right and its open escalation has a clock. Slices are pages of all cases.
/// </summary>
public sealed class Verification(ICaseStore store, CaseIndexes indexes, IEscalationClocks clocks, IClock clock) : IJobWork
{
    private const int CasesAtOnce = 8;
    private static readonly Duration EffectsTake = Duration.FromMinutes(10);

    /// <inheritdoc/>
    public JobKind Kind => JobKind.Verification;

    /// <inheritdoc/>
    public async Task<JobSlice> Do(JobPlace place, CancellationToken cancellation)
    {
        var findings = new ConcurrentQueue<JobFinding>();
        var page = await store.Cases(place.After, cancellation);
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = CasesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(page.Ids, parallelism, async (id, stop) =>
        {
            try
            {
                foreach (var finding in await Verify(id, stop))
                    findings.Enqueue(finding);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or StorageUnavailableException))
            {
                findings.Enqueue(new(id, FindingKind.Unreadable, Detail: failure.Message));
            }
        });
        return new(page.Next is { } next ? new(After: next) : null, page.Ids.Count, 0, 0, [.. findings]);
    }

    private async Task<ImmutableList<JobFinding>> Verify(AssignmentId id, CancellationToken cancellation)
    {
        while (await store.ReadWork(id, null, cancellation) is { Case: { } stored } work)
        {
            var findings = ImmutableList.CreateBuilder<JobFinding>();
            if (await BrokenAt(stored, cancellation) is { } sequence)
                findings.Add(new(id, FindingKind.ChainBroken, sequence));
            var pending = work.Outbox.FindAll(entry => entry.Status == OutboxStatus.Pending);
            // Whatever its effects are still to write cannot be there yet.
            findings.AddRange(pending.IsEmpty
                ? await Beside(stored, cancellation)
                : pending.Where(entry => entry.At + EffectsTake < clock.GetCurrentInstant()).Select(
                    entry => new JobFinding(id, FindingKind.EffectsPending, entry.First)).Take(1));
            // What looks wrong may have been written meanwhile: that is looked at again.
            if (findings.Count == 0 || (await store.ReadAlone(id, cancellation))?.Version == stored.Version)
                return findings.ToImmutable();
        }
        return [];
    }

    private async Task<long?> BrokenAt(StoredCase stored, CancellationToken cancellation)
    {
        var chain = new ChainCheck();
        await foreach (var item in store.ReadEvents(stored.State.Id, 0, stored.Version, cancellation))
            chain.Add(item);
        chain.End(stored);
        return chain.BrokenAt;
    }

    private async Task<IEnumerable<JobFinding>> Beside(StoredCase stored, CancellationToken cancellation)
    {
        var (id, findings) = (stored.State.Id, new List<JobFinding>());
        foreach (var index in indexes.All)
        {
            if (!await index.IsConsistent(stored, cancellation))
                findings.Add(new(id, FindingKind.IndexWrong, Index: index.Name));
        }
        foreach (var open in EscalationRecord.AllOpen(stored.State))
        {
            if (await clocks.Check(stored.State, open, cancellation) is EscalationClock.None)
                findings.Add(new(id, FindingKind.ClockLost, Detail: $"The escalation {open.Id} has no clock ({clocks.DrivenBy})."));
        }
        return findings;
    }
}
