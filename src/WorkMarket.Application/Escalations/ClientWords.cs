using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Escalations;

/// <summary>A response of the client, and its words.</summary>
public sealed record Said(Instant At, ResponseChannel Channel, string Text);

/// <summary>Finds in the timeline what the client said on an escalation, as somebody may read it.</summary>
public sealed class ClientWords(ICaseStore cases, INotices notices)
{
    private const int AtOnce = 200;
    private const int MostRead = 2_000;

    /// <summary>What the client said with a response. One request where it is a message, which stands right before it.</summary>
    public async Task<ImmutableList<Said>> With(Assignment state, Actor reader, NumberedEvent response, CancellationToken cancellation)
    {
        var events = new List<Happened> { response.Happened };
        if (response.Happened.Event is EscalationAnswered { Text: null })
        {
            await foreach (var before in Backwards(state.Id, response.Sequence - 1, 1, cancellation))
                events.Add(before.Happened);
        }
        return Words(state, reader, events);
    }

    /// <summary>
    /// What the client said between an update and the one of which the worker was told before it, the earliest first. Two requests where
    /// nothing lies between, one more for every two hundred events and for every update that an outage swallowed; it looks back no further
    /// than two thousand.
    /// </summary>
    public async Task<ImmutableList<Said>> Since(
        Assignment state, Escalation escalation, NumberedEvent update, Actor reader, CancellationToken cancellation)
    {
        var events = new List<Happened>();
        await foreach (var before in Backwards(state.Id, update.Sequence - 1, MostRead, cancellation))
        {
            if (EscalationRecord.FindFor(state, before.Happened.Event)?.Id == escalation.Id
                && await Ends(state, escalation, before, cancellation))
                break;
            events.Add(before.Happened);
        }
        return Words(
            state, reader,
            events.FindAll(happened => happened.Event.Inner() is MessagePosted
                || EscalationRecord.FindFor(state, happened.Event)?.Id == escalation.Id));
    }

    private async Task<bool> Ends(
        Assignment state, Escalation escalation, NumberedEvent before, CancellationToken cancellation) =>
        before.Happened.Event switch
        {
            EscalationOpened => true,
            EscalationUpdateDue => await notices.Find(
                new Addressee.Person(escalation.Worker), NoticeId.ForEvent(state.Id, before.Sequence, before.Happened.At),
                cancellation) is not null,
            _ => false,
        };

    // A message that is a response is posted before it, and so comes after it here.
    private static ImmutableList<Said> Words(Assignment state, Actor reader, List<Happened> backwards)
    {
        var readable = backwards.ConvertAll(happened => Access.AsReadBy(state, reader, happened)).OfType<Happened>().ToList();
        var messages = readable.Select(happened => happened.Event.Inner()).OfType<MessagePosted>()
            .ToDictionary(posted => posted.Message, posted => posted.Text);
        return
        [
            .. Enumerable.Reverse(readable)
                .Where(happened => happened.Event is EscalationAnswered)
                .Select(happened => FromAnswer(happened.At, (EscalationAnswered)happened.Event, messages)),
        ];
    }

    private static Said FromAnswer(Instant at, EscalationAnswered answered, Dictionary<MessageId, string> messages) =>
        new(at, answered.Channel, answered.Text ?? (answered.Message is { } id ? messages.GetValueOrDefault(id) : null) ?? "");

    private async IAsyncEnumerable<NumberedEvent> Backwards(
        AssignmentId id, long last, int most, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = Math.Max(0, last - most);
        while (last > first)
        {
            var after = Math.Max(first, last - AtOnce);
            var some = new List<NumberedEvent>();
            await foreach (var item in cases.ReadEvents(id, after, last, cancellation))
                some.Add(new(item.Sequence, EventJson.Read(item.Bytes.Span)));
            foreach (var item in Enumerable.Reverse(some))
                yield return item;
            last = after;
        }
    }
}
