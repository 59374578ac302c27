using NodaTime;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Api.Assignments;

/// <summary>Since when it is on hold, and why.</summary>
/// <param name="Since">When it was put on hold.</param>
/// <param name="Reason">What the client said about it.</param>
public sealed record HoldView(Instant Since, string Reason);

/// <summary>Another schedule that one side has asked the other for, why, and when.</summary>
/// <param name="By">The side that asked.</param>
/// <param name="Schedule">When the work shall be done instead.</param>
/// <param name="Reason">What speaks for it; left out where nothing was said.</param>
/// <param name="At">When it was asked.</param>
public sealed record RescheduleView(Role By, ScheduleBody Schedule, string? Reason, Instant At)
{
    internal static RescheduleView Of(RescheduleRequest request) => new(request.By, new(request.Schedule), request.Reason, request.At);
}
