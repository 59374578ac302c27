using System.Globalization;
using System.Text.Json;
using Azure;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Escalations;

/// <summary>
/// A case among the open escalations: its own row, which stays for good and says where the others stand, and while one is open a row
/// in the desk's list and one in the company's. All lie in one partition, so that one transaction writes them.
/// </summary>
internal sealed record OpenRows(TableRow Own, TableRow[] Listed)
{
    public const string Partition = "open";

    private const string OwnPrefix = "case-";
    private const string DeskPrefix = "desk-";
    private const string CompanyPrefix = "company-";
    private const int Digits = 19;

    public static OpenRows Of(AssignmentId id, long version, EscalationRow? row)
    {
        var own = new TableRow(Partition, OwnKey(id)) { ["version"] = version };
        if (row is null)
            return new(own, []);
        own["company"] = row.Company.Value;
        own["due"] = row.Next.At.ToUnixTimeTicks();
        return new(own, [.. Keys(own).Select(key => Listing(key, row))]);
    }

    /// <summary>The keys at which a case stands in lists, as its own row says.</summary>
    public static IEnumerable<string> Keys(TableRow? own) =>
        own is not null && own.TryGet<string>("company", out var company) && own.TryGet<long>("due", out var due)
            ? [DeskPrefix + Cursor(due, own), Prefix(new EscalationList.OfCompany(new(company))) + Cursor(due, own)]
            : [];

    public static EscalationRow Read(TableRow row) => JsonSerializer.Deserialize<EscalationRow>(row.GetBinary("body"), DomainJson.Stored)!;

    // A row that lost it is older than any.
    public static long Version(TableRow own) => own.TryGet<long>("version", out var version) ? version : 0;

    public static string OwnKey(AssignmentId id) => OwnPrefix + id;

    public static string Prefix(EscalationList list) => list is EscalationList.OfCompany of ? $"{CompanyPrefix}{of.Company}-" : DeskPrefix;

    /// <summary>Where a row stands in its list, whichever that is.</summary>
    public static string Cursor(TableRow row) => row.GetString("cursor");

    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public static string? CheckCursor(string? text) => text is null || IsCursor(text) ? text : throw new FormatException($"'{text}' is not a cursor of this list.");

    /// <summary>The rows that a filter wants, as a condition; null where it wants all.</summary>
    public static string? Condition(EscalationList list, EscalationFilter filter)
    {
        string?[] conditions =
        [
            // What begins with a company's name may be another's.
            list is EscalationList.OfCompany of ? $"company eq {TableQuery.Text(of.Company.Value)}" : null,
            filter.Stage is { } stage ? $"stage eq {TableQuery.Text(stage.ToString())}" : null,
            filter.Cause is { } cause ? $"cause eq {TableQuery.Text(cause.ToString())}" : null,
            filter.Suspended is { } suspended ? $"suspended eq {(suspended ? "true" : "false")}" : null,
            filter.ClaimedBy is { } agent ? $"claimed eq {TableQuery.Text(agent.Value)}" : null,
            filter.Unclaimed ? "claimed eq ''" : null,
            filter.OpenedBefore is { } before ? string.Create(CultureInfo.InvariantCulture, $"opened lt {before.ToUnixTimeTicks()}L") : null,
        ];
        return string.Join(" and ", conditions.OfType<string>()) is { Length: > 0 } all ? all : null;
    }

    /// <summary>What a row says of its place, or null where it is none of ours.</summary>
    public static EscalationPlace? Place(TableRow row)
    {
        var stamp = $"{row.RowKey}\n{row.ETag!.Value}";
        if (row.RowKey.StartsWith(OwnPrefix, StringComparison.Ordinal))
            return new(new(row.RowKey[OwnPrefix.Length..]), null, null, stamp);
        EscalationList? list = row.RowKey.StartsWith(DeskPrefix, StringComparison.Ordinal) ? new EscalationList.Desk()
            : row.TryGet<string>("company", out var company) ? new EscalationList.OfCompany(new(company))
            : null;
        var cursor = list is not null && row.RowKey.StartsWith(Prefix(list), StringComparison.Ordinal) ? row.RowKey[Prefix(list).Length..] : "";
        return IsCursor(cursor)
            ? new(new(cursor[(Digits + 1)..]), list, Instant.FromUnixTimeTicks(long.Parse(cursor.AsSpan(0, Digits), CultureInfo.InvariantCulture)), stamp)
            : null;
    }

    // No key has a line's end in it.
    public static (string Key, ETag ETag) Address(EscalationPlace place) => place.Stamp.Split('\n', 2) is [var key, var etag]
        ? (key, new(etag))
        : throw new ArgumentException("Only a row that was read can be removed.", nameof(place));

    private static TableRow Listing(string key, EscalationRow row) => new(Partition, key)
    {
        ["cursor"] = Cursor(row.Next.At.ToUnixTimeTicks(), row.Assignment.Value),
        ["company"] = row.Company.Value,
        ["stage"] = row.Stage.ToString(),
        ["cause"] = row.Cause.ToString(),
        ["suspended"] = row.SuspendedSince is not null,
        ["claimed"] = row.ClaimedBy?.Value ?? "",
        ["opened"] = row.OpenedAt.ToUnixTimeTicks(),
        ["body"] = JsonSerializer.SerializeToUtf8Bytes(row, DomainJson.Stored),
    };

    private static string Cursor(long due, TableRow own) => Cursor(due, own.RowKey[OwnPrefix.Length..]);

    private static string Cursor(long due, string id) => string.Create(CultureInfo.InvariantCulture, $"{due:D19}-{id}");

    private static bool IsCursor(string text) => text.Length is > Digits + 1 and < 64 && text[Digits] == '-'
        && text[..Digits].All(char.IsAsciiDigit) && text[(Digits + 1)..].All(char.IsAsciiLetterOrDigit)
        && long.TryParse(text.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
