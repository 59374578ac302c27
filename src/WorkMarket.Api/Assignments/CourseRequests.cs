using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;

namespace WorkMarket.Api.Assignments;

/// <summary>The schedule to go on with, for the worker to decide on; without one it goes on as it was.</summary>
/// <param name="Schedule">The schedule to go on with, on which the worker decides; left out, it goes on as it was.</param>
public sealed record ReleaseRequest(ScheduleBody? Schedule = null);

/// <summary>Another schedule, and why.</summary>
/// <param name="Schedule">When the work shall be done instead.</param>
/// <param name="Reason">What speaks for it, for the other side.</param>
public sealed record AskRescheduleRequest(ScheduleBody Schedule, string? Reason = null);

/// <summary>
/// Why it is cancelled, what is to be paid nevertheless (nothing if left out), and what there is to say about it: marked where that is
/// the client's justification.
/// </summary>
/// <param name="Reason">The code of the reason.</param>
/// <param name="Amount">What is to be paid nevertheless; nothing if left out.</param>
/// <param name="Clarification">What there is to say about it, for the worker.</param>
/// <param name="StatesJustification">Whether the clarification is the client's justification of the change.</param>
public sealed record CancelRequest(
    CancellationReason Reason, Money? Amount = null, string? Clarification = null, bool StatesJustification = false);

/// <summary>Who would do the work, and why.</summary>
/// <param name="Subcontractor">The name of whoever would do the work.</param>
/// <param name="Reason">What speaks for it, for the client.</param>
public sealed record AskSubcontractRequest(string Subcontractor, string Reason);
