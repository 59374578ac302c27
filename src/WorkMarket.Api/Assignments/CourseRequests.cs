using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Assignments;

/// <summary>Why.</summary>
public sealed record ReasonRequest(string Reason);

/// <summary>Why, where there is something to say.</summary>
public sealed record OptionalReasonRequest(string? Reason = null);

/// <summary>The schedule to go on with, for the worker to decide on; without one it goes on as it was.</summary>
public sealed record ReleaseRequest(ScheduleBody? Schedule = null);

/// <summary>Another schedule, and why.</summary>
public sealed record RescheduleRequestBody(ScheduleBody Schedule, string? Reason = null);

/// <summary>
/// Why it is cancelled, what is to be paid nevertheless (nothing if left out), and what there is to say about it: marked where that is
/// the client's justification.
/// </summary>
public sealed record CancelRequest(CancellationReason Reason, Money? Amount = null, string? Clarification = null, bool StatesJustification = false);

/// <summary>Who would do the work, and why.</summary>
public sealed record SubcontractRequestBody(string Subcontractor, string Reason);

/// <summary>Since when it is on hold, and why.</summary>
public sealed record HoldView(Instant Since, string Reason);

/// <summary>Another schedule that one side has asked the other for, why, and when.</summary>
public sealed record RescheduleView(Role By, ScheduleBody Schedule, string? Reason, Instant At)
{
    internal static RescheduleView Of(RescheduleRequest request) => new(request.By, new(request.Schedule), request.Reason, request.At);
}
