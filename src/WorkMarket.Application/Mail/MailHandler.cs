using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Indexes;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Telemetry;

namespace WorkMarket.Application.Mail;

/// <summary>What went wrong with a mail, for the log.</summary>
/// <param name="Mail">What names the mail.</param>
/// <param name="IsOver">Whether it will not be tried again.</param>
/// <param name="Reason">What the mail server or storage said.</param>
public sealed record MailTrouble(string Mail, bool IsOver, string Reason);

/// <summary>
/// Tells people of the events of a commit, by the consumer of its queue: each gets notices in the application and one mail. Where the mail
/// server takes its time, the notices do not wait for it. A mail that was sent is not sent again, but where the process died between the
/// server's answer and our note of it; that one carries the same Message-ID.
/// </summary>
public sealed class MailHandler(
    ICaseStore store, RecentCommits recent, Addressees addressees, LetterWriter letters, Enclosures enclosures, INotices notices, IMailQueue queue,
    IMailer mailer, IFaults faults, IClock clock, MailOptions options, EffectOptions effects)
{
    private const int MailsAtOnce = 8;

    /// <summary>
    /// Handles a ticket. Where it returns, the ticket is done with: others were enqueued if there is more to do. Three requests for each
    /// addressee at the most, and two for a case that this process has not just written.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="again">Whether it was handled before, so that what became of each mail is to be looked up.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyCollection<MailTrouble>> Handle(MailTicket ticket, bool again, CancellationToken cancellation)
    {
        using var span = Tracing.Continue("mail", ticket.Case, ticket.Trace);
        var troubles = new ConcurrentBag<MailTrouble>();
        try
        {
            if (await Read(ticket, cancellation) is not var (stored, latest, isFresh))
                return [];
            var tellings = Telling.Of(stored.State, latest, sequence => ticket.First <= sequence && sequence <= ticket.Last);
            await Parallel.ForEachAsync(
                (await addressees.Find(stored.State, tellings, cancellation)).Where(telling => ticket.To is null || ticket.To == telling.To),
                new ParallelOptions { MaxDegreeOfParallelism = MailsAtOnce, CancellationToken = cancellation },
                async (telling, stop) =>
                {
                    if (await Tell(ticket, stored, telling, looksUp: again || !isFresh || ticket.To is not null, stop) is { } trouble)
                        troubles.Add(trouble);
                });
        }
        catch (StorageUnavailableException outage)
        {
            // As with effects: an outage is not the ticket's fault.
            await queue.Enqueue(ticket, effects.AfterOutage, cancellation);
            troubles.Add(new(string.Create(CultureInfo.InvariantCulture, $"{ticket.First}.{ticket.Case}"), IsOver: false, outage.Message));
        }
        return troubles;
    }

    // What this process has just written it has not told anybody of. Another that wrote it may have got as far as that before it died.
    // A mail that had to wait is written from the case as it is by then.
    private async Task<(StoredCase Case, ImmutableList<NumberedEvent> Latest, bool IsFresh)?> Read(MailTicket ticket, CancellationToken cancellation)
    {
        if (ticket.To is null && recent.Since(ticket.Case, ticket.First) is { } commits)
            return (commits[^1].Case, NumberedEvent.Of(commits), true);
        if (await store.ReadAlone(ticket.Case, cancellation) is not { } stored || stored.Version < ticket.Last)
            return null;
        var latest = ImmutableList.CreateBuilder<NumberedEvent>();
        await foreach (var item in store.ReadEvents(ticket.Case, ticket.First - 1, stored.Version, cancellation))
            latest.Add(new(item.Sequence, EventJson.Read(item.Bytes.Span)));
        return (stored, latest.ToImmutable(), false);
    }

    private async Task<MailTrouble?> Tell(MailTicket ticket, StoredCase stored, Telling telling, bool looksUp, CancellationToken cancellation)
    {
        if (looksUp && await notices.Find(telling.To, telling.Notices[0].Id, cancellation) is { Mail: not null })
            return null;
        var (letter, otherwise) = await letters.Write(stored, ticket.First, telling, cancellation);
        var record = new MailRecord(notices, letter is null ? telling : telling.Sent(letter, mailer), isThere: ticket.To is not null, faults);
        if (letter is null)
        {
            await record.Write(otherwise, cancellation);
            Measures.Mailed(otherwise);
            return null;
        }
        using var span = Tracing.Start("smtp", ticket.Case, ActivityKind.Client);
        try
        {
            var sending = Send(letter, cancellation);
            if (await Task.WhenAny(sending, Task.Delay(options.NoticesWait.ToTimeSpan(), cancellation)) != sending)
                await record.Write(null, cancellation);
            await sending;
            faults.At(FaultPoint.AfterSending);
            await record.Write(MailState.Sent, cancellation);
            Measures.Mailed(MailState.Sent);
            return null;
        }
        catch (MailRefusedException refused)
        {
            span.Fail("refused");
            return await GiveUp(letter, record, MailState.Refused, refused.Message, cancellation);
        }
        catch (MailUnavailableException failure)
        {
            span.Fail("unavailable");
            return await Later(ticket with { To = telling.To }, letter, record, failure.Message, cancellation);
        }
    }

    private async Task Send(Letter letter, CancellationToken cancellation)
    {
        await using var enclosed = await enclosures.For(letter, cancellation);
        await mailer.Send(letter with { Enclosures = enclosed.All }, cancellation);
    }

    private async Task<MailTrouble> Later(MailTicket ticket, Letter letter, MailRecord record, string reason, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = ticket.Since ?? now;
        var until = since + options.GiveUpAfter;
        if (now >= until)
            return await GiveUp(letter, record, MailState.GivenUp, reason, cancellation);
        await record.Write(null, cancellation);
        Measures.Mailed(null);
        var pause = options.BackOff[Math.Min(ticket.Tries, options.BackOff.Count - 1)];
        await queue.Enqueue(ticket with { Tries = ticket.Tries + 1, Since = since }, Duration.Min(pause, until - now), cancellation);
        return new(letter.Id, IsOver: false, reason);
    }

    private static async Task<MailTrouble> GiveUp(Letter letter, MailRecord record, MailState state, string reason, CancellationToken cancellation)
    {
        await record.Write(state, cancellation);
        Measures.Mailed(state);
        return new(letter.Id, IsOver: true, reason);
    }
}
