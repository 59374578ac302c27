using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Schedules;

/// <summary>
/// Put it on hold until an instant, or keep it there for longer. What is long, or not the first time, the worker has to agree to.
/// </summary>
public sealed record Hold(string Reason, Instant? Until) : Command;

/// <summary>Agree to the hold that the client asked for.</summary>
public sealed record ApproveHold : Command;

/// <summary>Decline the hold that the client asked for.</summary>
public sealed record DeclineHold(string? Reason) : Command;

/// <summary>Take back the request for a hold.</summary>
public sealed record WithdrawHold : Command;

/// <summary>Release it from hold, with another schedule for the worker to decide on, or as it was.</summary>
public sealed record Release(Schedule? Schedule) : Command;

/// <summary>
/// It is on hold until an instant: the client put it there, or the worker agreed to it. One from before holds had an end has none. Where
/// it is long enough, both sides are told at another instant that it is about to end.
/// </summary>
[Stored("putOnHold/1"), Tells(NoticeKind.OnHold, Recipients.BothSides)]
public sealed record PutOnHold(string Reason, Instant? Until = null, Instant? NoticeAt = null) : Event;

/// <summary>The client asks the worker for a hold that is long, longer than agreed, or not the first.</summary>
[Stored("holdAsked/1"), Tells(NoticeKind.HoldAsked, Recipients.BothSides)]
public sealed record HoldAsked(string Reason, Instant Until) : Event;

/// <summary>The worker declined the hold that was asked for.</summary>
[Stored("holdDeclined/1"), Tells(NoticeKind.HoldDeclined, Recipients.BothSides)]
public sealed record HoldDeclined(string? Reason) : Event;

/// <summary>The client took its request for a hold back.</summary>
[Stored("holdWithdrawn/1"), Tells(NoticeKind.HoldWithdrawn, Recipients.BothSides)]
public sealed record HoldWithdrawn : Event;

/// <summary>A hold that was asked for was not decided before the work was submitted, went on, or was over.</summary>
[Stored("holdLapsed/1")]
public sealed record HoldLapsed(Instant Until) : Event
{
    // Nobody did it, so both sides are told.
    internal override IEnumerable<NoticeFor> Tells(Teller to) => to.Tell(Recipients.BothSides, NoticeKind.HoldLapsed, anyway: true);
}

/// <summary>The hold is about to end by itself.</summary>
[Stored("holdEnding/1"), Tells(NoticeKind.HoldEnding, Recipients.BothSides)]
public sealed record HoldEnding(Instant Until) : Event;

/// <summary>It is released from hold and goes on: at once, or after the worker agreed to the schedule that came with the release.</summary>
[Stored("released/1"), Tells(NoticeKind.Released, Recipients.BothSides)]
public sealed record Released : Event;

/// <summary>The hold ended by itself. It goes on as before, and no schedule counts until one is agreed.</summary>
[Stored("holdEnded/1"), Tells(NoticeKind.HoldEnded, Recipients.BothSides)]
public sealed record HoldEnded : Event;

/// <summary>A hold that the client asks the worker for.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Until">Until when it would be on hold.</param>
/// <param name="At">When it was asked.</param>
public sealed record RequestedHold(string Reason, Instant Until, Instant At);

/// <summary>From when until when it was on hold.</summary>
public sealed record TimeHeld(Instant From, Instant Until);

/// <summary>No hold is asked for that could be decided on, or taken back.</summary>
public sealed record NoHoldRequest()
    : Refusal(RefusalKind.Conflict, "noHoldRequest", "No hold is asked for that could be agreed to, declined or taken back.");

/// <summary>The hold that was asked for would be over by now.</summary>
public sealed record HoldOver : Refusal
{
    /// <summary>Says until when it was asked for, in the assignment's zone.</summary>
    public HoldOver(Instant until, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "holdOver",
            $"The hold was asked for until {Wording.InWords(until, zone)}, which has passed; a later end has to be asked for.") =>
        Until = until;

    /// <summary>Until when it was asked for.</summary>
    public Instant Until { get; }
}

/// <summary>On hold only work that there is can be completed (domain.md §2).</summary>
public sealed record NothingLogged()
    : Refusal(
        RefusalKind.Conflict, "nothingLogged",
        "On hold only work that was logged can be completed, and none was. It can be given back instead, which does not count.");

/// <summary>The work has not been on hold for long enough to be completed nevertheless (domain.md §2).</summary>
public sealed record HeldTooShortly : Refusal
{
    /// <summary>Says from when it can be completed, in the assignment's zone.</summary>
    public HeldTooShortly(Instant from, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "heldTooShortly",
            $"Work on hold can be completed once it has been held for a while: from {Wording.InWords(from, zone)} on.", HoldsFrom: from)
    {
    }
}
