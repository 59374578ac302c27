using NodaTime;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Messages;

/// <summary>Write a message, which may be marked as an attempt or a justification.</summary>
public sealed record PostMessage(MessageKind Kind, string Text, bool Private, MessageMark? Marked = null) : Command;

/// <summary>Record an attempt to reach the client outside of WorkMarket, and what came of it.</summary>
public sealed record RecordAttempt(OutsideChannel Through, Instant At, string Text) : Command;

/// <summary>Somebody wrote. A private message is for the client company alone.</summary>
[Stored("messagePosted/1")]
public sealed record MessagePosted(MessageId Message, MessageKind Kind, string Text, bool Private, MessageMark? Marked = null) : Event
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
public sealed record MessagesFull(int Most, Instant Again, DateTimeZone Zone)
    : Refusal(
        RefusalKind.Conflict, "messagesFull",
        $"At most {Most} messages of each side can be posted on an assignment in a day. You can write again from "
            + $"{Wording.InWords(Again, Zone)} on.",
        HoldsFrom: Again);

/// <summary>The worker recorded as many attempts as an assignment keeps.</summary>
public sealed record AttemptsFull(int Most)
    : Refusal(RefusalKind.Conflict, "attemptsFull", $"{Most} attempts outside of WorkMarket are recorded already; it takes no more.");
