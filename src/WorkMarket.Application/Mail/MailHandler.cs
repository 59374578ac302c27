using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Storage;

namespace WorkMarket.Application.Mail;

/// <summary>What went wrong with a mail, for the log; null where nothing did.</summary>
/// <param name="Mail">What names the mail.</param>
/// <param name="IsOver">Whether it will not be tried again.</param>
/// <param name="Reason">What the mail server or storage said.</param>
public sealed record MailTrouble(string Mail, bool IsOver, string Reason);

/// <summary>
/// Sends mail, by the consumer of its queue. A mail that was sent is not sent again, but where the process died between the server's
/// answer and our note of it; that one carries the same Message-ID.
/// </summary>
public sealed class MailHandler(
    LetterWriter letters, INotices notices, IMailQueue queue, IMailer mailer, IFaults faults, IClock clock, MailOptions options, EffectOptions effects)
{
    /// <summary>Handles a ticket. Where it returns, the ticket is done with: another was enqueued if there is more to do.</summary>
    public async Task<MailTrouble?> Handle(MailTicket ticket, CancellationToken cancellation)
    {
        try
        {
            return await Deliver(ticket, cancellation);
        }
        catch (StorageUnavailableException outage)
        {
            // As with effects: an outage is not the ticket's fault.
            await queue.Enqueue(ticket, effects.AfterOutage, cancellation);
            return new(LetterWriter.LetterId(ticket), IsOver: false, outage.Message);
        }
    }

    private async Task<MailTrouble?> Deliver(MailTicket ticket, CancellationToken cancellation)
    {
        if (await letters.Find(ticket, cancellation) is not { } found)
            return null;
        if (found.Letter is not { } letter)
        {
            await notices.MarkMail(ticket.To, found.Notice, MailState.NotWanted, cancellation);
            return null;
        }
        try
        {
            await mailer.Send(letter, cancellation);
            faults.At(FaultPoint.AfterSending);
            await notices.MarkMail(ticket.To, found.Notice, MailState.Sent, cancellation);
            return null;
        }
        catch (MailRefusedException refused)
        {
            return await GiveUp(ticket, found, MailState.Refused, refused.Message, cancellation);
        }
        catch (MailUnavailableException failure)
        {
            return await Later(ticket, found, failure.Message, cancellation);
        }
    }

    private async Task<MailTrouble> Later(MailTicket ticket, FoundLetter found, string reason, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = ticket.Since ?? now;
        var until = since + options.GiveUpAfter;
        if (now >= until)
            return await GiveUp(ticket, found, MailState.GivenUp, reason, cancellation);
        var pause = options.BackOff[Math.Min(ticket.Tries, options.BackOff.Count - 1)];
        await queue.Enqueue(ticket with { Tries = ticket.Tries + 1, Since = since }, Duration.Min(pause, until - now), cancellation);
        return new(LetterWriter.LetterId(ticket), IsOver: false, reason);
    }

    private async Task<MailTrouble> GiveUp(MailTicket ticket, FoundLetter found, MailState state, string reason, CancellationToken cancellation)
    {
        await notices.MarkMail(ticket.To, found.Notice, state, cancellation);
        return new(LetterWriter.LetterId(ticket), IsOver: true, reason);
    }
}
