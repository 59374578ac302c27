using NodaTime;
using WorkMarket.Domain.Leaving;

namespace WorkMarket.Domain.Assignments;

/// <summary>A worker has it.</summary>
public abstract record WithWorker : Assignment
{
    private protected WithWorker() { }

    /// <summary>The worker's side of it.</summary>
    public required Engagement Engagement { get; init; }
}

/// <summary>A worker has it, the work has not begun.</summary>
public sealed record Assigned : WithWorker
{
    /// <inheritdoc/>
    public override Status Status => Status.Assigned;
}

/// <summary>The work has begun.</summary>
public sealed record InProgress : WithWorker
{
    /// <summary>Why the client sent it back, where it was.</summary>
    public string? SentBackReason { get; init; }

    /// <summary>When the client sent it back; null also where that was before this was recorded.</summary>
    public Instant? SentBackAt { get; init; }

    /// <summary>What was submitted and sent back, which the worker can stand by; null also where that was before this was kept.</summary>
    public Completion? Submission { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.InProgress;
}

/// <summary>Put on hold by the client: nothing is late, and the work waits (domain.md §2).</summary>
public sealed record OnHold : WithWorker
{
    /// <summary>Since when.</summary>
    public required Instant HeldAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Until when; null where it was put on hold before holds had an end.</summary>
    public Instant? Until { get; init; }

    /// <summary>When both sides are told that it is about to end; null once they were, and where it is too short for that.</summary>
    public Instant? NoticeAt { get; init; }

    /// <summary>Whether the work had begun: then it goes on in progress, else as assigned.</summary>
    public required bool WorkBegan { get; init; }

    /// <summary>Why the client had sent it back before, where it had.</summary>
    public string? SentBackReason { get; init; }

    /// <summary>When the client sent it back, where it was.</summary>
    public Instant? SentBackAt { get; init; }

    /// <summary>What had been submitted, where it was sent back; null also where that was before this was kept.</summary>
    public Completion? Submission { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.OnHold;
}

/// <summary>Completed, waiting for approval.</summary>
public sealed record PendingApproval : WithWorker
{
    /// <summary>What the worker submitted.</summary>
    public required Completion Completion { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.PendingApproval;
}

/// <summary>Approved, or cancelled with something to pay: payment due.</summary>
public sealed record Invoiced : WithWorker
{
    /// <summary>What the worker submitted, where it was approved.</summary>
    public Completion? Completion { get; init; }

    /// <summary>The cancellation, where it was cancelled with something to pay.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>What is to be paid.</summary>
    public required Invoice Invoice { get; init; }

    /// <summary>What the worker said of the latest payment that the client stated, where it did not arrive.</summary>
    public NotReceived? NotReceived { get; init; }

    /// <summary>
    /// How what the client stated stands where another payment was reversed, as long as somebody can still say something of it; null
    /// otherwise.
    /// </summary>
    public StatedPayment? Stated { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Invoiced;
}

/// <summary>Paid.</summary>
public sealed record Paid : WithWorker
{
    /// <summary>What the worker submitted, where it was approved.</summary>
    public Completion? Completion { get; init; }

    /// <summary>The cancellation, where it was cancelled with something to pay.</summary>
    public Cancellation? Cancellation { get; init; }

    /// <summary>What was to be paid.</summary>
    public required Invoice Invoice { get; init; }

    /// <summary>When it was paid.</summary>
    public required Instant PaidAt { get; init; }

    /// <summary>What the client called the payment that it stated, cut where it is long; null also where that was not kept.</summary>
    public string? Reference { get; init; }

    /// <summary>How the payment that the client stated stands; null where it was final at once.</summary>
    public StatedPayment? Stated { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Paid;
}

/// <summary>Cancelled by the client while a worker had it, with nothing to pay.</summary>
public sealed record Cancelled : WithWorker
{
    /// <summary>Why and when.</summary>
    public required Cancellation Cancellation { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Cancelled;
}
