using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Leaving;

/// <summary>How a worker came to have an assignment no more (domain.md §2).</summary>
public enum EngagementEnd
{
    /// <summary>The client unassigned the worker, or the worker declined the schedule that came with a release from hold.</summary>
    Unassigned,

    /// <summary>The worker cancelled.</summary>
    CancelledByWorker,

    /// <summary>The worker abandoned it, as the client reported.</summary>
    Abandoned,

    /// <summary>The worker gave it back when that does not count (domain.md §2).</summary>
    GivenBack,
}

/// <summary>Why giving it back is not counted (domain.md §2).</summary>
public enum GiveBackCause
{
    /// <summary>It was soon after the assignment and before the start.</summary>
    Soon,

    /// <summary>It overlaps with an earlier assignment of the worker's.</summary>
    Overlap,

    /// <summary>It was on hold.</summary>
    OnHold,

    /// <summary>A hold had ended by itself, and no schedule was agreed.</summary>
    Unscheduled,
}

/// <summary>A worker who had the assignment.</summary>
/// <param name="Worker">Who had it.</param>
/// <param name="End">How it ended.</param>
/// <param name="AssignedAt">Since when the worker had it.</param>
/// <param name="EndedAt">When that worker no longer had it.</param>
/// <param name="ScheduledStart">The scheduled start as it was then.</param>
/// <param name="Visits">How many visits there had ever been on the assignment: those after count on from there.</param>
/// <param name="Deliverables">How many deliverables likewise.</param>
/// <param name="EndedBy">Who reported it, where it was abandoned; null also where that was before this was kept.</param>
/// <param name="ContestUntil">Until when the worker can contest that; likewise.</param>
public sealed record FormerEngagement(
    PersonId Worker, EngagementEnd End, Instant AssignedAt, Instant EndedAt, Instant ScheduledStart, int Visits = 0, int Deliverables = 0,
    Actor? EndedBy = null, Instant? ContestUntil = null)
{
    /// <summary>
    /// How things stand between the client and this worker since then: invoiced, paid, or cancelled with nothing to pay. Null where
    /// nothing is left to say or to do, and where it ended before that was kept.
    /// </summary>
    public WithWorker? State { get; init; }
}

/// <summary>What comes of an engagement that ended (domain.md §2).</summary>
/// <param name="Amount">What is to be paid for it; may be nothing.</param>
/// <param name="ReasonCode">The code of the reason why the client took it, where one was named.</param>
/// <param name="DueAt">Until when that is to be paid, where it is something.</param>
/// <param name="RateUntil">Until when both sides may rate; null where there is nothing to rate.</param>
/// <param name="Submitted">What the work that had been submitted came to, where it had.</param>
/// <param name="StatesJustification">Whether the client marked the reason as its justification.</param>
public sealed record Settlement(
    Money Amount, CancellationReason? ReasonCode = null, Instant? DueAt = null, Instant? RateUntil = null, Money? Submitted = null,
    bool StatesJustification = false);

/// <summary>Why a client cancels.</summary>
public enum CancellationReason
{
    /// <summary>The work is not needed any more.</summary>
    [Said("the work is not needed any more")]
    WorkNotNeeded,

    /// <summary>The client's own customer cancelled.</summary>
    [Said("the client's customer cancelled")]
    CustomerCancelled,

    /// <summary>The schedule does not fit any more.</summary>
    [Said("the schedule does not fit any more")]
    SchedulingConflict,

    /// <summary>The worker did not come.</summary>
    [Said("the worker did not come")]
    WorkerNoShow,

    /// <summary>The work is not as it was asked for.</summary>
    [Said("the work is not as agreed")]
    WorkNotAsAgreed,

    /// <summary>It stands twice.</summary>
    [Said("it stood there twice")]
    Duplicate,

    /// <summary>Something else.</summary>
    [Said("another reason")]
    Other,
}

/// <summary>A cancellation by the client.</summary>
/// <param name="At">When it was cancelled.</param>
/// <param name="Reason">The code of the reason.</param>
/// <param name="Amount">What is to be paid nevertheless; may be nothing.</param>
/// <param name="Clarification">What the client said about it, where it said anything.</param>
/// <param name="StatesJustification">Whether the client marked that as its justification.</param>
/// <param name="AfterSubmission">Whether the work had been submitted; false also where that was before this was recorded.</param>
public sealed record Cancellation(
    Instant At, CancellationReason Reason, Money Amount, string? Clarification, bool StatesJustification = false,
    bool AfterSubmission = false)
{
    /// <summary>What had been submitted, also where it was sent back since; null also where that was before this was kept.</summary>
    public Completion? Submission { get; init; }

    /// <summary>How the worker's engagement ended, where the assignment itself went on.</summary>
    public EngagementEnd? Engagement { get; init; }

    /// <summary>Whether it was the client who ended it.</summary>
    internal bool IsByClient => Engagement is not (EngagementEnd.CancelledByWorker or EngagementEnd.GivenBack);
}

/// <summary>What the reasons of a cancellation say.</summary>
internal static class CancellationReasons
{
    /// <summary>Whether it blames the work or the worker.</summary>
    public static bool Blames(this CancellationReason reason) =>
        reason is CancellationReason.WorkerNoShow or CancellationReason.WorkNotAsAgreed;
}
