using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Api.Escalations;

/// <summary>An e-mail to the client or a call: when it was, and what came of it.</summary>
/// <param name="Through">Whether it was an e-mail or a call.</param>
/// <param name="At">When it was.</param>
/// <param name="Text">What came of it.</param>
public sealed record AttemptRequest(OutsideChannel Through, Instant At, string Text);

/// <summary>Why the worker escalates, a statement, and deliverables that show it.</summary>
/// <param name="Cause">What the worker escalates for.</param>
/// <param name="Statement">What happened and what is asked for, in the words of the worker.</param>
/// <param name="Attachments">Deliverables of the assignment that show it.</param>
public sealed record OpenEscalationRequest(EscalationCause Cause, string Statement, ImmutableList<DeliverableId>? Attachments = null);

/// <summary>What the client says of it.</summary>
/// <param name="Text">For the worker to read.</param>
public sealed record EscalationUpdateRequest(string Text);

/// <summary>What the client answered when it was reached directly; or, where it was not, what was tried.</summary>
/// <param name="Text">What the client answered, or what was tried.</param>
/// <param name="Answered">Whether the client was reached and answered.</param>
public sealed record EscalationContactRequest(string Text, bool Answered);

/// <summary>Something to write down.</summary>
/// <param name="Text">The note, for the timeline of the escalation.</param>
public sealed record EscalationNoteRequest(string Text);
