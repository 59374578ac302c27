using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Domain.Assignments;

public abstract partial record Command
{
    /// <summary>Record an attempt to reach the client outside of WorkMarket, and what came of it.</summary>
    public sealed record RecordAttempt(OutsideChannel Through, Instant At, string Text) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.RecordAttempt;
    }

    /// <summary>Escalate, with a statement and deliverables.</summary>
    public sealed record OpenEscalation(EscalationCause Cause, string Statement, ImmutableList<DeliverableId> Attachments) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.OpenEscalation;
    }

    /// <summary>Take one's escalation back.</summary>
    public sealed record WithdrawEscalation(string? Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.WithdrawEscalation;
    }

    /// <summary>Say, as the client, how things stand: in the escalation that is named, where one is, and never in a later one.</summary>
    public sealed record GiveEscalationUpdate(string Text, EscalationId? Escalation = null) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.GiveEscalationUpdate;
    }

    /// <summary>Record that the client was reached directly and what it answered, or that it was not.</summary>
    public sealed record RecordEscalationContact(string Text, bool Answered) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.RecordEscalationContact;
    }

    /// <summary>Record that both sides agree, where the cause has no cure.</summary>
    public sealed record AgreeOnEscalation : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.AgreeOnEscalation;
    }

    /// <summary>Take back that one's own side has recorded that both agree, as long as it is open.</summary>
    public sealed record WithdrawAgreement : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.WithdrawAgreement;
    }

    /// <summary>Hand it to arbitration at an impasse, before its time.</summary>
    public sealed record HandOffEscalation(string Reason) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.HandOffEscalation;
    }

    /// <summary>Take care of it, whoever did so far.</summary>
    public sealed record ClaimEscalation : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.ClaimEscalation;
    }

    /// <summary>See to it that nobody takes care of it, so that another agent finds it: one's own claim, or that of somebody who is away.</summary>
    public sealed record ReleaseEscalationClaim : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.ReleaseEscalationClaim;
    }

    /// <summary>Write something down, for WorkMarket's people alone.</summary>
    public sealed record NoteOnEscalation(string Text) : Command
    {
        /// <inheritdoc/>
        public override AssignmentAction Action => AssignmentAction.NoteOnEscalation;
    }
}
