using Azure;
using NodaTime;
using WorkMarket.Application.Scorecards;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Scorecards;

/// <summary>
/// Counts the sums of a scorecard anew from what its cases add. All changes of a scorecard change its row of all-time sums too, so a
/// count is right if that row stayed as it was. Wrong sums are counted while that row is closed, or a busy company's count would never end.
/// </summary>
internal sealed class SumRecount(Table table, ScorecardOptions options, IClock clock)
{
    private const int RowsPerTransaction = TableLimits.TransactionOperations - 1;

    /// <summary>How many sums were wrong.</summary>
    public async Task<int> Run(string partition, CancellationToken cancellation)
    {
        if (await IsConsistent(partition, cancellation))
            return 0;
        for (var tries = 0; tries < options.Attempts; tries++)
        {
            if (await Rewrite(partition, cancellation) is { } wrong)
                return wrong;
        }
        throw new StorageUnavailableException($"The scorecard {partition} changed too often while it was counted anew.");
    }

    private async Task<bool> IsConsistent(string partition, CancellationToken cancellation)
    {
        var there = await Sums(partition, cancellation);
        var counted = await Count(partition, () => Task.FromResult(true), cancellation);
        var after = await table.Get(partition, ScorecardKeys.AllTime, cancellation);
        return there.GetValueOrDefault(ScorecardKeys.AllTime)?.ETag == after?.ETag && Wrong(there, counted!).Count == 0;
    }

    // Null where another writer came in between and the count has to be repeated. A row that is closed already belongs to a count that
    // died, or that soon finds that it lost.
    private async Task<int?> Rewrite(string partition, CancellationToken cancellation)
    {
        if (await Close(partition, (await table.Get(partition, ScorecardKeys.AllTime, cancellation))?.ETag, cancellation) is not { } own)
            return null;
        var counted = await Count(partition, async () => await Close(partition, own, cancellation) is { } renewed
            && (own = renewed) != default, cancellation);
        if (counted is null)
            return null;
        var there = await Sums(partition, cancellation);
        var wrong = Wrong(there, counted);
        foreach (var some in wrong.Where(key => key != ScorecardKeys.AllTime).Chunk(RowsPerTransaction))
        {
            var close = new TableOperation.Merge(Closing(partition), own);
            if (await table.Submit([close, .. some.Select(key => Right(partition, key, there, counted))],
                cancellation) is not TransactionResult.Committed committed)
                return null;
            own = committed.ETags[0];
        }
        var all = SumRow.Write(partition, ScorecardKeys.AllTime, counted.GetValueOrDefault(ScorecardKeys.AllTime, Tally.Empty));
        return await table.Replace(all, own, cancellation) is WriteResult.Written ? wrong.Count : null;
    }

    private async Task<ETag?> Close(string partition, ETag? known, CancellationToken cancellation)
    {
        var row = Closing(partition);
        var result = known is { } etag ? await table.Merge(row, etag, cancellation) : await table.Insert(row, cancellation);
        return result is WriteResult.Written written ? written.ETag : null;
    }

    private TableRow Closing(string partition) =>
        SumRow.Close(partition, ScorecardKeys.AllTime, clock.GetCurrentInstant() + options.ClosedFor);

    private ValueTask<Dictionary<string, TableRow>> Sums(string partition, CancellationToken cancellation) =>
        table.Query(TableQuery.Prefix(partition, ScorecardKeys.Sums), cancellation)
            .ToDictionaryAsync(row => row.RowKey, StringComparer.Ordinal, cancellation);

    // Null where the count was told to stop after a page.
    private async Task<Dictionary<string, Tally>?> Count(string partition, Func<Task<bool>> goesOn, CancellationToken cancellation)
    {
        var counted = new Dictionary<string, Tally>(StringComparer.Ordinal);
        var page = new TablePage([], null);
        do
        {
            page = await table.QueryPage(TableQuery.Prefix(partition, ScorecardKeys.Cases), page.Continuation, cancellation);
            foreach (var entry in page.Rows.SelectMany(row => CaseRow.ReadAnyhow(row).Entries))
            {
                foreach (var key in new[] { ScorecardKeys.Day(entry.Day), ScorecardKeys.AllTime })
                    counted[key] = counted.GetValueOrDefault(key, Tally.Empty).Plus(entry);
            }
            if (page.Continuation is not null && !await goesOn())
                return null;
        }
        while (page.Continuation is not null);
        return counted;
    }

    private static List<string> Wrong(Dictionary<string, TableRow> there, Dictionary<string, Tally> counted) =>
        [.. there.Keys.Union(counted.Keys)
            .Where(key => !SumRow.Read(there.GetValueOrDefault(key)).Equals(counted.GetValueOrDefault(key, Tally.Empty)))];

    private static TableOperation Right(
        string partition, string key, Dictionary<string, TableRow> there, Dictionary<string, Tally> counted) =>
        (there.GetValueOrDefault(key)?.ETag, counted.GetValueOrDefault(key)) switch
        {
            ({ } etag, null) => new TableOperation.Delete(partition, key, etag),
            ({ } etag, { } tally) => new TableOperation.Replace(SumRow.Write(partition, key, tally), etag),
            (_, var tally) => new TableOperation.Insert(SumRow.Write(partition, key, tally!)),
        };
}
