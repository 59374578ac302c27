using NodaTime;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Api.Assignments;

/// <summary>Since when it is on hold, and why.</summary>
public sealed record HoldView(Instant Since, string Reason);

/// <summary>Another schedule that one side has asked the other for, why, and when.</summary>
public sealed record RescheduleView(Role By, ScheduleBody Schedule, string? Reason, Instant At)
{
    internal static RescheduleView Of(RescheduleRequest request) => new(request.By, new(request.Schedule), request.Reason, request.At);
}
