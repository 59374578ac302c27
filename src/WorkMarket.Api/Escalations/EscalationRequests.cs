using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Api.Escalations;

/// <summary>An e-mail to the client or a call: when it was, and what came of it.</summary>
public sealed record AttemptRequest(OutsideChannel Through, Instant At, string Text);

/// <summary>Why the worker escalates, a statement, and deliverables that show it.</summary>
public sealed record OpenEscalationRequest(EscalationCause Cause, string Statement, ImmutableList<DeliverableId>? Attachments = null);

/// <summary>What the client says of it.</summary>
public sealed record EscalationUpdateRequest(string Text);

/// <summary>What the client answered when it was reached directly; or, where it was not, what was tried.</summary>
public sealed record EscalationContactRequest(string Text, bool Answered);

/// <summary>Something to write down.</summary>
public sealed record EscalationNoteRequest(string Text);
