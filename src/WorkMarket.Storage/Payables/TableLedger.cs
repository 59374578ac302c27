using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Payables;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Payables;

/// <summary>
/// Ledgers, a partition each: lines by when they happened, statements by their month. A line says in which statement it is.
/// </summary>
public sealed class TableLedger(Table table) : ILedger
{
    private const string LinePrefix = "line-";
    private const string StatementPrefix = "statement-";
    private const string StatementName = "statement";
    private const string ZoneKey = "zone";
    private const int AtOnce = 100;

    /// <inheritdoc/>
    public Task Add(LedgerOf of, LedgerLine line, CancellationToken cancellation)
    {
        var key = string.Create(
            CultureInfo.InvariantCulture, $"{LinePrefix}{line.At.ToUnixTimeTicks():D19}-{line.Assignment}-{line.Sequence:D10}");
        return table.Insert(new TableRow(Partition(of), key).WithBody(line).In(""), cancellation);
    }

    /// <inheritdoc/>
    public async Task<ImmutableList<Statement>> Statements(LedgerOf of, CancellationToken cancellation) =>
    [
        .. await table.Query(TableQuery.Prefix(Partition(of), StatementPrefix), cancellation)
            .Select(row => row.ReadBody<Statement>()).ToListAsync(cancellation),
    ];

    /// <inheritdoc/>
    public async Task<Statement> Begin(LedgerOf of, Statement statement, CancellationToken cancellation)
    {
        await table.Insert(new TableRow(Partition(of), StatementPrefix + statement.Month).WithBody(statement), cancellation);
        return (await table.FindMarked<Statement>(Partition(of), StatementPrefix + statement.Month, cancellation)).Value!;
    }

    /// <inheritdoc/>
    // Each line is in one statement: whoever marks it, it is marked by the version that was read.
    public async Task<Statement> Complete(
        LedgerOf of, Statement statement, ImmutableHashSet<string> made, CancellationToken cancellation)
    {
        while (true)
        {
            var open = await table.Query(Of(of, ""), cancellation)
                .Where(row => statement.Takes(row.ReadBody<LedgerLine>(), made)).Take(AtOnce).ToListAsync(cancellation);
            if (open.Count == 0)
                break;
            await table.Submit(
                [
                    .. open.Select(row => new TableOperation.Replace(
                        new TableRow(row.PartitionKey, row.RowKey).WithBody(row.ReadBody<LedgerLine>()).In(statement.Month),
                        row.ETag!.Value)),
                ], cancellation);
        }
        var complete = statement with { IsComplete = true };
        await table.Upsert(new TableRow(Partition(of), StatementPrefix + statement.Month).WithBody(complete), cancellation);
        return complete;
    }

    /// <inheritdoc/>
    public async Task<ImmutableList<LedgerLine>> Lines(LedgerOf of, Statement statement, CancellationToken cancellation) =>
    [
        .. (await table.Query(Of(of, statement.Month), cancellation).Select(row => row.ReadBody<LedgerLine>()).ToListAsync(cancellation))
            .OrderBy(line => line.CountsAt).ThenBy(line => line.At).ThenBy(line => line.Assignment.Value, StringComparer.Ordinal)
            .ThenBy(line => line.Sequence),
    ];

    /// <inheritdoc/>
    public async Task<DateTimeZone?> Zone(LedgerOf of, CancellationToken cancellation) =>
        await table.Get(Partition(of), ZoneKey, cancellation) is { } row
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(row.GetString(ZoneKey))
            : null;

    /// <inheritdoc/>
    public Task SetZone(LedgerOf of, DateTimeZone zone, CancellationToken cancellation) =>
        table.Upsert(new TableRow(Partition(of), ZoneKey) { { ZoneKey, zone.Id } }, cancellation);

    private static TableQuery Of(LedgerOf of, string month) => TableQuery.Prefix(Partition(of), LinePrefix) with
    {
        Filter = $"{StatementName} eq {TableQuery.Text(month)}",
    };

    private static string Partition(LedgerOf of) => of switch
    {
        LedgerOf.Company company => $"ledger-company-{company.Id}",
        LedgerOf.Worker worker => $"ledger-worker-{worker.Id}",
        _ => throw new ArgumentOutOfRangeException(nameof(of), of, null),
    };
}

/// <summary>In which statement a line is.</summary>
internal static class LedgerRow
{
    public static TableRow In(this TableRow row, string month)
    {
        row["statement"] = month;
        return row;
    }
}
