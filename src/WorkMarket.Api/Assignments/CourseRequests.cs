using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;

namespace WorkMarket.Api.Assignments;

/// <summary>The schedule to go on with, for the worker to decide on; without one it goes on as it was.</summary>
public sealed record ReleaseRequest(ScheduleBody? Schedule = null);

/// <summary>Another schedule, and why.</summary>
public sealed record AskRescheduleRequest(ScheduleBody Schedule, string? Reason = null);

/// <summary>
/// Why it is cancelled, what is to be paid nevertheless (nothing if left out), and what there is to say about it: marked where that is
/// the client's justification.
/// </summary>
public sealed record CancelRequest(CancellationReason Reason, Money? Amount = null, string? Clarification = null, bool StatesJustification = false);

/// <summary>Who would do the work, and why.</summary>
public sealed record AskSubcontractRequest(string Subcontractor, string Reason);
