using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Domain.Assignments;

/// <summary>What somebody can ask of an existing assignment: a closed set.</summary>
public abstract partial record Command
{
    private Command() { }

    /// <summary>The action that it asks for, which says who may ask and when.</summary>
    public abstract AssignmentAction Action { get; }

    /// <summary>Offer the draft to named workers or to all.</summary>
    public sealed record Send(Audience Audience) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Send;
    }

    /// <summary>Delete a draft, which nobody else has seen.</summary>
    public sealed record Delete : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Delete;
    }

    /// <summary>Take it back.</summary>
    public sealed record Void(string? Note) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Void;
    }

    /// <summary>Apply for it.</summary>
    public sealed record Apply(string? Note, bool ConfirmCompanyScorecard = false) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Apply;
    }

    /// <summary>Accept an application.</summary>
    public sealed record AcceptApplication(ApplicationId Application) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.AcceptApplication;
    }

    /// <summary>Confirm the schedule.</summary>
    public sealed record Confirm : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Confirm;
    }

    /// <summary>Check in, now or at a reported time.</summary>
    public sealed record CheckIn(Instant? At, string? Note) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.CheckIn;
    }

    /// <summary>Check out of the open visit or of a named one, now or at a reported time.</summary>
    public sealed record CheckOut(VisitId? Visit, Instant? At, string? Note) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.CheckOut;
    }

    /// <summary>Change a visit's times; a null time stays as it is. Version is the visit's own, as last seen.</summary>
    public sealed record EditVisit(VisitId Visit, int Version, Instant? NewCheckIn, Instant? NewCheckOut, string Reason, AskedBy? AskedBy) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.EditVisit;
    }

    /// <summary>Remove a visit. Version is the visit's own, as last seen.</summary>
    public sealed record RemoveVisit(VisitId Visit, int Version, string Reason, AskedBy? AskedBy) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.RemoveVisit;
    }

    /// <summary>Deliver a file that was received and inspected, as a new deliverable or in place of an earlier version.</summary>
    public sealed record Deliver(DeliverableType Type, DeliverableId? Replaces, DeliveredFile File) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Deliver;
    }

    /// <summary>Remove a deliverable.</summary>
    public sealed record RemoveDeliverable(DeliverableId Deliverable) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.RemoveDeliverable;
    }

    /// <summary>Write a message, which may be marked as an attempt or a justification.</summary>
    public sealed record PostMessage(MessageKind Kind, string Text, bool Private, MessageMark? Marked = null) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.PostMessage;
    }

    /// <summary>
    /// Submit for approval. Null hours stand for those of the time log, a null final value for what the work came to.
    /// </summary>
    public sealed record Complete(string Resolution, Money? FinalValue, string? Explanation, decimal? Hours = null, decimal? Units = null) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Complete;
    }

    /// <summary>Send it back to the worker.</summary>
    public sealed record SendBack(string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.SendBack;
    }

    /// <summary>Approve the work.</summary>
    public sealed record Approve : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Approve;
    }

    /// <summary>Pay.</summary>
    public sealed record Pay(string? Reference) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.Pay;
    }
}

/// <summary>What a client writes into a draft. Parts of the settings that are null are inherited from the company.</summary>
public sealed record DraftRequest
{
    /// <summary>A short name for the work.</summary>
    public required string Title { get; init; }

    /// <summary>The scope of work.</summary>
    public required string Description { get; init; }

    /// <summary>Instructions for the work and its deliverables.</summary>
    public string? Instructions { get; init; }

    /// <summary>The project manager; null for the client user who creates it.</summary>
    public PersonId? ProjectManager { get; init; }

    /// <summary>When the work is to be done.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>The price.</summary>
    public required Pricing Price { get; init; }

    /// <summary>Whether a confirmation is required; null to inherit.</summary>
    public bool? ConfirmationRequired { get; init; }

    /// <summary>The confirmation window where one is required; null to inherit.</summary>
    public ConfirmationWish? Confirmation { get; init; }

    /// <summary>How visits are recorded; null to inherit.</summary>
    public CheckInWish? CheckIn { get; init; }

    /// <summary>The deliverables required; null to inherit.</summary>
    public ImmutableList<DeliverableRequirement>? Deliverables { get; init; }

    /// <summary>Whether counteroffers are off; null to inherit.</summary>
    public bool? CounteroffersOff { get; init; }

    /// <summary>The payment terms; null to inherit.</summary>
    public Period? PaymentTerms { get; init; }

    /// <summary>What a worker has to have and to have shown before applying.</summary>
    public WorkRequirements? Requirements { get; init; }
}

/// <summary>A confirmation window as a draft asks for it; what is null is inherited.</summary>
/// <param name="OpensBefore">How long before the scheduled start it opens.</param>
/// <param name="ClosesBefore">How long before that it closes.</param>
public sealed record ConfirmationWish(Period? OpensBefore, Period? ClosesBefore);

/// <summary>How a draft asks for visits to be recorded; what is null is inherited.</summary>
/// <param name="Required">Whether the worker has to check in and out.</param>
/// <param name="PhoneNumber">The number to call where it has to be by phone; empty where it does not have to.</param>
/// <param name="Grace">How long after the scheduled start or end a missing time makes the worker late.</param>
public sealed record CheckInWish(bool Required, string? PhoneNumber = null, Duration? Grace = null);
