using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Notifications;

/// <summary>
/// Has people told of events. Where mail is sent, its consumer tells them, in the application and by mail at once; else they are told in
/// the application here. Telling again changes nothing that anybody sees.
/// </summary>
public sealed class Notifier(INotices notices, IMailQueue mail, Addressees addressees, IFaults faults)
{
    /// <summary>Has people told of a commit. One request where somebody is; without mail one for each addressee.</summary>
    /// <param name="stored">The case after the events.</param>
    /// <param name="latest">Its latest events, in their order, without a gap.</param>
    /// <param name="untold">The commit of which nobody has been told.</param>
    /// <param name="ownUntil">Until when nobody but the caller tells of it; null where another may.</param>
    /// <param name="cancellation">Stops the telling.</param>
    public async Task Tell(
        StoredCase stored, ImmutableList<NumberedEvent> latest, OutboxEntry untold, Instant? ownUntil, CancellationToken cancellation)
    {
        var tellings = NoticesTo.FromEvents(stored.State, latest, untold.Has);
        if (tellings.IsEmpty)
            return;
        if (mail.IsSent)
        {
            var ticket = new MailTicket(stored.State.Id, untold.First, untold.Last, Trace: Tracing.Context);
            await (ownUntil is { } until ? mail.Tell(ticket, until, cancellation) : mail.Enqueue(ticket, cancellation));
            faults.At(FaultPoint.AfterMail);
            return;
        }
        foreach (var telling in await addressees.Find(stored.State, tellings, cancellation))
        {
            await notices.Put(telling.To, telling.Notices, null, cancellation);
            faults.At(FaultPoint.AfterNotice);
        }
    }
}

/// <summary>Finds the person behind an addressee that is a part somebody plays.</summary>
/// <param name="directory">Says who plays it; it may be a little old.</param>
public sealed class Addressees(IDirectory directory)
{
    /// <summary>
    /// What is told, with persons in place of parts; of what there is nobody for, nobody is told. The directory is asked where such a part
    /// is told, and not otherwise.
    /// </summary>
    public async Task<ImmutableList<NoticesTo>> Find(Assignment state, ImmutableList<NoticesTo> tellings, CancellationToken cancellation)
    {
        if (tellings.Find(telling => telling.To is Addressee.AccountManager) is not { } told)
            return tellings;
        return (await directory.FindCompany(state.Brief.Company, cancellation))?.AccountManager is { } manager
            ? tellings.Replace(told, told with { To = new Addressee.Person(manager) })
            : tellings.Remove(told);
    }
}
