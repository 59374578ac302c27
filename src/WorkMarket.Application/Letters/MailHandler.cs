using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Letters;

/// <summary>What went wrong with a mail, for the log.</summary>
/// <param name="Mail">What names the mail.</param>
/// <param name="IsOver">Whether it will not be tried again.</param>
/// <param name="Reason">What the mail server or storage said.</param>
public sealed record MailTrouble(string Mail, bool IsOver, string Reason);

/// <summary>
/// Tells people of the events of a commit: each gets notices in the application and one mail. Who is about to send a mail claims it first,
/// with its notices, so that of several who come to it at once one does; the others leave it, and look again when the claim is over.
/// A mail goes out twice only where the process died, or stood still for longer than its claim, between the mail server's answer and our
/// note of it, or where that answer was lost. The second one carries the same Message-ID.
/// </summary>
public sealed class MailHandler(
    ICaseStore store, RecentCommits recent, Addressees addressees, LetterWriter letters, PeopleLetters people, Enclosures enclosures,
    INotices notices, IMailQueue queue, IMailer mailer, IFaults faults, IClock clock, MailOptions options, EffectOptions effects,
    StagePeople? stagePeople = null)
{
    private const int MailsAtOnce = 8;
    private static readonly Duration AfterClaim = Duration.FromSeconds(1);

    /// <summary>
    /// Handles a ticket, which may have been handled before, here or elsewhere. Where it returns, the ticket is done with: others were
    /// enqueued if there is more to do. Four requests for each addressee at the most, where it is the first to, and two for a case that
    /// this process has not just written.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<IReadOnlyCollection<MailTrouble>> Handle(MailTicket ticket, CancellationToken cancellation) =>
        Handle(ticket, null, cancellation);

    /// <summary>
    /// The same for who has just written the commit: until an instant nobody else tells of it, so that nothing need be claimed.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="ownUntil">That instant; null where another may tell of it already.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyCollection<MailTrouble>> Handle(MailTicket ticket, Instant? ownUntil, CancellationToken cancellation)
    {
        if (ticket.Letter is { } about)
            return await people.Handle(ticket, about, cancellation);
        using var span = Tracing.Continue("mail", ticket.Case, ticket.Trace);
        var troubles = new ConcurrentBag<MailTrouble>();
        try
        {
            if (await Read(ticket, cancellation) is not var (stored, latest))
                return [];
            var tellings = NoticesTo.FromEvents(stored.State, latest, sequence => ticket.First <= sequence && sequence <= ticket.Last);
            var told = (await addressees.Find(stored.State, tellings, cancellation)).Where(telling => ticket.To is null
                || ticket.To == telling.To);
            await SideBySide.ForEach(told, MailsAtOnce, async telling =>
            {
                if (await Tell(ticket, stored, telling, ownUntil, cancellation) is { } trouble)
                    troubles.Add(trouble);
            }, cancellation);
        }
        catch (StorageUnavailableException outage)
        {
            // Re-enqueued instead of throwing, so that a long outage does not poison the ticket.
            await queue.Enqueue(ticket, effects.AfterOutage, cancellation);
            troubles.Add(new(string.Create(CultureInfo.InvariantCulture, $"{ticket.First}.{ticket.Case}"), IsOver: false, outage.Message));
        }
        return troubles;
    }

    // A mail that had to wait is written from the case as it is by then.
    private async Task<(StoredCase Case, ImmutableList<NumberedEvent> Latest)?> Read(MailTicket ticket, CancellationToken cancellation)
    {
        if (ticket.To is null && recent.Since(ticket.Case, ticket.First) is { } commits)
            return (commits[^1].Case, NumberedEvent.FromCommits(commits));
        if (await store.ReadAlone(ticket.Case, cancellation) is not { } stored || stored.Version < ticket.Last)
            return null;
        var latest = ImmutableList.CreateBuilder<NumberedEvent>();
        await foreach (var item in store.ReadEvents(ticket.Case, ticket.First - 1, stored.Version, cancellation))
            latest.Add(new(item.Sequence, EventJson.Read(item.Bytes.Span)));
        return (stored, latest.ToImmutable());
    }

    private async Task<MailTrouble?> Tell(
        MailTicket ticket, StoredCase stored, NoticesTo telling, Instant? ownUntil, CancellationToken cancellation)
    {
        // One that had to wait may be long done: then there is no letter to write.
        if (ticket.To is not null && await notices.Find(telling.To, telling.Notices[0].Id, cancellation) is { Mail: not null })
            return null;
        var (letter, otherwise) = await letters.Write(stored, ticket.First, telling, cancellation);
        var record = new MailRecord(
            notices, letter is null ? telling : telling.Sent(letter, mailer), isThere: ticket.To is not null, faults);
        if (letter is null)
        {
            await record.Write(otherwise, cancellation);
            Measures.Mailed(otherwise);
            return null;
        }
        using var span = Tracing.Start("smtp", ticket.Case, ActivityKind.Client);
        try
        {
            await using var enclosed = await enclosures.For(letter, cancellation);
            letter = letter with { Enclosures = enclosed.All };
            var now = clock.GetCurrentInstant();
            var isOwn = now < ownUntil;
            if (!isOwn
                && await record.Claim(now, options.ClaimFor, isRetry: ticket.Tries > 0, cancellation) is var claimed and not Claimed.Won)
                return await Leave(ticket with { To = telling.To }, letter, claimed, now, cancellation);
            await Send(letter, record, isOwn, cancellation);
            Measures.Mailed(MailState.Sent);
            return null;
        }
        catch (MailRefusedException refused)
        {
            span.Fail("refused");
            await AskNext(stored, telling, cancellation);
            return await GiveUp(letter, record, MailState.Refused, refused.Message, cancellation);
        }
        catch (MailUnavailableException failure)
        {
            span.Fail("unavailable");
            return await Later(ticket with { To = telling.To }, letter, record, failure.Message, cancellation);
        }
    }

    // Before it is recorded that the mail is refused, so that a process that dies between them does so again.
    private async Task AskNext(StoredCase stored, NoticesTo telling, CancellationToken cancellation)
    {
        if (stagePeople is null || telling.To is not Addressee.Person { Id: var person }
            || telling.What.Find(told => told.Notice.Kind is NoticeKind.EscalationRequest or NoticeKind.EscalationTask) is not { } asking)
            return;
        if (asking.Happened.Event is EscalationStageEntered { Escalation: var entered, Stage: var stage })
            await stagePeople.Bounced(stored.State.Id, entered, stage, person, cancellation);
        else if (asking.Happened.Event is EscalationAsked asked)
            await stagePeople.Bounced(stored.State.Id, asked.Escalation, asked.Stage, person, cancellation);
    }

    private async Task Send(Letter letter, MailRecord record, bool isOwn, CancellationToken cancellation)
    {
        var sending = mailer.Send(letter, cancellation);
        // What nobody else tells of is noted once, when it is sent; where that takes longer the notices wait no longer, and the mail is
        // claimed.
        if (isOwn && await Task.WhenAny(sending, Task.Delay(options.NoticesWait.ToTimeSpan(), cancellation)) != sending)
            await record.Claim(clock.GetCurrentInstant(), options.ClaimFor, isRetry: false, cancellation);
        await sending;
        faults.At(FaultPoint.AfterSending);
        await record.Write(MailState.Sent, cancellation);
    }

    // The process that claimed it may have died: then the next that looks sends it.
    private async Task<MailTrouble?> Leave(MailTicket ticket, Letter letter, Claimed claimed, Instant now, CancellationToken cancellation)
    {
        if (claimed is not Claimed.InHand { Until: var until })
            return null;
        await queue.Enqueue(ticket, until - now + AfterClaim, cancellation);
        return new(letter.Id, IsOver: false, "It is in hand elsewhere.");
    }

    private async Task<MailTrouble> Later(
        MailTicket ticket, Letter letter, MailRecord record, string reason, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var since = ticket.Since ?? now;
        var until = since + options.GiveUpAfter;
        if (now >= until)
            return await GiveUp(letter, record, MailState.GivenUp, reason, cancellation);
        Measures.Mailed(null);
        var pause = Duration.Min(options.BackOff[Math.Min(ticket.Tries, options.BackOff.Count - 1)], until - now);
        // In this order: other tickets for the mail leave it to this one.
        await queue.Enqueue(ticket with { Tries = ticket.Tries + 1, Since = since }, pause, cancellation);
        await record.Wait(now + pause, cancellation);
        return new(letter.Id, IsOver: false, reason);
    }

    private static async Task<MailTrouble> GiveUp(
        Letter letter, MailRecord record, MailState state, string reason, CancellationToken cancellation)
    {
        await record.Write(state, cancellation);
        Measures.Mailed(state);
        return new(letter.Id, IsOver: true, reason);
    }
}
