using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Schedules;

/// <summary>Ask the other side for another schedule.</summary>
public sealed record RequestReschedule(Schedule Schedule, string? Reason) : Command;

/// <summary>Agree to the schedule that the other side asked for.</summary>
public sealed record ApproveReschedule : Command;

/// <summary>Decline the schedule that the other side asked for.</summary>
public sealed record DeclineReschedule(string? Reason) : Command;

/// <summary>Take back one's own request for another schedule.</summary>
public sealed record WithdrawReschedule : Command;

/// <summary>One side asks for another schedule; from hold, the client with the release.</summary>
[Stored("rescheduleRequested/1"), Tells(NoticeKind.RescheduleAsked, Recipients.BothSides)]
public sealed record RescheduleRequested(Schedule Schedule, string? Reason) : Event;

/// <summary>The other side agreed: the schedule counts from now on.</summary>
[Stored("rescheduled/1"), Tells(NoticeKind.Rescheduled, Recipients.BothSides)]
public sealed record Rescheduled(Schedule Old, Schedule New) : Event;

/// <summary>The other side declined.</summary>
[Stored("rescheduleDeclined/1"), Tells(NoticeKind.RescheduleDeclined, Recipients.BothSides)]
public sealed record RescheduleDeclined(string? Reason) : Event;

/// <summary>The side that asked took its request back.</summary>
[Stored("rescheduleWithdrawn/1"), Tells(NoticeKind.RescheduleWithdrawn, Recipients.BothSides)]
public sealed record RescheduleWithdrawn : Event;

/// <summary>Another schedule that was asked for was not decided before the work was submitted, went on, or was over.</summary>
[Stored("rescheduleLapsed/1")]
public sealed record RescheduleLapsed(Schedule Schedule) : Event
{
    // Nobody did it, so both sides are told.
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        to.Tell(Recipients.BothSides, NoticeKind.RescheduleLapsed, anyway: true);
}

/// <summary>There is no request for another schedule that this side could decide on, or take back.</summary>
public sealed record NoRescheduleRequest()
    : Refusal(
        RefusalKind.Conflict, "noRescheduleRequest",
        "There is no request for another schedule that is yours to decide on or to take back.");

/// <summary>The other side has asked for another schedule, which comes first.</summary>
public sealed record RescheduleUndecided(Role By)
    : Refusal(
        RefusalKind.Conflict, "rescheduleUndecided", $"The {Wording.InWords(By)} has asked for another schedule: decide on that first.");

/// <summary>Another schedule, as one side asks the other for it.</summary>
/// <param name="By">The side that asks: worker or client.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Reason">Why, where the side said so.</param>
/// <param name="At">When it was asked.</param>
public sealed record RescheduleRequest(Role By, Schedule Schedule, string? Reason, Instant At);
