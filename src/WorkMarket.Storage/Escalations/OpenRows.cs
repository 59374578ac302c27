using System.Globalization;
using System.Text.Json;
using Azure;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Escalations;

/// <summary>
/// An escalation among the open ones: its mark, which stays for good, and while it is open its row, whose key begins with the company. Both
/// lie in one partition, so that one transaction writes them.
/// </summary>
internal sealed record OpenRows(TableRow Mark, TableRow? Row)
{
    public const string Partition = "open";

    private const string MarkPrefix = "mark-";
    private const string RowPrefix = "row-";

    public static OpenRows FromRow(EscalationRow row) => new(
        new(Partition, MarkKey(row.Assignment, row.Escalation.Id)) { ["version"] = row.Version },
        new(Partition, RowKey(row.Assignment, row.Escalation.Id, row.Company))
        {
            ["company"] = row.Company.Value,
            ["cause"] = row.Escalation.Cause.ToString(),
            ["suspended"] = row.Escalation.Suspension is not null,
            ["claimed"] = row.Escalation.ClaimedBy?.Value ?? "",
            ["opened"] = row.Escalation.OpenedAt.ToUnixTimeTicks(),
            ["body"] = JsonSerializer.SerializeToUtf8Bytes(row, DomainJson.Stored),
        });

    public static OpenRows Closed(AssignmentId id, EscalationId escalation) =>
        new(new(Partition, MarkKey(id, escalation)) { ["closed"] = true }, null);

    public static EscalationRow Read(TableRow row) => JsonSerializer.Deserialize<EscalationRow>(row.GetBinary("body"), DomainJson.Stored)!;

    // A mark without its version counts as older than any.
    public static long Version(TableRow mark) => mark.TryGet<long>("version", out var version) ? version : 0;

    public static bool IsClosed(TableRow mark) => mark.TryGet<bool>("closed", out var closed) && closed;

    public static string RowKey(AssignmentId id, EscalationId escalation, CompanyId company) => $"{RowPrefix}{company}-{id}-{escalation}";

    /// <summary>The rows of a list that a filter wants, but for its stage.</summary>
    public static TableQuery Query(EscalationList list, EscalationFilter filter)
    {
        var company = (list as EscalationList.OfCompany)?.Company;
        string?[] conditions =
        [
            // The keys of another company may begin with this company's name, so the column is compared too.
            company is { } one ? $"company eq {TableQuery.Text(one.Value)}" : null,
            filter.Cause is { } cause ? $"cause eq {TableQuery.Text(cause.ToString())}" : null,
            filter.Suspended is { } suspended ? $"suspended eq {(suspended ? "true" : "false")}" : null,
            filter.ClaimedBy is { } agent ? $"claimed eq {TableQuery.Text(agent.Value)}" : null,
            filter.Unclaimed ? "claimed eq ''" : null,
            filter.OpenedBefore is { } before
                ? string.Create(CultureInfo.InvariantCulture, $"opened lt {before.ToUnixTimeTicks()}L") : null,
        ];
        var condition = string.Join(" and ", conditions.OfType<string>());
        var open = TableQuery.Prefix(Partition, company is null ? RowPrefix : $"{RowPrefix}{company}-");
        return open with { Filter = condition.Length > 0 ? condition : null };
    }

    /// <summary>What a row or a mark is of, or null where it is none of ours.</summary>
    public static EscalationPlace? Place(TableRow row)
    {
        var stamp = $"{row.RowKey}\n{row.ETag!.Value}";
        var isRow = row.RowKey.StartsWith(RowPrefix, StringComparison.Ordinal);
        return row.RowKey.Split('-') switch
        {
            [_, var id, var escalation] when row.RowKey.StartsWith(MarkPrefix, StringComparison.Ordinal) =>
                new(new(id), new(escalation), null, stamp),
            [_, .. var company, var id, var escalation] when isRow => new(new(id), new(escalation), new(string.Join('-', company)), stamp),
            _ => null,
        };
    }

    // Keys contain no line breaks, so a line break can separate them.
    public static (string Key, ETag ETag) Address(EscalationPlace place) => place.Stamp.Split('\n', 2) is [var key, var etag]
        ? (key, new(etag))
        : throw new ArgumentException("Only what was read can be removed.", nameof(place));

    private static string MarkKey(AssignmentId id, EscalationId escalation) => $"{MarkPrefix}{id}-{escalation}";
}
