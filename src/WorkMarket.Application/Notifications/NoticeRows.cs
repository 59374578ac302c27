using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Notifications;

/// <summary>
/// Everybody's notices as one of all indexes, for those that were lost. Notices that are there stay as they are, so what was read stays
/// read; no mail is sent again. What its addressee never had, because who is told of what has changed since, is put there too and shows
/// as unread, as does what was read before it was lost.
/// </summary>
public sealed class NoticeRows(INotices notices, ICaseStore store, Addressees addressees) : ICaseIndex
{
    private const int NoticesAtOnce = 100;

    /// <inheritdoc/>
    public string Name => "notices";

    /// <summary>Nothing: while effects happen, the <see cref="Notifier"/> has people told after all else.</summary>
    public Task Write(CommittedEvents committed, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Replays the case, so that each notice says what it would have said when its event happened.</summary>
    public async Task Rebuild(StoredCase stored, CancellationToken cancellation)
    {
        var told = new List<(Addressee To, Notice Notice)>();
        Assignment? state = null;
        await foreach (var item in store.ReadEvents(stored.State.Id, 0, stored.Version, cancellation))
        {
            var happened = EventJson.Read(item.Bytes.Span);
            state = state.Evolve(happened);
            var tellings = await addressees.Find(
                state, NoticesTo.FromEvents(state, [new(item.Sequence, happened)], _ => true), cancellation);
            told.AddRange(tellings.SelectMany(telling => telling.Notices, (telling, notice) => (telling.To, notice)));
            if (told.Count >= NoticesAtOnce)
                await Put(told, cancellation);
        }
        await Put(told, cancellation);
    }

    private async Task Put(List<(Addressee To, Notice Notice)> told, CancellationToken cancellation)
    {
        foreach (var addressed in told.GroupBy(some => some.To, some => some.Notice))
            await notices.Put(addressed.Key, [.. addressed], null, cancellation);
        told.Clear();
    }
}
