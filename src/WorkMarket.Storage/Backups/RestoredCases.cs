using System.Collections.Immutable;
using Azure;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Storage.Cases;
using WorkMarket.Storage.Phone;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Backups;

/// <summary>
/// Writes cases as they were. A case's events come first and its head last, in one transaction with the removal of what came after it, so
/// that whoever reads or writes it meanwhile meets it as it was before or as it is after.
/// </summary>
internal sealed class RestoredCases(
    Table table, ICaseStore store, IEscalationClocks clocks, IQueue<OutboxMessage> outbox, TablePhoneBook numbers)
{
    private const int Turns = 20;

    // With the head and the notes they fit into a transaction.
    private const int MostWritten = 40;
    private const int MostRemoved = 40;

    /// <summary>
    /// Writes what a slice has of a case, up to a version; where it is the latest slice that has it, its head too. Four requests for one
    /// that is not there, with what verifies its chain.
    /// </summary>
    /// <param name="rows">The rows of the case in that slice.</param>
    /// <param name="planned">As of what version.</param>
    /// <param name="isLatest">Whether it is the latest slice.</param>
    /// <param name="accessGone">Whether its contact and access notes are not to come back.</param>
    /// <param name="isAlone">Whether what lies beside the cases stays as it is.</param>
    /// <param name="cancellation">Stops it between rows.</param>
    /// <returns>What is worth telling an operator.</returns>
    public async Task<ImmutableList<JobFinding>> Write(
        IReadOnlyList<TableRow> rows, PlannedCase planned, bool isLatest, bool accessGone, bool isAlone, CancellationToken cancellation)
    {
        var kept = rows.Where(row => CaseRows.IsEvent(row)
            ? string.CompareOrdinal(row.RowKey, CaseRows.Event(planned.Version)) <= 0
            : row.RowKey.StartsWith(CaseRows.CommandPrefix, StringComparison.Ordinal) && row.GetLong("version") <= planned.Version);
        await table.UpsertAll(kept, cancellation);
        if (!isLatest)
            return [];
        var head = rows.Single(row => row.RowKey == CaseRows.Head);
        var (id, version) = (new AssignmentId(head.PartitionKey), planned.Version);
        // Of many whose effects are still to happen the others are found by whoever looks the case over.
        var pending = rows.Where(CaseRows.IsPending).Take(MostWritten).ToList();
        var was = await Replace(id, head, rows.FirstOrDefault(row => row.RowKey == CaseRows.Access), pending, accessGone, cancellation);
        if (was > 0)
            await RemoveRest(id, version, cancellation);
        await Resume(id, CaseRows.ReadState(head), pending, isAlone, cancellation);
        var findings = ImmutableList.CreateBuilder<JobFinding>();
        if (was > version)
            findings.Add(new(id, FindingKind.SetBack, version + 1, Detail: $"It had {was} events and has {version}."));
        if (await BrokenAt(id, version, head.GetString("hash"), cancellation) is { } sequence)
            findings.Add(new(id, FindingKind.ChainBroken, sequence));
        return findings.ToImmutable();
    }

    /// <summary>Lets go on what the case waits for.</summary>
    private async Task Resume(
        AssignmentId id, Assignment state, IEnumerable<TableRow> pending, bool isAlone, CancellationToken cancellation)
    {
        if (isAlone && state.Core.Number is { } number)
            await numbers.Keep(number, id, cancellation);
        foreach (var open in EscalationRecord.AllOpen(state))
            await clocks.Start(state, open, cancellation);
        foreach (var entry in pending.Select(CaseRows.ReadOutbox))
            await outbox.Enqueue(new(id, entry.Attempt, Look: 1), Duration.Zero, cancellation);
    }

    /// <summary>Puts the head in its place, and says of what version the one was that was there; 0 where none was.</summary>
    private async Task<long> Replace(
        AssignmentId id, TableRow head, TableRow? access, IReadOnlyList<TableRow> pending, bool accessGone,
        CancellationToken cancellation)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            // From the events that come after it up to its outboxes.
            var there = await table.Query(
                TableQuery.Partition(id.Value) with
                {
                    RowKeyFrom = CaseRows.Event(head.GetLong("version") + 1),
                    RowKeyBefore = CaseRows.OutboxEnd,
                }, cancellation).ToListAsync(cancellation);
            var old = there.Find(row => row.RowKey == CaseRows.Head);
            List<TableOperation> operations =
                [old is null ? new TableOperation.Insert(head) : new TableOperation.Replace(head, old.ETag!.Value)];
            if (accessGone || there.Exists(CaseRows.SaysAccessIsGone))
                operations.Add(new TableOperation.Upsert(CaseRows.AccessRow(id, null)));
            else if (access is not null)
                operations.Add(new TableOperation.Upsert(access));
            operations.AddRange(pending.Select(row => new TableOperation.Upsert(row)));
            operations.AddRange(there.Where(row => row.RowKey is not (CaseRows.Head or CaseRows.Access))
                .ExceptBy(pending.Select(row => row.RowKey), row => row.RowKey).Take(MostRemoved)
                .Select(row => new TableOperation.Delete(id.Value, row.RowKey, ETag.All)));
            if (await table.Submit(operations, cancellation) is TransactionResult.Committed)
                return old?.GetLong("version") ?? 0;
        }
        throw new BusyException($"Others keep writing to the assignment {id}.");
    }

    // What did not fit into the transaction. Whoever writes on top of the head waits for it, as its events' rows are taken.
    private async Task RemoveRest(AssignmentId id, long version, CancellationToken cancellation)
    {
        if ((await store.ReadAlone(id, cancellation))?.Version != version)
            return; // Somebody has gone on with it.
        var later = TableQuery.Partition(id.Value) with { RowKeyFrom = CaseRows.Event(version + 1), RowKeyBefore = CaseRows.Head };
        var undone = TableQuery.Prefix(id.Value, CaseRows.CommandPrefix) with { Filter = $"version gt {version}L" };
        foreach (var gone in new[] { later, undone })
        {
            var rows = await table.Query(gone with { KeysOnly = true }, cancellation).ToListAsync(cancellation);
            await table.SubmitEach(rows.Select(row => new TableOperation.Delete(id.Value, row.RowKey, ETag.All)), cancellation);
        }
    }

    private async Task<long?> BrokenAt(AssignmentId id, long version, string hash, CancellationToken cancellation)
    {
        var chain = new ChainCheck();
        await foreach (var item in store.ReadEvents(id, 0, version, cancellation))
            chain.Add(item);
        chain.End(version, hash);
        return chain.BrokenAt;
    }
}
