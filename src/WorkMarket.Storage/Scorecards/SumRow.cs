using NodaTime;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Scorecards;

/// <summary>Sums as a row: a column for the count of each kind, and one for its seconds where it has any.</summary>
internal static class SumRow
{
    private const string Seconds = "Seconds";
    private const string ClosedUntil = "closedUntil";

    /// <summary>What is to be merged into a row of sums to close it, so that it changes no more until then.</summary>
    public static TableRow Close(string partition, string key, Instant until) =>
        new(partition, key) { [ClosedUntil] = until.ToDateTimeOffset() };

    public static bool IsClosed(TableRow? row, Instant now) =>
        row is not null && row.TryGet<DateTimeOffset>(ClosedUntil, out var until) && Instant.FromDateTimeOffset(until) > now;

    public static TableRow Write(string partition, string key, Tally tally)
    {
        var row = new TableRow(partition, key);
        foreach (var (kind, sum) in tally.Sums)
        {
            row[$"{kind}"] = sum.Count;
            if (sum.Amount != Duration.Zero)
                row[$"{kind}{Seconds}"] = (long)sum.Amount.TotalSeconds;
        }
        return row;
    }

    public static Tally Read(TableRow? row)
    {
        var tally = Tally.Empty;
        if (row is null)
            return tally;
        foreach (var kind in Enum.GetValues<CountsAs>())
        {
            if (row.TryGet<long>($"{kind}", out var count))
                tally = tally.Plus(
                    kind, new(count, Duration.FromSeconds(row.TryGet<long>($"{kind}{Seconds}", out var seconds) ? seconds : 0)));
        }
        return tally;
    }
}
