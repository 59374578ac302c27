using NodaTime;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Scorecards;

/// <summary>The rows behind the figures of a scorecard: one for every entry.</summary>
internal sealed class BehindRows(Table table, string partition)
{
    public static TableRow Write(string partition, AssignmentId id, Entry entry) =>
        new TableRow(partition, ScorecardKeys.Behind(id, entry)) { ["case"] = id.Value }.WithBody(entry);

    /// <summary>A page of some kinds merged, newest first; of one assignment and instant in the order of their kinds.</summary>
    public async Task<BehindPage> Read(
        IReadOnlyDictionary<CountsAs, Instant?> kinds, string? after, int limit, CancellationToken cancellation)
    {
        var from = after is null ? null : Cursor.Parse(after);
        var found = await Task.WhenAll(kinds.Select(kind => Rows(kind.Key, kind.Value, from, limit + 1, cancellation).AsTask()));
        var rows = found.SelectMany(some => some).OrderBy(row => row.At.Place, StringComparer.Ordinal).ThenBy(row => row.At.Kind)
            .Take(limit + 1).ToList();
        return new([.. rows.Take(limit).Select(row => row.Behind)], rows.Count > limit ? rows[limit - 1].At.ToString() : null);
    }

    private ValueTask<List<(Cursor At, Behind Behind)>> Rows(
        CountsAs kind, Instant? since, Cursor? after, int limit, CancellationToken cancellation)
    {
        var prefix = ScorecardKeys.Kind(kind);
        var query = TableQuery.Prefix(partition, prefix) with { PageSize = limit };
        if (after is not null)
            query = query with { RowKeyFrom = prefix + after.Place + (kind <= after.Kind ? " " : "") };
        if (since is { } first)
            query = query with { RowKeyBefore = prefix + ScorecardKeys.Before(first) };
        return table.Query(query, cancellation).Take(limit)
            .Select(row => (new Cursor(row.RowKey[prefix.Length..], kind), new Behind(new(row.GetString("case")), row.ReadBody<Entry>())))
            .ToListAsync(cancellation);
    }

    /// <summary>Where a page ended.</summary>
    private sealed record Cursor(string Place, CountsAs Kind)
    {
        public static Cursor Parse(string text) =>
            text.Split('.') is [var place, var kind] && ScorecardKeys.IsPlace(place) && Enum.TryParse<CountsAs>(kind, out var known)
                && $"{known}" == kind
                ? new(place, known)
                : throw new FormatException($"'{text}' is not a cursor of this list.");

        public override string ToString() => $"{Place}.{Kind}";
    }
}
