using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Notifications;

/// <summary>What somebody is told of the events of one commit: a notice for each event, and one mail for all of them.</summary>
/// <param name="To">Who is told.</param>
/// <param name="What">The notices in the order of their events, at least one.</param>
public sealed record NoticesTo(Addressee To, ImmutableList<EventNotice> What)
{
    /// <summary>The notices alone.</summary>
    public ImmutableList<Notice> Notices => What.ConvertAll(told => told.Notice);

    /// <summary>With what the letter says that tells of them, where it can be answered: an answer quotes it.</summary>
    public NoticesTo Sent(Letter letter, IMailer mailer) => letter.ReplyTo is null
        ? this
        : this with { What = What.SetItem(0, What[0] with { Notice = What[0].Notice with { Sent = SentText.Kept(mailer.Text(letter)) } }) };

    /// <summary>What events tell, addressee by addressee.</summary>
    /// <param name="state">The assignment after the latest of them.</param>
    /// <param name="latest">Its latest events, in their order, without a gap.</param>
    /// <param name="isTold">Which of them are to be told.</param>
    public static ImmutableList<NoticesTo> FromEvents(Assignment state, ImmutableList<NumberedEvent> latest, Predicate<long> isTold)
    {
        var happened = latest.ConvertAll(item => item.Happened);
        var workers = Holders.WorkerAtEvent(state, happened);
        var managers = Holders.ManagerAtEvent(state, happened);
        return
        [
            .. latest.Zip(workers, managers)
                .Where(pair => isTold(pair.First.Sequence))
                .SelectMany(
                    pair => NoticeRules.ForEvent(state, pair.Second, pair.First.Happened, pair.Third),
                    (pair, told) => (told.To, Told: EventNotice.FromEvent(state, pair.First, told)))
                .GroupBy(pair => pair.To, pair => pair.Told)
                .Select(told => new NoticesTo(told.Key, [.. told])),
        ];
    }
}

/// <summary>A notice, the event that it tells of, and what it says in its parts.</summary>
public sealed record EventNotice(Notice Notice, Happened Happened, NoticeText Said)
{
    /// <summary>
    /// What somebody wrote with it; null where nothing was written, and of an escalation, of which letters quote by themselves.
    /// </summary>
    public string? Written => WrittenWith(Happened.Event, Notice.Kind);

    /// <summary>The event with its number.</summary>
    public NumberedEvent Numbered => new(Notice.Sequence, Happened);

    /// <summary>The notice of an event.</summary>
    public static EventNotice FromEvent(Assignment state, NumberedEvent item, NoticeFor told)
    {
        // Amounts, dates and who the worker is are those of the engagement that it is about.
        var about = EndedEngagements.About(state, item.Happened);
        var said = EventWords.Find(item.Happened.Event).To(new(about, item.Happened, told.Kind, Reading.ReaderOf(state, told)));
        return new(
            new()
            {
                Id = NoticeId.ForEvent(state.Id, item.Sequence, item.Happened.At),
                Kind = told.Kind,
                Assignment = state.Id,
                Number = state.Core.Number,
                Invoice = Parts.InvoiceNumberOf(about),
                Title = about.Brief.Title,
                Schedule = about.Brief.Schedule,
                Sequence = item.Sequence,
                At = item.Happened.At,
                By = item.Happened.By.Role,
                Text = said.Text,
                // It is kept, and the street is open to the worker only until the work is paid.
                Place = about.Brief.Place?.InWords(),
                Written = WrittenWith(item.Happened.Event, told.Kind) is { } written ? Excerpt.Cut(written, Excerpt.Usual) : null,
            },
            item.Happened, said);
    }

    private static string? WrittenWith(Event @event, NoticeKind kind) => kind.Category() != NoticeCategory.Escalations
        && EventWords.Find(@event.Inner()).AllWritten is { IsEmpty: false } all ? string.Join('\n', all) : null;
}
