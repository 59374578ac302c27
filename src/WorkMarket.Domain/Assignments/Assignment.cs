using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

/// <summary>Where an assignment is in its life (domain.md §2).</summary>
public enum Status
{
    /// <summary>Being written by the client.</summary>
    Draft,

    /// <summary>Offered to workers.</summary>
    Sent,

    /// <summary>A worker has it.</summary>
    Assigned,

    /// <summary>The work has begun.</summary>
    InProgress,

    /// <summary>The client has put it on hold: nothing is late, and the work waits.</summary>
    OnHold,

    /// <summary>The worker has completed it and waits for approval.</summary>
    PendingApproval,

    /// <summary>Approved, payment due.</summary>
    Invoiced,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Cancelled by the client, with nothing to pay.</summary>
    Cancelled,

    /// <summary>Taken back before anybody had it.</summary>
    Voided,
}

/// <summary>
/// An assignment: the closed set of its states (domain.md §2). Each holds exactly what can be there in it, so that an illegal state
/// cannot be written down.
/// </summary>
public abstract record Assignment
{
    private protected Assignment() { }

    /// <summary>What it has in every state.</summary>
    public required Core Core { get; init; }

    /// <summary>Its id.</summary>
    public AssignmentId Id => Core.Id;

    /// <summary>What the client asks for.</summary>
    public Brief Brief => Core.Brief;

    /// <summary>The name of the state.</summary>
    public abstract Status Status { get; }
}

/// <summary>What an assignment has in every state.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Brief">What the client asks for.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="AsOf">The instant of its latest event. Time does not run backwards in an assignment.</param>
/// <param name="Messages">How many messages were posted on it.</param>
public sealed record Core(AssignmentId Id, Brief Brief, Instant CreatedAt, Instant AsOf, int Messages)
{
    /// <summary>The violations reported on it, oldest first. They outlive an engagement.</summary>
    public ImmutableList<Violation> Violations { get; init; } = [];

    /// <summary>The workers who had it and do not have it any more, in their order. Scorecards count from these.</summary>
    public ImmutableList<FormerEngagement> Former { get; init; } = [];

    /// <summary>What workers asked while it was sent.</summary>
    public ImmutableList<Question> Questions { get; init; } = [];
}

/// <summary>Being written by the client.</summary>
public sealed record Draft : Assignment
{
    /// <inheritdoc/>
    public override Status Status => Status.Draft;
}

/// <summary>Offered to named workers or to all.</summary>
public sealed record Sent : Assignment
{
    /// <summary>Who may apply.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The applications so far, closed ones included.</summary>
    public ImmutableList<Application> Applications { get; init; } = [];

    /// <inheritdoc/>
    public override Status Status => Status.Sent;
}

/// <summary>Taken back before anybody had it.</summary>
public sealed record Voided : Assignment
{
    /// <summary>To whom it had been offered, where it had.</summary>
    public Audience? Audience { get; init; }

    /// <summary>The applications that it had.</summary>
    public ImmutableList<Application> Applications { get; init; } = [];

    /// <inheritdoc/>
    public override Status Status => Status.Voided;
}

/// <summary>Cancelled by the client before anybody had it.</summary>
public sealed record CancelledOffer : Assignment
{
    /// <summary>To whom it had been offered.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The applications that it had.</summary>
    public ImmutableList<Application> Applications { get; init; } = [];

    /// <summary>Why and when.</summary>
    public required Cancellation Cancellation { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Cancelled;
}

/// <summary>A worker has it.</summary>
public abstract record Staffed : Assignment
{
    private protected Staffed() { }

    /// <summary>The worker's side of it.</summary>
    public required Engagement Engagement { get; init; }
}

/// <summary>A worker has it, the work has not begun.</summary>
public sealed record Assigned : Staffed
{
    /// <inheritdoc/>
    public override Status Status => Status.Assigned;
}

/// <summary>The work has begun.</summary>
public sealed record InProgress : Staffed
{
    /// <summary>Why the client sent it back, where it was.</summary>
    public string? SentBackReason { get; init; }

    /// <summary>When the client sent it back; null also where that was before this was recorded.</summary>
    public Instant? SentBackAt { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.InProgress;
}

/// <summary>Put on hold by the client: nothing is late, and the work waits (domain.md §2).</summary>
public sealed record OnHold : Staffed
{
    /// <summary>Since when.</summary>
    public required Instant HeldAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the work had begun: then it goes on in progress, else as assigned.</summary>
    public required bool WorkBegan { get; init; }

    /// <summary>Why the client had sent it back before, where it had.</summary>
    public string? SentBackReason { get; init; }

    /// <summary>When the client sent it back, where it was.</summary>
    public Instant? SentBackAt { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.OnHold;
}

/// <summary>Completed, waiting for approval.</summary>
public sealed record PendingApproval : Staffed
{
    /// <summary>What the worker submitted.</summary>
    public required Completion Completion { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.PendingApproval;
}

/// <summary>Approved, or cancelled with something to pay: payment due.</summary>
public sealed record Invoiced : Staffed
{
    /// <summary>What the worker submitted, where it was approved.</summary>
    public Completion? Completion { get; init; }

