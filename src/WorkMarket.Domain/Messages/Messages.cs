using NodaTime;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Messages;

/// <summary>Write a message, which may be marked as an attempt, or as the justification of a change that it names.</summary>
public sealed record PostMessage(
    MessageKind Kind, string Text, bool Private, MessageMark? Marked = null, NamedChange? Justifies = null) : Command;

/// <summary>Record an attempt to reach the client outside of WorkMarket, and what came of it.</summary>
public sealed record RecordAttempt(OutsideChannel Through, Instant At, string Text) : Command;

/// <summary>
/// Somebody wrote. A private message is for the client company alone. A justification says which change it is for; one that was written
/// before that was kept does not.
/// </summary>
[Stored("messagePosted/1")]
public sealed record MessagePosted(
    MessageId Message, MessageKind Kind, string Text, bool Private, MessageMark? Marked = null, JustifiedChange? Justifies = null) : Event
{
    // A private message stays in the company; who speaks for WorkMarket speaks to both sides. What the clock posts begins a stage of an
    // escalation, and that both sides are told.
    internal override IEnumerable<NoticeFor> Tells(Teller to)
    {
        var kind = Kind == MessageKind.Question ? NoticeKind.Question : NoticeKind.Message;
        return (Private, to.Happened.By) switch
        {
            (true, _) or (_, Actor.Worker) => to.Tell(Recipients.ProjectManager, kind),
            (_, Actor.Client) => to.Tell(Recipients.Worker, kind),
            (_, Actor.System) => [],
            _ => to.Tell(Recipients.BothSides, kind),
        };
    }
}

/// <summary>The worker recorded an attempt to reach the client outside of WorkMarket, and what came of it.</summary>
[Stored("attemptRecorded/1")]
public sealed record AttemptRecorded(OutsideChannel Through, Instant Time, string Text) : Event, IAdding;

/// <summary>The side has posted as many messages as an assignment takes in a day.</summary>
public sealed record MessagesFull : Refusal
{
    /// <summary>Says how many they are and when more can be posted, in the assignment's zone.</summary>
    public MessagesFull(int most, Instant again, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "messagesFull",
            $"At most {most} messages of each side can be posted on an assignment in a day. You can write again from "
                + $"{Wording.InWords(again, zone)} on.",
            HoldsFrom: again) =>
        (Most, Again) = (most, again);

    /// <summary>How many each side can post in a day.</summary>
    public int Most { get; }

    /// <summary>When more can be posted.</summary>
    public Instant Again { get; }
}

/// <summary>The worker recorded as many attempts as an assignment keeps.</summary>
public sealed record AttemptsFull(int Most)
    : Refusal(RefusalKind.Conflict, "attemptsFull", $"{Most} attempts outside of WorkMarket are recorded already; it takes no more.");

/// <summary>A message's opaque id, unique within its assignment.</summary>
public readonly record struct MessageId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What a message is (domain.md §3, seed 000).</summary>
public enum MessageKind
{
    /// <summary>A message to the other side.</summary>
    Message,

    /// <summary>A question.</summary>
    Question,

    /// <summary>A note of a notable event.</summary>
    Note,
}

/// <summary>
/// How many messages each side posted on the latest day on which one did. One side cannot use up what the other may write.
/// </summary>
/// <param name="Day">The day, in the assignment's zone.</param>
/// <param name="ByWorker">How many the worker posted.</param>
/// <param name="ByClient">How many the client's people did.</param>
/// <param name="ByWorkMarket">How many WorkMarket's people did.</param>
public sealed record DayOfMessages(LocalDate Day, int ByWorker = 0, int ByClient = 0, int ByWorkMarket = 0)
{
    /// <summary>How many of those that count with somebody's there are.</summary>
    internal int CountFor(Actor by) => by switch
    {
        Actor.Worker => ByWorker,
        Actor.Client => ByClient,
        _ => ByWorkMarket,
    };

    /// <summary>With one more.</summary>
    internal DayOfMessages And(Actor by) => by switch
    {
        Actor.Worker => this with { ByWorker = ByWorker + 1 },
        Actor.Client => this with { ByClient = ByClient + 1 },
        _ => this with { ByWorkMarket = ByWorkMarket + 1 },
    };
}
