using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Indexes;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Telemetry;

namespace WorkMarket.Application.Notifications;

/// <summary>
/// Has people told of events. Where mail is sent, its consumer tells them, in the application and by mail at once; else they are told in
/// the application here. Telling again changes nothing that anybody sees.
/// </summary>
public sealed class Notifier(INotices notices, IMailQueue mail, Addressees addressees, IFaults faults)
{
    /// <summary>Has people told. One request for each commit of which somebody is; without mail one for each addressee.</summary>
    /// <param name="stored">The case after the events.</param>
    /// <param name="latest">Its latest events, in their order, without a gap.</param>
    /// <param name="untold">The commits of which nobody has been told.</param>
    /// <param name="cancellation">Stops the telling.</param>
    public async Task Tell(StoredCase stored, ImmutableList<NumberedEvent> latest, ImmutableList<OutboxEntry> untold, CancellationToken cancellation)
    {
        foreach (var entry in untold)
        {
            var tellings = Telling.Of(stored.State, latest, entry.Has);
            if (tellings.IsEmpty)
                continue;
            if (mail.IsSent)
            {
                await mail.Enqueue(new(stored.State.Id, entry.First, entry.Last, Trace: Tracing.Context), cancellation);
                faults.At(FaultPoint.AfterMail);
                continue;
            }
            foreach (var telling in await addressees.Find(stored.State, tellings, cancellation))
            {
                await notices.Put(telling.To, telling.Notices, null, cancellation);
                faults.At(FaultPoint.AfterNotice);
            }
        }
    }
}