    /// <summary>The cancellation, where it was cancelled with something to pay.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>What is to be paid.</summary>
    public required Invoice Invoice { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Invoiced;
}

/// <summary>Paid.</summary>
public sealed record Paid : Staffed
{
    /// <summary>What the worker submitted, where it was approved.</summary>
    public Completion? Completion { get; init; }

    /// <summary>The cancellation, where it was cancelled with something to pay.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>What was to be paid.</summary>
    public required Invoice Invoice { get; init; }

    /// <summary>When it was paid.</summary>
    public required Instant PaidAt { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Paid;
}

/// <summary>Cancelled by the client while a worker had it, with nothing to pay.</summary>
public sealed record Cancelled : Staffed
{
    /// <summary>Why and when.</summary>
    public required Cancellation Cancellation { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Cancelled;
}

/// <summary>Who may apply: named workers, or everybody.</summary>
public abstract record Audience
{
    private Audience() { }

    /// <summary>The workers named.</summary>
    public sealed record Named(ImmutableList<PersonId> Workers) : Audience;

    /// <summary>Every worker.</summary>
    public sealed record Open : Audience;
}

/// <summary>What is between the client and the worker who has the assignment; price and facts are fixed here (domain.md §2).</summary>
public sealed record Engagement
{
    /// <summary>The worker.</summary>
    public required PersonId Worker { get; init; }

    /// <summary>Since when.</summary>
    public required Instant AssignedAt { get; init; }

    /// <summary>The agreed price.</summary>
    public required Pricing Price { get; init; }

    /// <summary>To whom it had been offered.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The applications from which the worker was chosen.</summary>
    public required ImmutableList<Application> Applications { get; init; }

    /// <summary>Since when the present schedule counts, where it came or came back after the assignment: rescheduled, or released from hold.</summary>
    public Instant? ScheduleSince { get; init; }

    /// <summary>When the worker confirmed the schedule, or null.</summary>
    public Instant? ConfirmedAt { get; init; }

    /// <summary>The visits, in the order of their check-ins; removed ones are gone.</summary>
    public ImmutableList<Visit> Visits { get; init; } = [];

    /// <summary>How many visits there ever were.</summary>
    public int VisitsMade { get; init; }

    /// <summary>The deliverables in the order of their first upload, removed ones included.</summary>
    public ImmutableList<Deliverable> Deliverables { get; init; } = [];

    /// <summary>The requests for additional funds, the client's own additions among them, in their order.</summary>
    public ImmutableList<FundsRequest> Funds { get; init; } = [];

    /// <summary>The labels that are on.</summary>
    public ImmutableSortedSet<Label> Labels { get; init; } = [];

    /// <summary>What the two sides say of each other, once one of them does.</summary>
    public RatingPair? Ratings { get; init; }

    /// <summary>Another schedule that one side has asked for and the other has not decided on.</summary>
    public RescheduleRequest? Reschedule { get; init; }

    /// <summary>What the worker asked about subcontracting, in order.</summary>
    public ImmutableList<Subcontract> Subcontracts { get; init; } = [];

    /// <summary>The instant from which the present schedule counts for this worker.</summary>
    public Instant Since => ScheduleSince ?? AssignedAt;
}

/// <summary>What the worker submitted for approval.</summary>
/// <param name="At">When.</param>
/// <param name="Resolution">The worker's summary.</param>
/// <param name="FinalValue">What the work came to, or less (domain.md §2). Expenses and bonuses come on top.</param>
/// <param name="Explanation">Why it is less, where it is.</param>
/// <param name="Hours">The hours worked, where the price is per hour.</param>
/// <param name="Units">The units done, where the price is per unit.</param>
/// <param name="Worth">What the work came to; null where it was the flat price.</param>
/// <param name="OverdueFrom">From when its approval is overdue, fixed at submission (domain.md §6).</param>
public sealed record Completion(
    Instant At, string Resolution, Money FinalValue, string? Explanation, decimal? Hours = null, decimal? Units = null, Money? Worth = null,
    Instant? OverdueFrom = null);

/// <summary>What is to be paid, and until when.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="ApprovedAt">When it was approved, or cancelled with something to pay.</param>
/// <param name="DueAt">Until when it is to be paid.</param>
public sealed record Invoice(Money Amount, Instant ApprovedAt, Instant DueAt);

/// <summary>A warning on an assignment. It goes by itself when its cause goes; that it was there stays on record (domain.md §3).</summary>
public enum Label
{
    /// <summary>The schedule was not confirmed in time.</summary>
    WorkerNotConfirmed,

    /// <summary>The worker was not in, or not out, in time.</summary>
    WorkerLate,

    /// <summary>A required deliverable was not there in time.</summary>
    LateDeliverables,

    /// <summary>The client has not approved in its usual time and the allowance after it (domain.md §6).</summary>
    ApprovalOverdue,

    /// <summary>The invoice was not paid in time.</summary>
    PaymentPastDue,
}
