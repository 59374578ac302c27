using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Jobs;

/// <summary>
/// Jobs in one table: a partition with a row for each, and one for each one's findings. A finding of an earlier run lies there until a
/// later one finds it again, and is not shown.
/// </summary>
public sealed class TableJobs(Table table) : IJobStore
{
    private const string Jobs = "jobs";

    /// <inheritdoc/>
    public async Task<ImmutableList<Job>> All(CancellationToken cancellation) =>
        [.. await table.Query(TableQuery.Partition(Jobs), cancellation).Select(ReadJob).ToListAsync(cancellation)];

    /// <inheritdoc/>
    public async Task<Job?> Save(Job job, CancellationToken cancellation)
    {
        var row = new TableRow(Jobs, $"{job.Kind}") { ["body"] = JsonSerializer.SerializeToUtf8Bytes(job, DomainJson.Stored) };
        var result = job.Stamp is { } stamp ? await table.Replace(row, new(stamp), cancellation) : await table.Insert(row, cancellation);
        return result is WriteResult.Written written ? job with { Stamp = $"{written.ETag}" } : null;
    }

    /// <inheritdoc/>
    public async Task Add(Job job, IReadOnlyCollection<JobFinding> findings, CancellationToken cancellation)
    {
        var rows = findings.Select(finding => Row(job, finding)).DistinctBy(row => row.RowKey);
        foreach (var some in rows.Chunk(TableLimits.TransactionOperations))
            await table.Submit([.. some.Select(row => new TableOperation.Upsert(row))], cancellation);
    }

    /// <inheritdoc/>
    public async Task<FindingPage> Findings(JobKind kind, int run, string? after, int limit, CancellationToken cancellation)
    {
        if (after is not null && !IsCursor(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        var query = TableQuery.Partition($"{kind}") with
        {
            // No key is the beginning of another, so the first key after one is that key followed by a blank.
            RowKeyFrom = after is null ? null : after + " ",
            PageSize = limit < 1000 ? limit + 1 : null,
            Filter = string.Create(CultureInfo.InvariantCulture, $"run eq {run}"),
        };
        var rows = await table.Query(query, cancellation).Take(limit + 1).ToListAsync(cancellation);
        return new([.. rows.Take(limit).Select(Read)], rows.Count > limit ? rows[limit - 1].RowKey : null);
    }

    private static bool IsCursor(string text) => text.Split('-', 3) is [var id, var kind, .. var index]
        && AssignmentId.IsWellFormed(id) && kind.All(char.IsAsciiLetter) && Enum.TryParse<FindingKind>(kind, out _)
        && string.Concat(index).All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static TableRow Row(Job job, JobFinding finding) => new(
        $"{job.Kind}", $"{finding.Case}-{finding.Kind}{(finding.Index is { } index ? $"-{index}" : "")}")
    {
        ["run"] = job.Run,
        ["body"] = JsonSerializer.SerializeToUtf8Bytes(finding, DomainJson.Stored),
    };

    private static Job ReadJob(TableRow row) =>
        JsonSerializer.Deserialize<Job>(row.GetBinary("body"), DomainJson.Stored)! with { Stamp = $"{row.ETag!.Value}" };

    private static JobFinding Read(TableRow row) => JsonSerializer.Deserialize<JobFinding>(row.GetBinary("body"), DomainJson.Stored)!;
}
