using Azure;
using NodaTime;
using WorkMarket.Application.Inbound;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Inbound;

/// <summary>
/// The desk's mail in one partition: each under its id, and without its text in every list that it belongs to, newest first. So a list is
/// read without going through another, and each step is one transaction.
/// </summary>
public sealed class TableDeskMail(Table table) : IDeskMail
{
    private const string Partition = "desk";
    private const string Mail = "mail-";
    private const string All = "all";
    private const int TicksLength = 19;

    /// <inheritdoc/>
    public async Task<DeskMail> Put(DeskMail mail, CancellationToken cancellation)
    {
        var rows = Lists(mail).Select(list => ListRow(list, mail)).Prepend(Row(Mail + mail.Id, mail));
        return await table.Submit([.. rows.Select(row => new TableOperation.Insert(row))], cancellation) is TransactionResult.Committed
            ? mail
            : await Find(mail.Id, cancellation) ?? throw new InvalidOperationException($"The mail {mail.Id} is there and is not.");
    }

    /// <inheritdoc/>
    public async Task<DeskMail?> Find(MailId id, CancellationToken cancellation) =>
        await table.Get(Partition, Mail + id, cancellation) is { } row ? row.ReadBody<DeskMail>() : null;

    /// <inheritdoc/>
    public async Task<DeskMailPage> Read(
        DeskMailStatus? status, DeskMailKind? kind, string? after, int limit, CancellationToken cancellation)
    {
        if (after is not null && !IsPlace(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        var list = List(status?.ToString() ?? All, kind?.ToString());
        var query = TableQuery.Prefix(Partition, list) with { PageSize = limit + 1 };
        if (after is not null)
            query = query with { RowKeyFrom = list + after + " " };
        var rows = await table.Query(query, cancellation).Take(limit + 1).ToListAsync(cancellation);
        var mails = rows.ConvertAll(row => row.ReadBody<DeskMail>());
        return new([.. mails.Take(limit)], mails.Count > limit ? Place(mails[limit - 1]) : null);
    }

    /// <inheritdoc/>
    public async Task<DeskMail?> Close(MailId id, DeskMailDone done, CancellationToken cancellation)
    {
        if (await table.Get(Partition, Mail + id, cancellation) is not { } row)
            return null;
        if (row.ReadBody<DeskMail>() is var open && open.Done is not null)
            return open;
        var closed = open with { Done = done };
        // The mail leaves some lists, enters others, and is updated in those in which it stays.
        TableOperation[] operations =
        [
            new TableOperation.Replace(Row(Mail + id, closed), row.ETag ?? default),
            .. Lists(open).Except(Lists(closed)).Select(list => new TableOperation.Delete(Partition, list + Place(open), ETag.All)),
            .. Lists(closed).Select(list => new TableOperation.Upsert(ListRow(list, closed))),
        ];
        return await table.Submit(operations, cancellation) is TransactionResult.Committed ? closed : await Find(id, cancellation);
    }

    /// <summary>Writes mails as they were, and into the lists that they belong to.</summary>
    internal static async Task Restore(Table table, IEnumerable<TableRow> mails, CancellationToken cancellation)
    {
        foreach (var row in mails)
        {
            var mail = row.ReadBody<DeskMail>();
            await table.UpsertAll(Lists(mail).Select(list => ListRow(list, mail)).Prepend(row), cancellation);
            foreach (var list in Lists(mail with { Done = null }).Except(Lists(mail)))
                await table.Delete(Partition, list + Place(mail), ETag.All, cancellation);
        }
    }

    private static IEnumerable<string> Lists(DeskMail mail) =>
        from status in new[] { All, mail.Status.ToString() }
        from kind in new[] { null, mail.Kind.ToString() }
        select List(status, kind);

    private static string List(string status, string? kind) => $"{status}-{kind}-";

    private static string Place(DeskMail mail) => $"{Instant.MaxValue.ToUnixTimeTicks() - mail.At.ToUnixTimeTicks():D19}-{mail.Id}";

    private static bool IsPlace(string text) =>
        text.Length > TicksLength && text[TicksLength] == '-' && text[..TicksLength].All(char.IsAsciiDigit)
            && MailId.IsId(text[(TicksLength + 1)..]);

    private static TableRow ListRow(string list, DeskMail mail) => Row(list + Place(mail), mail with { Text = "" });

    private static TableRow Row(string key, DeskMail mail) => new TableRow(Partition, key).WithBody(mail);

}
