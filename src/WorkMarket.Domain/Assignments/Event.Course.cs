using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Event
{
    /// <summary>The client put it on hold.</summary>
    public sealed record PutOnHold(string Reason) : Event;

    /// <summary>It is released from hold and goes on: at once, or after the worker agreed to the schedule that came with the release.</summary>
    public sealed record Released : Event;

    /// <summary>One side asks for another schedule; from hold, the client with the release.</summary>
    public sealed record RescheduleRequested(Schedule Schedule, string? Reason) : Event;

    /// <summary>The other side agreed: the schedule counts from now on.</summary>
    public sealed record Rescheduled(Schedule Old, Schedule New) : Event;

    /// <summary>The other side declined.</summary>
    public sealed record RescheduleDeclined(string? Reason) : Event;

    /// <summary>The side that asked took its request back.</summary>
    public sealed record RescheduleWithdrawn : Event;

    /// <summary>The worker has it no more, and it is offered again.</summary>
    public sealed record WorkerRemoved(PersonId Worker, EngagementEnd End, string? Reason) : Event;

    /// <summary>
    /// The client cancelled. Where something is to be paid, it is due at an instant; where the work had been submitted, also before it was
    /// sent back, it says so.
    /// </summary>
    public sealed record CancelledByClient(
        CancellationReason Reason, Money Amount, string? Clarification, Instant? DueAt = null, bool StatesJustification = false,
        bool AfterSubmission = false) : Event;

    /// <summary>The worker asked whether somebody else may do the work.</summary>
    public sealed record SubcontractRequested(SubcontractId Subcontract, string Subcontractor, string Reason) : Event;

    /// <summary>The client granted or refused it.</summary>
    public sealed record SubcontractDecided(SubcontractId Subcontract, bool Granted, string? Reason) : Event;
}
