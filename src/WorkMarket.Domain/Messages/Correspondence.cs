using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Messages;

/// <summary>What a message says it is, beyond its kind (domain.md §6).</summary>
public enum MessageMark
{
    /// <summary>A worker's attempt to settle something with the client.</summary>
    Attempt,

    /// <summary>The client's justification of a change of payment or status.</summary>
    Justification,
}

/// <summary>A message, and when it was posted.</summary>
public sealed record MessageFact(MessageId Message, Instant At);

/// <summary>
/// What decisions need to know of the messages between the client and the worker who has the assignment: a few of them, however many
/// there are. It begins anew with each worker.
/// </summary>
public sealed record Correspondence
{
    /// <summary>Nothing was said yet.</summary>
    public static Correspondence None { get; } = new();

    /// <summary>The worker's latest message that is marked as an attempt.</summary>
    public MessageFact? LastAttempt { get; init; }

    /// <summary>The worker's latest message; a note is none that the client is spoken to with.</summary>
    public MessageFact? LastByWorker { get; init; }

    /// <summary>The client's latest message to the worker.</summary>
    public MessageFact? LastByClient { get; init; }

    /// <summary>The worker's first message since the client's latest; notes ask for no answer.</summary>
    public MessageFact? FirstUnanswered { get; init; }

    /// <summary>
    /// The client's latest message that is marked as a justification and does not say of what: one from before that was kept. It is for
    /// what had been changed by then.
    /// </summary>
    public MessageFact? Justification { get; init; }

    /// <summary>The client's justifications, the latest of each change.</summary>
    public ImmutableList<NamedJustification> Named { get; init; } = [];

    /// <summary>The worker's attempts outside of WorkMarket, as recorded.</summary>
    public ImmutableList<OutsideAttempt> Outside { get; init; } = [];

    /// <summary>What it is after an event, or null where the event has nothing to do with it.</summary>
    internal Correspondence? After(Happened happened) => (happened.Event, happened.By) switch
    {
        (MessagePosted posted, Actor.Worker) => ByWorker(posted, new(posted.Message, happened.At)),
        (MessagePosted { Private: false } posted, Actor.Client) => ByClient(posted, new(posted.Message, happened.At)),
        (AttemptRecorded recorded, _) => this with { Outside = Outside.Add(new(recorded.Through, recorded.Time)) },
        _ => null,
    };

    /// <summary>The same once the client has answered otherwise than by a message.</summary>
    internal Correspondence Answered() => FirstUnanswered is null ? this : this with { FirstUnanswered = null };

    private Correspondence ByWorker(MessagePosted posted, MessageFact message) => this with
    {
        LastByWorker = posted.Kind == MessageKind.Note ? LastByWorker : message,
        LastAttempt = posted.Marked == MessageMark.Attempt ? message : LastAttempt,
        FirstUnanswered = FirstUnanswered ?? (posted.Kind == MessageKind.Note ? null : message),
    };

    private Correspondence ByClient(MessagePosted posted, MessageFact message) => this with
    {
        LastByClient = message,
        Justification = posted is { Marked: MessageMark.Justification, Justifies: null } ? message : Justification,
        Named = posted.Justifies is { } change
            ? Named.RemoveAll(one => one.Change.IsSameAs(change)).Add(new(message, change))
            : Named,
        // A sign alone is no answer, here as in an escalation.
        FirstUnanswered = TextRules.HasWords(posted.Text) ? null : FirstUnanswered,
    };
}

/// <summary>Over what a worker tried to reach the client, outside of WorkMarket.</summary>
public enum OutsideChannel
{
    /// <summary>An e-mail.</summary>
    Email,

    /// <summary>A telephone call.</summary>
    Call,
}

/// <summary>An attempt of the worker's to reach the client outside of WorkMarket. What was said of it is in the timeline.</summary>
/// <param name="Through">Over what.</param>
/// <param name="At">When it was, as the worker says.</param>
public sealed record OutsideAttempt(OutsideChannel Through, Instant At);
