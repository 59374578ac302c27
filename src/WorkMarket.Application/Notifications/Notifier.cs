using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Indexes;
using WorkMarket.Application.Mail;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Notifications;

/// <summary>Tells people of events, in the application and by e-mail. Telling again changes nothing that anybody sees.</summary>
public sealed class Notifier(INotices notices, IMailQueue mail, IFaults faults)
{
    /// <summary>Tells of events. One request for each addressee, and one to enqueue that addressee's mail.</summary>
    /// <param name="stored">The case after them.</param>
    /// <param name="latest">Its latest events, in their order, without a gap.</param>
    /// <param name="untold">Which of them are to be told.</param>
    /// <param name="cancellation">Stops the telling.</param>
    public async Task Tell(StoredCase stored, ImmutableList<NumberedEvent> latest, Predicate<long> untold, CancellationToken cancellation)
    {
        var workers = Holders.During(stored.State, latest.ConvertAll(item => item.Happened));
        foreach (var (item, worker) in latest.Zip(workers).Where(pair => untold(pair.First.Sequence)))
        {
            foreach (var told in NoticeTable.Of(stored.State, worker, item.Happened))
                await Tell(stored.State, item, told, cancellation);
        }
    }

    private async Task Tell(Assignment state, NumberedEvent item, Told told, CancellationToken cancellation)
    {
        await notices.Put(told.To, Of(state, item, told.Kind), cancellation);
        faults.At(FaultPoint.AfterNotice);
        await mail.Enqueue(new(state.Id, item.Sequence, told.To), cancellation);
        faults.At(FaultPoint.AfterMail);
    }

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
