using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.People;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Portal.Shell;

/// <summary>
/// The lists as a page shows them: over the row of an assignment that the visitor has just written stands the assignment itself, as the
/// row comes after it. One request more for each, for half a minute.
/// </summary>
public sealed class FreshLists(IAssignmentLists lists, ICaseStore store, Visitor visitor) : IAssignmentLists
{
    /// <inheritdoc/>
    public async Task<ListPage> Read(
        IReadOnlyList<AssignmentList> lists, Status? status, string? after, int limit, CancellationToken cancellation) =>
        await Over(
            await Inner.Read(lists, status, after, limit, cancellation), lists, row => status is null || row.Status == status, after,
            cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<ListRow>> ReadAll(
        IReadOnlyList<AssignmentList> lists, Status? status, CancellationToken cancellation) =>
        (await Over(
            new(await Inner.ReadAll(lists, status, cancellation), null), lists, row => status is null || row.Status == status, null,
            cancellation)).Rows;

    /// <inheritdoc/>
    public async Task<ListPage> ReadPayables(
        AssignmentList list, bool isPaid, string? after, int limit, CancellationToken cancellation) =>
        await Over(
            await Inner.ReadPayables(list, isPaid, after, limit, cancellation), [list],
            row => (row.Payables ?? []).Exists(payable => payable.PaidAt is not null == isPaid), after, cancellation);

    /// <inheritdoc/>
    public async Task<ListPage> ReadTodo(
        AssignmentList list, Func<ListRow, bool> wanted, string? after, int limit, CancellationToken cancellation) =>
        await Over(
            await Inner.ReadTodo(list, wanted, after, limit, cancellation), [list], row => row.Todo is not null && wanted(row), after,
            cancellation);

    /// <inheritdoc/>
    public Task<ImmutableList<VisitTimes>> ReadVisits(
        PersonId worker, AssignmentId but, Instant from, Instant until, CancellationToken cancellation) =>
        Inner.ReadVisits(worker, but, from, until, cancellation);

    /// <inheritdoc/>
    public Task Put(AssignmentList list, ListRow row, bool gone, CancellationToken cancellation) =>
        Inner.Put(list, row, gone, cancellation);

    /// <inheritdoc/>
    public Task<bool> Repair(AssignmentList list, ListRow row, bool gone, Func<Task<long>> version, CancellationToken cancellation) =>
        Inner.Repair(list, row, gone, version, cancellation);

    /// <inheritdoc/>
    public Task<bool> IsConsistent(AssignmentList list, ListRow row, bool gone, CancellationToken cancellation) =>
        Inner.IsConsistent(list, row, gone, cancellation);

    /// <inheritdoc/>
    public Task<PlacePage> Places(string? after, CancellationToken cancellation) => Inner.Places(after, cancellation);

    /// <inheritdoc/>
    public Task Remove(ListPlace place, CancellationToken cancellation) => Inner.Remove(place, cancellation);

    private IAssignmentLists Inner => lists;

    private async Task<ListPage> Over(
        ListPage page, IReadOnlyList<AssignmentList> mine, Func<ListRow, bool> wanted, string? after, CancellationToken cancellation)
    {
        if (visitor.JustWritten.IsEmpty)
            return page;
        var written = await Task.WhenAll(visitor.JustWritten.Select(id => store.Read(id, cancellation)));
        var rows = page.Rows;
        foreach (var stored in written.OfType<StoredCase>())
        {
            var at = rows.FindIndex(row => row.Id == stored.State.Id);
            if (at >= 0 && rows[at].Version >= stored.Version)
                continue;
            if (at >= 0)
                rows = rows.RemoveAt(at);
            // A row that is new to the list stands on its first page.
            var place = ListChanges.All(stored.State).FirstOrDefault(change => !change.Gone && mine.Contains(change.List));
            if (place.List is not { } list || ListChanges.Row(stored, list) is not { } row || !wanted(row) || at < 0 && after is not null
                || row.LeftOut.Exists(worker => mine.Contains(new AssignmentList.OfWorker(worker))))
                continue;
            var next = at >= 0 ? at : rows.FindIndex(other => other.CreatedAt <= row.CreatedAt);
            rows = next < 0 ? rows.Add(row) : rows.Insert(next, row);
        }
        return page with { Rows = rows };
    }
}
