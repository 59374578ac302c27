using System.Globalization;
using System.Text.Json;
using Azure;
using NodaTime;
using WorkMarket.Application.Json;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Lists;

/// <summary>
/// An assignment in a list: its row in the list itself, which stays for good, and beside it in the same partition, while it is work in
/// hand, a row with its todo entry. One transaction writes both.
/// </summary>
internal sealed record ListedRows(TableRow Listed, TableRow? TodoRow)
{
    /// <summary>Begins the keys of work in hand; it comes after all digits.</summary>
    public const string Todo = "hand-";

    /// <summary>Says that something is not paid.</summary>
    public const string Owed = "owed";

    /// <summary>Says that something is paid.</summary>
    public const string Paid = "paid";

    /// <summary>When the first of a worker's visits began.</summary>
    public const string VisitsFrom = "visitsFrom";

    /// <summary>When the last of a worker's visits ended, or the end of time while one is open.</summary>
    public const string VisitsUntil = "visitsUntil";

    private const string Some = "leftOut";
    private const string CompanyPrefix = "company-";
    private const string WorkerPrefix = "worker-";
    private const string Open = "open";

    public static ListedRows FromRow(AssignmentList list, ListRow row, bool gone)
    {
        var inHand = gone || row.Todo is null ? null : new TableRow(Partition(list), TodoKey(Key(row)))
        {
            ["version"] = row.Version,
            ["body"] = JsonSerializer.SerializeToUtf8Bytes(row, DomainJson.Stored),
        };
        var listed = new TableRow(Partition(list), Key(row))
        {
            ["version"] = row.Version,
            ["gone"] = gone,
            ["status"] = row.Status.ToString(),
            ["hand"] = inHand is not null,
            ["body"] = JsonSerializer.SerializeToUtf8Bytes(row with { Todo = null }, DomainJson.Stored),
        };
        // Those alone that have payables say so: what was written before is as it was.
        if (row.Payables?.Exists(payable => payable.PaidAt is null) == true)
            listed[Owed] = true;
        if (row.Payables?.Exists(payable => payable.PaidAt is not null) == true)
            listed[Paid] = true;
        if (row.Visits is { IsEmpty: false } visits)
        {
            listed[VisitsFrom] = visits.Min(visit => visit.CheckIn).ToUnixTimeTicks();
            listed[VisitsUntil] = visits.Max(visit => visit.CheckOut ?? Instant.MaxValue).ToUnixTimeTicks();
        }
        if (!row.LeftOut.IsEmpty)
            listed[Some] = true;
        return new(listed, inHand);
    }

    public static ListRow Read(TableRow row) => JsonSerializer.Deserialize<ListRow>(row.GetBinary("body"), DomainJson.Stored)!;

    // A row without its version counts as older than any.
    public static long Version(TableRow row) => row.TryGet<long>("version", out var version) ? version : 0;

    public static bool HasTodo(TableRow row) => row.TryGet<bool>("hand", out var has) && has;

    public static bool IsGone(TableRow row) => row.TryGet<bool>("gone", out var gone) && gone;

    public static bool IsLeftOut(TableRow row, PersonId? reader) =>
        reader is { } worker && row.TryGet<bool>(Some, out var some) && some && Read(row).LeftOut.Contains(worker);

    public static string Partition(AssignmentList list) => list switch
    {
        AssignmentList.OfCompany company => CompanyPrefix + company.Company,
        AssignmentList.OfWorker worker => WorkerPrefix + worker.Worker,
        _ => Open,
    };

    public static string Key(ListRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{Instant.MaxValue.ToUnixTimeTicks() - row.CreatedAt.ToUnixTimeTicks():D19}-{row.Id}");

    public static string TodoKey(string key) => Todo + key;

    /// <summary>The first key after a cursor, or null for the first of all.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public static string? After(string? cursor) =>
        cursor is null ? null : IsKey(cursor) ? cursor + " " : throw new FormatException($"'{cursor}' is not a cursor of this list.");

    /// <summary>What a row says, or null where it is none of a list.</summary>
    public static ListPlace? Place(TableRow row)
    {
        var isInHand = row.RowKey.StartsWith(Todo, StringComparison.Ordinal);
        var key = isInHand ? row.RowKey[Todo.Length..] : row.RowKey;
        if (ListOf(row.PartitionKey) is not { } list || !IsKey(key)
            || !long.TryParse(key.AsSpan(0, 19), CultureInfo.InvariantCulture, out var ticks))
            return null;
        return new(
            list, new(key[20..]), Instant.FromUnixTimeTicks(Instant.MaxValue.ToUnixTimeTicks() - ticks), Version(row),
            isInHand ? PlaceKind.Todo : IsGone(row) ? PlaceKind.Gone : PlaceKind.Listed,
            $"{row.PartitionKey}\n{row.RowKey}\n{row.ETag!.Value}");
    }

    // Keys contain no line breaks, so a line break can separate them.
    public static (string Partition, string Key, ETag ETag) Address(ListPlace place) =>
        place.Stamp.Split('\n', 3) is [var partition, var key, var etag]
        ? (partition, key, new(etag))
        : throw new ArgumentException("Only a row that was read can be removed.", nameof(place));

    private static AssignmentList? ListOf(string partition) =>
        partition == Open ? new AssignmentList.Open()
        : partition.StartsWith(CompanyPrefix, StringComparison.Ordinal) ? new AssignmentList.OfCompany(
            new(partition[CompanyPrefix.Length..]))
        : partition.StartsWith(WorkerPrefix, StringComparison.Ordinal) ? new AssignmentList.OfWorker(new(partition[WorkerPrefix.Length..]))
        : null;

    private static bool IsKey(string text) =>
        text.Length is > 20 and < 64 && text[19] == '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
