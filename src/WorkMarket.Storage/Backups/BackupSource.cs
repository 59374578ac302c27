using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Storage.Cases;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Backups;

/// <summary>
/// What changed in tables since an instant, by the time that storage itself notes at each row: so nothing has to be written for it where
/// something changes, and nothing is missed that was written and whose effects never happened. The price is that each table is gone
/// through: storage does that by itself, and answers with what changed.
/// </summary>
public sealed class BackupSource
{
    private const int CasesOfAPart = 200;
    private const int CasesAtOnce = 8;
    private const string Backup = "backup";
    private const string NowRow = "now";
    private const string LatestRow = "latest";
    private const string Parts = "backup-parts";

    // Where little changed, storage answers with many pages of nothing, each after some seconds: so long it is asked on in one step.
    private static readonly TimeSpan AsksOn = TimeSpan.FromSeconds(15);

    private static readonly InstantPattern Timestamp = InstantPattern.ExtendedIso;

    private readonly IReadOnlyDictionary<string, Table> tables;
    private readonly Table notes;

    internal BackupSource(IReadOnlyDictionary<string, Table> tables) => (this.tables, notes) = (tables, tables[BackupTables.LeftOut[0]]);

    /// <summary>What time it is by the clock of storage. Two requests.</summary>
    internal async Task<Instant> Now(CancellationToken cancellation)
    {
        await notes.Upsert(new(Backup, NowRow), cancellation);
        var row = await notes.Get(Backup, NowRow, cancellation);
        return Instant.FromDateTimeOffset(row?.Timestamp ?? throw new InvalidDataException("Storage tells no time."));
    }

    /// <summary>The latest slice, or null. One request.</summary>
    internal async Task<BackupLatest?> Latest(CancellationToken cancellation) =>
        (await notes.FindMarked<BackupLatest>(Backup, LatestRow, cancellation)).Value;

    /// <summary>Notes the latest slice. One request.</summary>
    internal Task Note(BackupLatest latest, CancellationToken cancellation) =>
        notes.Upsert(new TableRow(Backup, LatestRow).WithBody(latest), cancellation);

    /// <summary>Notes a part of a slice. One request.</summary>
    internal Task Note(string slice, int number, BackupPart part, CancellationToken cancellation) =>
        notes.Upsert(
            new TableRow(Parts, number.ToString("D6", CultureInfo.InvariantCulture)) { ["slice"] = slice }.WithBody(part), cancellation);

    /// <summary>The parts of a slice that are noted, in order. One request for every thousand.</summary>
    internal async Task<ImmutableList<BackupPart>> PartsOf(string slice, int written, CancellationToken cancellation)
    {
        var query = TableQuery.Partition(Parts) with { RowKeyBefore = written.ToString("D6", CultureInfo.InvariantCulture) };
        var rows = await notes.Query(query, cancellation).ToListAsync(cancellation);
        return rows.Count == written && rows.TrueForAll(row => row.GetString("slice") == slice)
            ? [.. rows.Select(row => row.ReadBody<BackupPart>())]
            : throw new InvalidDataException($"Of the slice {slice} not all {written} parts are noted.");
    }

    /// <summary>
    /// Writes what changed in a table: of cases one request for each that did, of others none but those that go through the table.
    /// </summary>
    /// <returns>Where the next part begins, or null where there is none.</returns>
    internal async Task<string?> Write(string table, Instant? since, string? more, PartWriter writer, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        do
        {
            var page = table == BackupTables.Cases
                ? await WriteCases(since, more, writer, cancellation)
                : await WriteRows(table, since, more, writer, cancellation);
            if (page is null)
                return null;
            more = page;
        }
        while (writer.Rows == 0 && Stopwatch.GetElapsedTime(began) < AsksOn);
        return more;
    }

    private async Task<string?> WriteRows(string table, Instant? since, string? more, PartWriter writer, CancellationToken cancellation)
    {
        var page = await tables[table].QueryPage(new() { Filter = since is { } at ? After(at) : null }, more, cancellation);
        foreach (var row in page.Rows.Where(row => BackupTables.IsKept(table, row)))
            writer.Add(row);
        return page.Continuation;
    }

    private async Task<string?> WriteCases(Instant? since, string? more, PartWriter writer, CancellationToken cancellation)
    {
        var head = $"RowKey eq {TableQuery.Text(CaseRows.Head)}";
        var page = await tables[BackupTables.Cases].QueryPage(
            new() { Filter = since is { } at ? $"{head} and {After(at)}" : head, PageSize = CasesOfAPart, KeysOnly = true }, more,
            cancellation);
        foreach (var some in page.Rows.Chunk(CasesAtOnce))
        {
            foreach (var rows in await Task.WhenAll(some.Select(row => Case(row.PartitionKey, since, cancellation))))
            {
                rows.ForEach(writer.Add);
                writer.Cases += rows.IsEmpty ? 0 : 1;
            }
        }
        return page.Continuation;
    }

    /// <summary>
    /// A case as it is at some moment, with its head, and of its events and requests those that are new: nothing later than the head. Rows
    /// come in order of their keys, events before the head: where a commit came between two pages, its events are read after it.
    /// </summary>
    private async Task<ImmutableList<TableRow>> Case(string id, Instant? since, CancellationToken cancellation)
    {
        var table = tables[BackupTables.Cases];
        var query = TableQuery.Partition(id) with
        {
            RowKeyFrom = CaseRows.CommandPrefix,
            RowKeyBefore = CaseRows.OutboxEnd,
            Filter = since is { } at
                ? $"{After(at)} or RowKey eq {TableQuery.Text(CaseRows.Head)} or RowKey eq {TableQuery.Text(CaseRows.Access)}"
                : null,
        };
        var rows = await table.Query(query, cancellation).ToListAsync(cancellation);
        if (rows.Find(row => row.RowKey == CaseRows.Head) is not { } head)
            return [];
        var version = head.GetLong("version");
        var events = rows.FindAll(CaseRows.IsEvent);
        var last = events.Count == 0 ? null : events[^1].RowKey;
        if (string.CompareOrdinal(last, CaseRows.Event(version)) < 0)
        {
            var rest = TableQuery.Partition(id) with
            {
                RowKeyFrom = last is null ? CaseRows.Event(version) : last + " ",
                RowKeyBefore = CaseRows.Event(version + 1),
            };
            events.AddRange(await table.Query(rest, cancellation).ToListAsync(cancellation));
        }
        return
        [
            .. rows.Where(row => row.RowKey.StartsWith(CaseRows.CommandPrefix, StringComparison.Ordinal)),
            .. events.Where(row => string.CompareOrdinal(row.RowKey, CaseRows.Event(version)) <= 0),
            .. rows.Where(row => row.RowKey is CaseRows.Head or CaseRows.Access),
            .. rows.Where(row => CaseRows.IsPending(row) && row.GetLong("last") <= version),
        ];
    }

    private static string After(Instant since) => $"Timestamp ge datetime'{Timestamp.Format(since)}'";
}
