using System.Globalization;
using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Json;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Lists;

/// <summary>Lists in one table: a partition a list, newest assignment first.</summary>
public sealed class TableAssignmentLists(ITable table) : IAssignmentLists
{
    /// <inheritdoc/>
    public async Task Put(AssignmentList list, ListRow row, bool gone, CancellationToken cancellation)
    {
        var next = new TableRow(Partition(list), Key(row))
        {
            ["version"] = row.Version,
            ["gone"] = gone,
            ["status"] = row.Status.ToString(),
            ["body"] = JsonSerializer.SerializeToUtf8Bytes(row, DomainJson.Stored),
        };
        while (true)
        {
            var there = await table.Get(next.PartitionKey, next.RowKey, cancellation);
            if (there is not null && there.GetLong("version") >= row.Version)
                return;
            var written = there is null
                ? await table.Insert(next, cancellation)
                : await table.Replace(next, there.ETag!.Value, cancellation);
            if (written is WriteResult.Written)
                return;
        }
    }

    /// <inheritdoc/>
    public async Task<ListPage> Read(
        IReadOnlyList<AssignmentList> lists, Status? status, string? after, int limit, CancellationToken cancellation)
    {
        var from = after is null ? null : IsKey(after) ? after + " " : throw new FormatException($"'{after}' is not a cursor of this list.");
        var found = await Task.WhenAll(lists.Select(list => Rows(list, status, from, limit + 1, cancellation)));
        var rows = found.SelectMany(some => some)
            .GroupBy(row => row.RowKey, StringComparer.Ordinal)
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => row.MaxBy(version => version.GetLong("version"))!)
            .Take(limit + 1)
            .ToList();
        return new(
            [.. rows.Take(limit).Select(row => JsonSerializer.Deserialize<ListRow>(row.GetBinary("body"), DomainJson.Stored)!)],
            rows.Count > limit ? rows[limit - 1].RowKey : null);
    }

    private async Task<List<TableRow>> Rows(AssignmentList list, Status? status, string? from, int limit, CancellationToken cancellation)
    {
        var rows = new List<TableRow>();
        var query = TableQuery.Partition(Partition(list)) with
        {
            RowKeyFrom = from,
            PageSize = limit,
            Filter = status is null ? "gone eq false" : $"gone eq false and status eq {TableQuery.Text(status.Value.ToString())}",
        };
        await foreach (var row in table.Query(query, cancellation))
        {
            rows.Add(row);
            if (rows.Count == limit)
                break;
        }
        return rows;
    }

    private static string Partition(AssignmentList list) => list switch
    {
        AssignmentList.OfCompany company => $"company-{company.Company}",
        AssignmentList.OfWorker worker => $"worker-{worker.Worker}",
        _ => "open",
    };

    private static string Key(ListRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Instant.MaxValue.ToUnixTimeTicks() - row.CreatedAt.ToUnixTimeTicks():D19}-{row.Id}");

    private static bool IsKey(string text) => text.Length is > 20 and < 64 && text[19] == '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
