using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Api.Escalations;

/// <summary>An e-mail to the client or a call: when it was, and what came of it.</summary>
public sealed record AttemptRequest(OutsideChannel Through, Instant At, string Text);

/// <summary>Whether the worker could escalate at an instant, for every cause.</summary>
public sealed record EligibilityView(Instant At, ImmutableList<CauseEligibility> Causes);
