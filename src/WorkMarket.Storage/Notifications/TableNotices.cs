using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Azure;
using NodaTime;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Notifications;

/// <summary>
/// Notices in one table: a partition an addressee, newest first. Those that are unread stand there twice, so that they are counted and
/// listed without going through the others.
/// </summary>
public sealed class TableNotices(Table table) : INotices
{
    private const string All = "all-";
    private const string Unread = "unread-";
    private const string ReadAt = "readAt";
    private const string Mail = "mail";
    private const string ClaimName = "claim";
    private const string ClaimUntil = "claimUntil";
    private const int MostCounted = 1000;
    private const int MostTurns = 8;
    private const int MostSent = 100;

    /// <inheritdoc/>
    public async Task Put(Addressee to, IReadOnlyCollection<Notice> notices, MailState? mail, CancellationToken cancellation)
    {
        foreach (var some in notices.Chunk(INotices.AtOnce))
        {
            // The transaction fails as a whole where one of the notices exists already.
            TableOperation[] operations = [.. some.SelectMany(notice => PutOperations(to, notice, mail))];
            if (await table.Submit(operations, cancellation) is not TransactionResult.Failed)
                continue;
            await PutMissing(to, some, cancellation);
            if (mail is not { } state)
                continue;
            var unrecorded = (await Between(to, All, some, cancellation)).Where(there => !there.Value.Properties.ContainsKey(Mail))
                .Select(there => there.Key);
            await MarkMail(to, [.. some.Select(notice => notice.Id).Intersect(unrecorded)], state, cancellation);
        }
    }

    // What a mail says is kept beside what earlier ones said, though its notices are there. Where it fails again there are more between
    // them than a page holds, or somebody wrote meanwhile: then each is put alone.
    private async Task PutMissing(Addressee to, Notice[] some, CancellationToken cancellation)
    {
        var (all, unread) = (await Between(to, All, some, cancellation), await Between(to, Unread, some, cancellation));
        var missing = some
            .SelectMany(notice => MissingOperations(to, notice, all.GetValueOrDefault(notice.Id), unread.ContainsKey(notice.Id))
                .Concat(SentOperations(to, notice)))
            .ToList();
        if (missing.Count == 0 || await table.Submit(missing, cancellation) is TransactionResult.Committed)
            return;
        foreach (var notice in some)
            await PutMissing(to, [notice], cancellation);
    }

    // An unread notice has two rows, either of which may be lost; a notice that was read has one.
    private static IEnumerable<TableOperation> MissingOperations(Addressee to, Notice notice, TableRow? there, bool isUnread)
    {
        if (there is null)
            return [new TableOperation.Insert(Row(to, All, notice)), new TableOperation.Upsert(Row(to, Unread, notice))];
        return isUnread || there.Properties.ContainsKey(ReadAt)
            ? []
            : [new TableOperation.Replace(there, there.ETag!.Value), new TableOperation.Insert(Row(to, Unread, notice))];
    }

    private async Task<Dictionary<NoticeId, TableRow>> Between(Addressee to, string list, Notice[] some, CancellationToken cancellation)
    {
        var ids = some.Select(notice => notice.Id.Value).Order(StringComparer.Ordinal).ToList();
        var query = TableQuery.Partition(to.Key) with { RowKeyFrom = list + ids[0], RowKeyBefore = list + ids[^1] + " " };
        return (await table.QueryPage(query, null, cancellation)).Rows.ToDictionary(row => new NoticeId(Id(row, list)));
    }

    private static IEnumerable<TableOperation> PutOperations(Addressee to, Notice notice, MailState? mail)
    {
        var row = Row(to, All, notice);
        if (mail is { } state)
            row[Mail] = state.ToString();
        return [new TableOperation.Insert(row), new TableOperation.Insert(Row(to, Unread, notice)), .. SentOperations(to, notice)];
    }

