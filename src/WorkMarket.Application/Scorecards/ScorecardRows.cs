using WorkMarket.Application.Indexes;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Application.Scorecards;

/// <summary>The scorecards as one of all indexes: the company's, and those of all workers who ever had the case.</summary>
public sealed class ScorecardRows(IScorecards scorecards, ScorecardSettings settings) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "scorecards";

    /// <inheritdoc/>
    public async Task Write(CaseNews news, CancellationToken cancellation)
    {
        // What cannot change a contribution need not move it forward: whatever is late then says the same.
        if (!news.What.Exists(Contributions.Concerns))
            return;
        foreach (var contribution in Contributions.Of(news.State, settings))
            await scorecards.Put(contribution, news.State.Id, news.Case.Version, cancellation);
    }
}
