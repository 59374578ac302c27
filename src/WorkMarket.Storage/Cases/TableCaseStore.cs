using System.Runtime.CompilerServices;
using Azure;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.ExternalIds;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Places;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Cases;

/// <summary>Cases in one table: one partition each, one transaction a decision.</summary>
public sealed class TableCaseStore(
    Table table, IQueue<OutboxMessage> outbox, IFaults faults, IClock clock, EffectOptions options, IExternalIds externalIds) : ICaseStore
{
    /// <summary>Settled outboxes that a commit clears away at the most, so that there is room for its events.</summary>
    private const int MostCleared = 20;

    /// <summary>Rows that the service hands over at once, at the most.</summary>
    private const int RowsOfAPage = 1000;

    /// <summary>Cases of a page where all are gone through.</summary>
    private const int CasesOfAPage = 200;

    // A row holds 1 MiB as sent, in base64. What adds to a case stops earlier, so that what moves it on can always be written.
    private const int MostStateBytes = 640 * 1024;
    private static readonly Duration KeepSettled = Duration.FromHours(1);

    /// <inheritdoc/>
    public async Task<StoredCase?> Read(AssignmentId id, CancellationToken cancellation)
    {
        var query = HeadAndOutbox(id) with { PageSize = MostCleared + 2 };
        var page = await table.QueryPage(query, null, cancellation);
        // The service may answer with an empty page and more to come.
        while (page is { Rows.Count: 0, Continuation: { } more })
            page = await table.QueryPage(query, more, cancellation);
        return Case(page.Rows);
    }

    /// <inheritdoc/>
    public async Task<StoredCase?> ReadAlone(AssignmentId id, CancellationToken cancellation) =>
        await table.Get(id.Value, CaseRows.Head, cancellation) is { } head ? Case([head]) : null;

    /// <inheritdoc/>
    public async Task<CommitOutcome> Commit(Commit commit)
    {
        var now = clock.GetCurrentInstant();
        var attempt = commit.Attempt ?? new AttemptId(Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N"));
        var (operations, entry, hash) = Operations(commit, attempt, now);
        if (commit.Happened.Select(happened => happened.Event).OfType<ExternalIdChanged>().LastOrDefault()?.New is { } externalId)
        {
            var company = commit.State.Brief.Company;
            if (await externalIds.Claim(this, company, externalId, commit.Id, attempt, CancellationToken.None) is { } holder)
                return new CommitOutcome.ExternalIdHeld(externalId, holder);
            faults.At(FaultPoint.AfterExternalId);
        }
        if (commit is { Attempt: null, Announced: true })
        {
            faults.At(FaultPoint.BeforeIntent);
            await outbox.Enqueue(new(commit.Id, attempt, Look: 1, Tracing.Context), options.FirstLook, CancellationToken.None);
        }
        faults.At(FaultPoint.BeforeCommit);
        TransactionResult result;
        try
        {
            result = await table.Submit(operations, CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // Nobody knows whether it is written. A tombstone under its key settles it one way or the other.
            return await Resolve(commit.Id, entry);
        }
        if (result is TransactionResult.Failed failed)
            return await Settle(commit, entry, operations[Math.Max(failed.OperationIndex, 0)].RowKey);
        faults.At(FaultPoint.AfterCommit);
        var head = ((TransactionResult.Committed)result).ETags[operations.FindIndex(operation => operation.RowKey == CaseRows.Head)];
        return new CommitOutcome.Committed(new TableCase(commit.State, entry.Last, hash, head, []), entry);
    }

    /// <inheritdoc/>
    public async Task<CommandRecord?> FindCommand(AssignmentId id, CommandKey key, CancellationToken cancellation) =>
        await table.Get(id.Value, CaseRows.Command(key), cancellation) is { } row && !IsForgotten(row)
            ? CaseRows.ReadCommand(row, key)
            : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadEvents(
        AssignmentId id, long after, long last, [EnumeratorCancellation] CancellationToken cancellation, int? expected = null)
    {
        if (last == after + 1)
        {
            if (await table.Get(id.Value, CaseRows.Event(last), cancellation) is { } only)
                yield return CaseRows.ReadEvent(only);
            yield break;
        }
        var query = TableQuery.Partition(id.Value) with { RowKeyFrom = CaseRows.Event(after + 1), RowKeyBefore = CaseRows.Event(last + 1) };
        string? more = null;
        do
        {
            var size = Math.Min(expected ?? RowsOfAPage, RowsOfAPage);
            var page = await table.QueryPage(query with { PageSize = size }, more, cancellation);
            foreach (var row in page.Rows)
                yield return CaseRows.ReadEvent(row);
            (more, expected) = (page.Continuation, 4 * size);
        }
        while (more is not null);
    }

    /// <inheritdoc/>
    public async Task<CasePage> Cases(string? after, CancellationToken cancellation)
    {
        var heads = new TableQuery { Filter = $"RowKey eq {TableQuery.Text(CaseRows.Head)}", PageSize = CasesOfAPage };
        var page = await table.QueryPage(heads, after, cancellation);
        return new([.. page.Rows.Select(row => new AssignmentId(row.PartitionKey))], page.Continuation);
    }

    /// <inheritdoc/>
    public async Task<CaseWork> ReadWork(AssignmentId id, IReadOnlyCollection<AttemptId>? announced, CancellationToken cancellation)
    {
        if (announced is { Count: 1 })
            return await ReadWork(id, announced.First(), cancellation);
        var query = HeadAndOutbox(id) with
        {
            Filter = announced is null ? null
                : $"RowKey eq {TableQuery.Text(CaseRows.Head)} or "
                    + $"RowKey ge {TableQuery.Text(announced.Select(CaseRows.Outbox).Min(StringComparer.Ordinal)!)}",
        };
        var rows = await table.Query(query, cancellation).ToListAsync(cancellation);
        return new(Case(rows), [.. rows.Where(IsOutbox).Select(CaseRows.ReadOutbox)]);
    }

    // The head is read after the outbox row, so that it is never older than that commit.
    private async Task<CaseWork> ReadWork(AssignmentId id, AttemptId only, CancellationToken cancellation)
    {
        if (await table.Get(id.Value, CaseRows.Outbox(only), cancellation) is not { } row)
            return new(null, []);
        var entry = CaseRows.ReadOutbox(row);
        return new(entry.Status == OutboxStatus.Pending ? await ReadAlone(id, cancellation) : null, [entry]);
    }

    /// <inheritdoc/>
    public Task MarkDone(AssignmentId id, IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellation) =>
        // One that is not there any more was done by another consumer and cleared away since.
        table.SubmitEach(entries.Select(entry => new TableOperation.Merge(CaseRows.DoneRow(id, entry.Attempt), ETag.All)), cancellation);

    /// <inheritdoc/>
    public async Task<bool> Abandon(AssignmentId id, AttemptId attempt, CancellationToken cancellation)
    {
        if (await table.Insert(CaseRows.Tombstone(id, attempt, clock.GetCurrentInstant()), cancellation) is WriteResult.Written)
            return true;
        return await table.Get(id.Value, CaseRows.Outbox(attempt), cancellation) is { } row && CaseRows.IsBuried(row);
    }

    /// <inheritdoc/>
    public async Task ForgetCommands(AssignmentId id, Instant before, CancellationToken cancellation)
    {
        var query = TableQuery.Prefix(id.Value, CaseRows.CommandPrefix) with
        {
            Filter = $"at lt datetime'{NodaTime.Text.InstantPattern.ExtendedIso.Format(before)}'",
        };
        var old = await table.Query(query, cancellation).ToListAsync(cancellation);
        // A row that is gone was forgotten by another scan in the same moment.
        await table.SubmitEach(old.Select(row => new TableOperation.Delete(id.Value, row.RowKey, ETag.All)), cancellation);
    }

    // Command and outbox come first: a transaction that is sent again by the transport fails on what it wrote itself, never on the
    // head, so a conflict on the head is always somebody else's write.
    private static (List<TableOperation> Operations, OutboxEntry Entry, string Hash) Operations(
        Commit commit, AttemptId attempt, Instant now)
    {
        var before = (TableCase?)commit.Base;
        var (version, hash) = (before?.Version ?? 0, before?.Hash ?? HashChain.Start);
        var events = new List<TableOperation>();
        foreach (var happened in commit.Happened)
        {
            var bytes = EventJson.Write(++version, happened, EventJson.NewSalt());
            hash = HashChain.Next(hash, bytes);
            events.Add(new TableOperation.Insert(CaseRows.EventRow(commit.Id, version, bytes, hash)));
        }
        var state = CaseRows.WriteState(commit.State);
        if (state.Length > MostStateBytes && commit.Happened.Exists(happened => happened.Event.Inner() is IAdding))
            throw new CaseTooLargeException($"This assignment is full: at most {MostStateBytes} bytes can be kept of what its rules need.");
        var head = CaseRows.HeadRow(commit.Id, state, version, hash);

        List<TableOperation> operations = [];
        if (commit.Command is { } command)
            operations.Add(new TableOperation.Insert(CaseRows.CommandRow(commit.Id, command, attempt, now)));
        var entry = new OutboxEntry(
            attempt, OutboxStatus.Pending, version - commit.Happened.Count + 1, version, now, commit.Command is not null);
        operations.Add(new TableOperation.Insert(CaseRows.OutboxRow(commit.Id, entry)));
        operations.Add(before is null ? new TableOperation.Insert(head) : new TableOperation.Replace(head, before.Head));
        operations.AddRange(events);
        if (commit.Happened.Exists(happened => happened.Event is AccessChanged))
            operations.Add(new TableOperation.Upsert(CaseRows.AccessRow(commit.Id, AccessAfter(commit))));
        operations.AddRange((before?.Settled ?? [])
            .Where(row => CaseRows.IsSettledBefore(row, now - KeepSettled))
            .Select(row => new TableOperation.Delete(commit.Id.Value, row.RowKey, row.ETag!.Value)));
        return (operations, entry, hash);
    }

    private static KeptAccess? AccessAfter(Commit commit) => commit.State.Core.AccessHash is null ? null : commit.Access;

    private async Task<CommitOutcome> Settle(Commit commit, OutboxEntry entry, string conflict)
    {
        if (commit.Command is { } command && conflict == CaseRows.Command(command.Key))
        {
            if (await table.Get(commit.Id.Value, conflict) is not { } row)
                return new CommitOutcome.HeadMoved(entry.Attempt);
            if (row.GetString("attempt") == entry.Attempt.Value)
                return await Committed(commit.Id, entry);
            if (!IsForgotten(row))
                return new CommitOutcome.Repeated(CaseRows.ReadCommand(row, command.Key));
            await table.Delete(commit.Id.Value, conflict, row.ETag!.Value);
            return new CommitOutcome.HeadMoved(entry.Attempt);
        }
        return conflict == CaseRows.Outbox(entry.Attempt) ? await Resolve(commit.Id, entry) : new CommitOutcome.HeadMoved(entry.Attempt);
    }

    private async Task<CommitOutcome> Resolve(AssignmentId id, OutboxEntry entry) =>
        await Abandon(id, entry.Attempt, CancellationToken.None) ? new CommitOutcome.AttemptLost() : await Committed(id, entry);

    private async Task<CommitOutcome> Committed(AssignmentId id, OutboxEntry entry) =>
        new CommitOutcome.Committed(
            await ReadAlone(id, CancellationToken.None) ?? throw new InvalidDataException($"The case {id} lost its head."), entry);

    private bool IsForgotten(TableRow command) =>
        Instant.FromDateTimeOffset(command.GetInstant("at")) < clock.GetCurrentInstant() - options.KeepCommands;

    private static TableQuery HeadAndOutbox(AssignmentId id) =>
        TableQuery.Partition(id.Value) with { RowKeyFrom = CaseRows.Head, RowKeyBefore = CaseRows.OutboxEnd };

    private static TableCase? Case(IReadOnlyList<TableRow> rows) => rows is [{ RowKey: CaseRows.Head } head, ..]
        ? new(CaseRows.ReadState(head), head.GetLong("version"), head.GetString("hash"), head.ETag!.Value, [.. rows.Where(IsOutbox)])
        {
            Access = CaseRows.ReadAccess(rows),
        }
        : null;

    private static bool IsOutbox(TableRow row) => row.RowKey is not (CaseRows.Head or CaseRows.Access);
}
