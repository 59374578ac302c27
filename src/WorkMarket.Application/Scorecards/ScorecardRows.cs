using WorkMarket.Application.Cases;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Application.Scorecards;

/// <summary>The scorecards as one of all indexes: the company's, and those of all workers who ever had the case.</summary>
public sealed class ScorecardRows(
    IScorecards scorecards, IScorecardRepair repair, ICaseStore store, ScorecardSettings settings) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "scorecards";

    /// <inheritdoc/>
    public async Task Write(CommittedEvents committed, CancellationToken cancellation)
    {
        // An event that cannot change a contribution need not move it forward: a late write then says the same.
        if (!committed.What.Exists(Contributions.Concerns))
            return;
        foreach (var contribution in Contributions.FromCase(committed.State, settings))
            await scorecards.Put(contribution, committed.State.Id, committed.Case.Version, cancellation);
    }

    /// <inheritdoc/>
    public async Task Rebuild(StoredCase stored, CancellationToken cancellation)
    {
        var id = stored.State.Id;
        foreach (var contribution in Contributions.FromCase(stored.State, settings))
            await repair.Repair(
                contribution, id, stored.Version, async () => (await store.Read(id, cancellation))?.Version ?? 0, cancellation);
    }

    /// <summary>Once the cases are gone through, what each adds is right: what no case adds goes, and the sums are counted anew.</summary>
    public Task<PrunedPage> Prune(string? after, CancellationToken cancellation) =>
        repair.Prune(after, (card, id) => Adds(card, id, cancellation), cancellation);

    private async Task<bool> Adds(ScorecardOf card, AssignmentId id, CancellationToken cancellation)
    {
        try
        {
            return await store.Read(id, cancellation) is { } stored
                && Contributions.FromCase(stored.State, settings).Exists(contribution => contribution.To == card);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StorageUnavailableException))
        {
            // The case could not be rebuilt either, and is a finding already: its rows stay as they are.
            return true;
        }
    }
}