    private static IEnumerable<TableOperation> SentOperations(Addressee to, Notice notice) =>
        notice.Sent is { } text ? [new TableOperation.Upsert(SentRow(to, notice, text))] : [];

    private static TableRow SentRow(Addressee to, Notice notice, string text) =>
        new TableRow(to.Key, $"{SentAbout(notice.Assignment)}{notice.Id}-{Hash(text)}").With("body", Encoding.UTF8.GetBytes(text));

    // Attempts at a mail that say the same are kept once.
    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string SentAbout(AssignmentId assignment) => $"sent-{assignment}-";

    private static TableRow Row(Addressee to, string list, Notice notice) => new TableRow(to.Key, list + notice.Id).WithBody(notice);

    /// <inheritdoc/>
    public async Task<bool> PutClaimed(Addressee to, IReadOnlyCollection<Notice> notices, MailClaim claim, CancellationToken cancellation)
    {
        var operations = notices.Take(INotices.AtOnce).SelectMany(notice => PutOperations(to, notice, null)).ToList();
        Claimed(((TableOperation.Insert)operations[0]).Row, claim);
        if (await table.Submit(operations, cancellation) is TransactionResult.Failed)
            return false;
        await Put(to, [.. notices.Skip(INotices.AtOnce)], null, cancellation);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> Claim(Addressee of, NoticeEntry seen, MailClaim claim, CancellationToken cancellation)
    {
        var operation = new TableOperation.Merge(Claimed(new(of.Key, All + seen.Notice.Id), claim), new(seen.Stamp!));
        return await table.Submit([operation, .. SentOperations(of, seen.Notice)], cancellation) is TransactionResult.Committed;
    }

    /// <inheritdoc/>
    public Task Release(Addressee of, NoticeId first, Instant until, CancellationToken cancellation) =>
        table.Merge(Claimed(new(of.Key, All + first), MailClaim.Waiting(until)), ETag.All, cancellation);

    private static TableRow Claimed(TableRow row, MailClaim claim)
    {
        (row[ClaimName], row[ClaimUntil]) = (claim.Name, claim.Until.ToDateTimeOffset());
        return row;
    }

    /// <inheritdoc/>
    public async Task<NoticePage> Read(Addressee of, bool unreadOnly, string? after, int limit, CancellationToken cancellation)
    {
        if (after is not null && !NoticeId.IsId(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        var unread = Count(of, cancellation);
        var list = unreadOnly ? Unread : All;
        var query = TableQuery.Prefix(of.Key, list) with { PageSize = limit + 1 };
        if (after is not null)
            query = query with { RowKeyFrom = list + after + " " };
        var rows = await Rows(query, limit + 1, cancellation);
        return new([.. rows.Take(limit).Select(Entry)], rows.Count > limit ? Id(rows[limit - 1], list) : null, await unread);
    }

    /// <inheritdoc/>
    public async Task<NoticeEntry?> Find(Addressee of, NoticeId id, CancellationToken cancellation) =>
        await table.Get(of.Key, All + id, cancellation) is { } row ? Entry(row) : null;

    /// <inheritdoc/>
    public async Task<ImmutableList<string>> FindSent(Addressee to, AssignmentId about, CancellationToken cancellation) =>
        [.. (await table.QueryPage(TableQuery.Prefix(to.Key, SentAbout(about)) with { PageSize = MostSent }, null, cancellation)).Rows
            .Select(row => Encoding.UTF8.GetString(row.Bytes("body")))];

    /// <inheritdoc/>
    public async Task<bool> MarkRead(Addressee of, NoticeId id, Instant at, CancellationToken cancellation) =>
        await table.Submit([.. ReadOperations(of, id, at)], cancellation) is TransactionResult.Committed
        // The transaction fails where the notice is read already, and where it never existed.
        || await table.Get(of.Key, All + id, cancellation) is not null;

    /// <inheritdoc/>
    public async Task MarkAllRead(Addressee of, Instant at, CancellationToken cancellation)
    {
        var query = TableQuery.Prefix(of.Key, Unread) with { PageSize = MostCounted };
        var ids = (await Rows(query, int.MaxValue, cancellation)).ConvertAll(row => new NoticeId(Id(row, Unread)));
        foreach (var some in ids.Chunk(TableLimits.TransactionOperations / 2))
            await MarkRead(of, some, at, cancellation);
    }

    // One that was read meanwhile fails the whole. Whoever reads all at the same moment has then read the others too, so what is still
    // unread is looked up; only where that does not help, as where a row is lost, is each marked alone.
    private async Task MarkRead(Addressee of, NoticeId[] ids, Instant at, CancellationToken cancellation)
    {
        for (var turn = 0; turn < MostTurns && ids.Length > 0; turn++)
        {
            if (await table.Submit([.. ids.SelectMany(id => ReadOperations(of, id, at))], cancellation) is TransactionResult.Committed)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50 * Random.Shared.NextDouble()), cancellation);
            var keys = ids.Select(id => Unread + id).Order(StringComparer.Ordinal).ToList();
            var query = TableQuery.Partition(of.Key) with { RowKeyFrom = keys[0], RowKeyBefore = keys[^1] + " " };
            var unread = (await Rows(query, int.MaxValue, cancellation)).Select(row => new NoticeId(Id(row, Unread))).ToHashSet();
            ids = [.. ids.Where(unread.Contains)];
        }
        foreach (var id in ids)
            await MarkRead(of, id, at, cancellation);
    }

    /// <inheritdoc/>
    public Task MarkMail(Addressee of, IReadOnlyCollection<NoticeId> ids, MailState state, CancellationToken cancellation) =>
        // Each is submitted alone where the transaction fails, so a lost row does not keep the others from being marked.
        table.SubmitEach(
            ids.Select(id => new TableOperation.Merge(new(of.Key, All + id) { [Mail] = state.ToString() }, ETag.All)), cancellation);

    private static IEnumerable<TableOperation> ReadOperations(Addressee of, NoticeId id, Instant at) =>
    [
        new TableOperation.Merge(new(of.Key, All + id) { [ReadAt] = at.ToDateTimeOffset() }, ETag.All),
        new TableOperation.Delete(of.Key, Unread + id, ETag.All),
    ];

    private async Task<int> Count(Addressee of, CancellationToken cancellation) =>
        (await Rows(TableQuery.Prefix(of.Key, Unread) with { PageSize = MostCounted }, MostCounted, cancellation)).Count;

    private ValueTask<List<TableRow>> Rows(TableQuery query, int most, CancellationToken cancellation) =>
        table.Query(query, cancellation).Take(most).ToListAsync(cancellation);

    private static NoticeEntry Entry(TableRow row) => new(
        row.ReadBody<Notice>(), row.TryGet<DateTimeOffset>(ReadAt, out var at) ? Instant.FromDateTimeOffset(at) : null,
        row.TryGet<string>(Mail, out var mail) ? Enum.Parse<MailState>(mail) : null)
    {
        Claim = row.TryGet<string>(ClaimName, out var name) ? new(name, Instant.FromDateTimeOffset(row.GetInstant(ClaimUntil))) : null,
        Stamp = row.ETag?.ToString(),
    };

    /// <summary>All notices of everybody.</summary>
    internal static TableQuery AllOfAll { get; } = new() { RowKeyFrom = All, RowKeyBefore = All[..^1] + "." };

    /// <summary>The second row of a notice that nobody read; null where somebody did.</summary>
    internal static TableRow? UnreadOf(TableRow notice)
    {
        if (notice.Properties.ContainsKey(ReadAt))
            return null;
        var unread = new TableRow(notice.PartitionKey, Unread + Id(notice, All));
        foreach (var (name, value) in notice.Where(property => property.Key.StartsWith("body", StringComparison.Ordinal)))
            unread[name] = value;
        return unread;
    }

    private static string Id(TableRow row, string list) => row.RowKey[list.Length..];
}
