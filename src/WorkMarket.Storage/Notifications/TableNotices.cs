using System.Text.Json;
using Azure;
using NodaTime;
using WorkMarket.Application.Json;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Notifications;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Notifications;

/// <summary>
/// Notices in one table: a partition an addressee, newest first. Those that are unread stand there twice, so that they are counted and
/// listed without going through the others.
/// </summary>
public sealed class TableNotices(ITable table) : INotices
{
    private const string All = "all-";
    private const string Unread = "unread-";
    private const int MostCounted = 1000;

    /// <inheritdoc/>
    public async Task Put(Addressee to, IReadOnlyCollection<Notice> notices, CancellationToken cancellation)
    {
        foreach (var some in notices.Chunk(TableLimits.TransactionOperations / 2))
        {
            // One that is there already fails the whole: then each is put alone.
            if (await table.Submit([.. some.SelectMany(notice => PutOperations(to, notice))], cancellation) is TransactionResult.Failed && some.Length > 1)
            {
                foreach (var notice in some)
                    await Put(to, [notice], cancellation);
            }
        }
    }

    private static IEnumerable<TableOperation> PutOperations(Addressee to, Notice notice)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(notice, DomainJson.Stored);
        return new[] { All, Unread }.Select(list => new TableOperation.Insert(new TableRow(Partition(to), list + notice.Id).With("body", body)));
    }

    /// <inheritdoc/>
    public async Task<NoticePage> Read(Addressee of, bool unreadOnly, string? after, int limit, CancellationToken cancellation)
    {
        if (after is not null && !NoticeId.IsId(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        var unread = Count(of, cancellation);
        var list = unreadOnly ? Unread : All;
        var query = TableQuery.Prefix(Partition(of), list) with { PageSize = limit + 1 };
        if (after is not null)
            query = query with { RowKeyFrom = list + after + " " };
        var rows = await Rows(query, limit + 1, cancellation);
        return new([.. rows.Take(limit).Select(Entry)], rows.Count > limit ? Id(rows[limit - 1], list) : null, await unread);
    }

    /// <inheritdoc/>
    public async Task<NoticeEntry?> Find(Addressee of, NoticeId id, CancellationToken cancellation) =>
        await table.Get(Partition(of), All + id, cancellation) is { } row ? Entry(row) : null;

    /// <inheritdoc/>
    public async Task<bool> MarkRead(Addressee of, NoticeId id, Instant at, CancellationToken cancellation) =>
        await table.Submit([.. ReadOperations(of, id, at)], cancellation) is TransactionResult.Committed
        // It is read already, or it never was there.
        || await table.Get(Partition(of), All + id, cancellation) is not null;

    /// <inheritdoc/>
    public async Task MarkAllRead(Addressee of, Instant at, CancellationToken cancellation)
    {
        var query = TableQuery.Prefix(Partition(of), Unread) with { PageSize = MostCounted };
        var ids = (await Rows(query, int.MaxValue, cancellation)).ConvertAll(row => new NoticeId(Id(row, Unread)));
        foreach (var some in ids.Chunk(TableLimits.TransactionOperations / 2))
        {
            // One that was read meanwhile fails the whole: then each is marked alone.
            if (await table.Submit([.. some.SelectMany(id => ReadOperations(of, id, at))], cancellation) is TransactionResult.Failed)
            {
                foreach (var id in some)
                    await MarkRead(of, id, at, cancellation);
            }
        }
    }

    /// <inheritdoc/>
    public Task MarkMail(Addressee of, NoticeId id, MailState state, CancellationToken cancellation) =>
        table.Merge(new(Partition(of), All + id) { ["mail"] = state.ToString() }, ETag.All, cancellation);

    private static IEnumerable<TableOperation> ReadOperations(Addressee of, NoticeId id, Instant at) =>
    [
        new TableOperation.Merge(new(Partition(of), All + id) { ["readAt"] = at.ToDateTimeOffset() }, ETag.All),
        new TableOperation.Delete(Partition(of), Unread + id, ETag.All),
    ];

    private async Task<int> Count(Addressee of, CancellationToken cancellation)
    {
        var query = TableQuery.Prefix(Partition(of), Unread) with { PageSize = MostCounted };
        return (await Rows(query, MostCounted, cancellation)).Count;
    }

    private async Task<List<TableRow>> Rows(TableQuery query, int most, CancellationToken cancellation)
    {
        var rows = new List<TableRow>();
        await foreach (var row in table.Query(query, cancellation))
        {
            rows.Add(row);
            if (rows.Count == most)
                break;
        }
        return rows;
    }

    private static NoticeEntry Entry(TableRow row) => new(
        JsonSerializer.Deserialize<Notice>(row.Bytes("body"), DomainJson.Stored)!,
        row.TryGet<DateTimeOffset>("readAt", out var at) ? Instant.FromDateTimeOffset(at) : null,
        row.TryGet<string>("mail", out var mail) ? Enum.Parse<MailState>(mail) : null);

    private static string Id(TableRow row, string list) => row.RowKey[list.Length..];

    private static string Partition(Addressee of) => of is Addressee.Person person ? $"person-{person.Id}" : "desk";
}
