using System.Collections.Immutable;
using System.Text.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Scorecards;

/// <summary>What a case adds to a scorecard as the sums have it, and the case's version that it follows from.</summary>
internal sealed record CaseRow(long Version, ImmutableList<Entry> Entries, TableRow? Stored)
{
    public static CaseRow Read(TableRow? row) => row is null
        ? new(0, [], null)
        : new(row.GetLong("version"), row.ReadBody<ImmutableList<Entry>>(), row);

    /// <summary>One that cannot be read, or says the same thing twice, is as one of a case that was never counted.</summary>
    public static CaseRow ReadAnyhow(TableRow? row)
    {
        try
        {
            var read = Read(row);
            return read.Entries is { } entries && !entries.Contains(null!)
                && entries.DistinctBy(entry => (entry.As, entry.At)).Count() == entries.Count
                ? read
                : new(0, [], row);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidDataException or ArgumentException)
        {
            return new(0, [], row);
        }
    }

    /// <summary>The entries that go and those that come until it is another.</summary>
    public ImmutableList<(Entry Entry, bool Comes)> ChangesTo(ImmutableList<Entry> entries) =>
    [
        .. Entries.Except(entries).Select(entry => (entry, false)),
        .. entries.Except(Entries).Select(entry => (entry, true)),
    ];

    public ImmutableList<Entry> With(ImmutableList<(Entry Entry, bool Comes)> changes) => changes.Aggregate(
        Entries, (entries, change) => change.Comes ? entries.Add(change.Entry) : entries.Remove(change.Entry));

    public TableOperation Write(string partition, AssignmentId id, long version, ImmutableList<Entry> entries)
    {
        var row = new TableRow(partition, ScorecardKeys.Case(id)) { ["version"] = version }.WithBody(entries);
        return Stored is null ? new TableOperation.Insert(row) : new TableOperation.Replace(row, Stored.ETag!.Value);
    }
}
