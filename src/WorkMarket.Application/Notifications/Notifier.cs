using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Indexes;
using WorkMarket.Application.Mail;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Notifications;

/// <summary>Tells people of events, in the application and by e-mail. Telling again changes nothing that anybody sees.</summary>
public sealed class Notifier(INotices notices, IMailQueue mail, IFaults faults)
{
    private const int MailsAtOnce = 8;

    /// <summary>Tells of events. One request for each addressee, or for fifty notices of one, and one to enqueue each mail.</summary>
    /// <param name="stored">The case after them.</param>
    /// <param name="latest">Its latest events, in their order, without a gap.</param>
    /// <param name="untold">Which of them are to be told.</param>
    /// <param name="cancellation">Stops the telling.</param>
    public async Task Tell(StoredCase stored, ImmutableList<NumberedEvent> latest, Predicate<long> untold, CancellationToken cancellation)
    {
        var workers = Holders.During(stored.State, latest.ConvertAll(item => item.Happened));
        var all = latest.Zip(workers).Where(pair => untold(pair.First.Sequence)).SelectMany(pair => Told(stored.State, pair.Second, pair.First)).ToList();
        foreach (var addressed in all.GroupBy(told => told.To, told => told.Notice))
        {
            await notices.Put(addressed.Key, [.. addressed], cancellation);
            faults.At(FaultPoint.AfterNotice);
        }
        await Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = MailsAtOnce, CancellationToken = cancellation },
            async (told, stop) =>
            {
                await mail.Enqueue(new(stored.State.Id, told.Notice.Sequence, told.To), stop);
                faults.At(FaultPoint.AfterMail);
            });
    }

    /// <summary>The notices of an event, and whose they are.</summary>
    /// <param name="state">The assignment after the event, or later.</param>
    /// <param name="worker">Who had it when the event happened.</param>
    /// <param name="item">The event.</param>
    internal static IEnumerable<(Addressee To, Notice Notice)> Told(Assignment state, PersonId? worker, NumberedEvent item) =>
        NoticeTable.Of(state, worker, item.Happened).Select(told => (told.To, Of(state, item, told.Kind)));

    private static Notice Of(Assignment state, NumberedEvent item, NoticeKind kind) => new()
    {
        Id = NoticeId.Of(state.Id, item.Sequence, item.Happened.At),
        Kind = kind,
        Assignment = state.Id,
        Title = state.Brief.Title,
        Sequence = item.Sequence,
        At = item.Happened.At,
        By = item.Happened.By.Role,
        Text = Wording.Line(kind, item.Happened.Event),
    };
}
