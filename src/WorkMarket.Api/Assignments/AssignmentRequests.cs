using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Api.Assignments;

/// <summary>A draft. What is left out of the settings, or of one of them, is inherited from the company.</summary>
public sealed record CreateRequest(
    string Title,
    string Description,
    ScheduleBody Schedule,
    Pricing Price,
    string? Instructions = null,
    PersonId? ProjectManager = null,
    ConfirmationBody? Confirmation = null,
    CheckInBody? CheckIn = null,
    ImmutableList<DeliverableRequirement>? Deliverables = null,
    Period? PaymentTerms = null,
    bool? CounteroffersOff = null,
    WorkRequirements? Requirements = null)
{
    internal DraftRequest ToDraft() => new()
    {
        Title = Title,
        Description = Description,
        Instructions = Instructions,
        ProjectManager = ProjectManager,
        Schedule = Schedule.ToSchedule(),
        Price = Price,
        ConfirmationRequired = Confirmation?.Required,
        Confirmation = Confirmation is null ? null : new(Confirmation.OpensBefore, Confirmation.ClosesBefore),
        CheckIn = CheckIn is null ? null : new(CheckIn.Required, CheckIn.PhoneNumber, CheckIn.Grace),
        Deliverables = Deliverables?.Contains(null!) != true ? Deliverables
            : throw new BadRequestException("deliverables", "jsonInvalid", "'deliverables' holds a null."),
        PaymentTerms = PaymentTerms,
        CounteroffersOff = CounteroffersOff,
        Requirements = Requirements is { } required && Lists(required).Any(names => names.Contains(null!))
            ? throw new BadRequestException("requirements", "jsonInvalid", "'requirements' holds a null.")
            : Requirements,
    };

    private static IEnumerable<ImmutableList<string>> Lists(WorkRequirements required) =>
        [required.Skills, required.Certifications, required.Licences, required.Insurance];
}

/// <summary>When the work is to be done, and the IANA time zone in which its days count.</summary>
public sealed record ScheduleBody(Instant Start, Instant End, DateTimeZone TimeZone)
{
    /// <summary>The body of a schedule.</summary>
    internal ScheduleBody(Schedule schedule)
        : this(schedule.Start, schedule.End, schedule.Zone)
    {
    }

    internal Schedule ToSchedule() => new(Start, End, TimeZone);
}

/// <summary>Whether the schedule has to be confirmed, and when; spans before the start as ISO 8601 periods, as in <c>PT24H</c> or <c>P1D</c>.</summary>
public sealed record ConfirmationBody(bool Required, Period? OpensBefore = null, Period? ClosesBefore = null);

/// <summary>
/// Whether check-in is required, the number to call where it has to be by phone (empty where the company's is not to hold), and how long
/// after the scheduled start or end a missing time makes the worker late, as an ISO 8601 duration such as <c>PT15M</c>.
/// </summary>
public sealed record CheckInBody(bool Required, string? PhoneNumber = null, Duration? Grace = null);

/// <summary>To whom it is offered: to named workers, or to all with <c>open</c>.</summary>
public sealed record SendRequest(ImmutableList<PersonId>? Workers = null, bool Open = false);

/// <summary>A note.</summary>
public sealed record NoteRequest(string? Note = null);

/// <summary>
/// The worker's summary; the hours where they are fewer than in the time log, or the units; and the final value with an explanation
/// where it is lower than what the work comes to.
/// </summary>
public sealed record CompleteRequest(
    string Resolution, Money? FinalValue = null, string? Explanation = null, decimal? Hours = null, decimal? Units = null);

/// <summary>The client's own reference of the payment.</summary>
public sealed record PayRequest(string? Reference = null);
