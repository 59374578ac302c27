using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Azure;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Places;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Cases;

/// <summary>A case as it lies in its partition, with the rows that a later commit clears away.</summary>
internal sealed record TableCase(Assignment State, long Version, string Hash, ETag Head, ImmutableList<TableRow> Settled)
    : StoredCase(State, Version, Hash);

/// <summary>
/// The rows of a case. One range, from <see cref="Head"/> up to the end of the outboxes, holds all that a commit has to know, so that
/// reading it is one request.
/// </summary>
internal static class CaseRows
{
    public const string Head = "head";

    /// <summary>Contact and access notes: right behind the head, so that they are read with it, and no part of the chain.</summary>
    public const string Access = "head-access";
    public const string OutboxEnd = "outbox.";
    public const string CommandPrefix = "command-";

    private const string EventPrefix = "event-";
    private const string OutboxPrefix = "outbox-";
    private const string Pending = "pending";
    private const string Done = "done";
    private const string Buried = "buried";

    public static string Event(long sequence) => string.Create(CultureInfo.InvariantCulture, $"{EventPrefix}{sequence:D10}");

    public static string Outbox(AttemptId attempt) => $"{OutboxPrefix}{attempt}";

    public static string Command(CommandKey key) => $"{CommandPrefix}{key.Hash}";

    public static TableRow HeadRow(AssignmentId id, byte[] state, long version, string hash) =>
        new TableRow(id.Value, Head) { ["version"] = version, ["hash"] = hash }.With("state", state);

    public static TableRow EventRow(AssignmentId id, long sequence, byte[] bytes, string hash) =>
        new TableRow(id.Value, Event(sequence)) { ["hash"] = hash }.With("body", bytes);

    public static StoredEvent ReadEvent(TableRow row) => new(
        long.Parse(row.RowKey[EventPrefix.Length..], CultureInfo.InvariantCulture), row.Bytes("body"), row.GetString("hash"));

    public static TableRow OutboxRow(AssignmentId id, OutboxEntry entry) =>
        new(id.Value, Outbox(entry.Attempt))
        {
            ["status"] = Pending,
            ["first"] = entry.First,
            ["last"] = entry.Last,
            ["at"] = entry.At.ToDateTimeOffset(),
            ["hasCommand"] = entry.HasCommand,
        };

    public static TableRow DoneRow(AssignmentId id, AttemptId attempt) => new(id.Value, Outbox(attempt)) { ["status"] = Done };

    public static TableRow Tombstone(AssignmentId id, AttemptId attempt, Instant at) =>
        new(id.Value, Outbox(attempt)) { ["status"] = Buried, ["at"] = at.ToDateTimeOffset() };

    public static bool IsEvent(TableRow row) => row.RowKey.StartsWith(EventPrefix, StringComparison.Ordinal);

    /// <summary>Whether a row is of a commit whose effects are still to happen.</summary>
    public static bool IsPending(TableRow row) =>
        row.RowKey.StartsWith(OutboxPrefix, StringComparison.Ordinal) && row.GetString("status") == Pending;

    public static bool IsBuried(TableRow row) => row.GetString("status") == Buried;

    public static bool IsSettledBefore(TableRow row, Instant before) =>
        row.GetString("status") != Pending && Instant.FromDateTimeOffset(row.GetInstant("at")) < before;

    public static OutboxEntry ReadOutbox(TableRow row)
    {
        var status = row.GetString("status") switch
        {
            Pending => OutboxStatus.Pending,
            Done => OutboxStatus.Done,
            _ => OutboxStatus.Buried,
        };
        return new(
            new(row.RowKey[OutboxPrefix.Length..]), status, row.TryGet<long>("first", out var first) ? first : 0,
            row.TryGet<long>("last", out var last) ? last : 0, Instant.FromDateTimeOffset(row.GetInstant("at")),
            row.TryGet<bool>("hasCommand", out var hasCommand) && hasCommand);
    }

    public static TableRow CommandRow(AssignmentId id, CommandRecord record, AttemptId attempt, Instant at)
    {
        var row = new TableRow(id.Value, Command(record.Key))
        {
            ["attempt"] = attempt.Value,
            ["at"] = at.ToDateTimeOffset(),
            ["bodyHash"] = record.BodyHash,
            ["status"] = record.Answer.Status,
            ["version"] = record.Answer.Version,
        };
        if (record.Answer.Location is { } location)
            row["location"] = location;
        return row.With("body", record.Answer.Body.Span);
    }

    public static CommandRecord ReadCommand(TableRow row, CommandKey key) => new(
        key,
        row.GetString("bodyHash"),
        new(row.GetInt("status"), row.Bytes("body"), row.GetLong("version"), row.TryGet<string>(
            "location", out var location) ? location : null));

    /// <summary>The row of contact and access notes; without them, one that says nothing.</summary>
    public static TableRow AccessRow(AssignmentId id, KeptAccess? access) => access is null
        ? new TableRow(id.Value, Access)
        : new TableRow(id.Value, Access).With("body", JsonSerializer.SerializeToUtf8Bytes(access, DomainJson.Stored));

    public static KeptAccess? ReadAccess(IReadOnlyList<TableRow> rows) =>
        rows.FirstOrDefault(row => row.RowKey == Access)?.Bytes("body") is { Length: > 0 } body
            ? JsonSerializer.Deserialize<KeptAccess>(body, DomainJson.Stored)
            : null;

    /// <summary>Whether a row says that contact and access notes were deleted, be it the event or what is in their place.</summary>
    public static bool SaysAccessIsGone(TableRow row) =>
        row.RowKey == Access ? ReadAccess([row]) is null
        : IsEvent(row) && EventJson.TryRead(row.Bytes("body"))?.Event is AccessChanged { Hash: null };

    public static byte[] WriteState(Assignment state) => JsonSerializer.SerializeToUtf8Bytes(state, DomainJson.Stored);

    public static Assignment ReadState(TableRow head) =>
        JsonSerializer.Deserialize<Assignment>(head.Bytes("state"), DomainJson.Stored)
        ?? throw new InvalidDataException($"The head of case {head.PartitionKey} holds no state.");
}
