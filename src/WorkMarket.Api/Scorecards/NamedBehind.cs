using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Api.Scorecards;

/// <summary>
/// Which of the assignments behind a scorecard its reader is told: all where it is the reader's own card, and support; others those that
/// they take part in, and of the rest what counts and when (domain.md §4).
/// </summary>
public sealed class NamedBehind(ICaseStore store)
{
    private const int AtOnce = 8;

    /// <summary>Those of some. One request for each that is not the reader's by itself.</summary>
    public async Task<IReadOnlySet<AssignmentId>> Find(
        ScorecardOf card, IEnumerable<Behind> behind, Actor by, CancellationToken cancellation)
    {
        var ids = behind.Select(one => one.Assignment).ToImmutableHashSet();
        if (by is Actor.Support || card is ScorecardOf.Worker && by is Actor.Worker || card is ScorecardOf.Company && by is Actor.Client)
            return ids;
        var named = new System.Collections.Concurrent.ConcurrentBag<AssignmentId>();
        await Parallel.ForEachAsync(
            ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, stop) =>
        {
            if (await store.ReadAlone(id, stop) is { State: var state } && Access.IsParty(state, by))
                named.Add(id);
        });
        return named.ToImmutableHashSet();
    }
}
