using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Assignments;

/// <summary>Writing a draft (domain.md §2): it inherits the company's settings and may override each of them.</summary>
public static class Drafting
{
    /// <summary>Decides whether a draft can be created as asked for. Refusals name every field that is wrong.</summary>
    public static Decision Create(AssignmentId id, DraftRequest request, Actor by, CompanyFacts company, Policy policy, Instant now)
    {
        if (by is not Actor.Client client || client.Company != company.Company)
            return new Decision.Refused([new Refusal.RoleNotAllowed(AssignmentAction.Send, by.Role)]);
        var settings = Settings(request, company.Settings, policy);
        ImmutableList<Refusal> refusals =
        [
            .. Text.Line(request.Title, "title", policy.TitleLength),
            .. Text.Required(request.Description, "description", policy.DescriptionLength),
            .. Text.Optional(request.Instructions, "instructions", policy.DescriptionLength),
            .. ProjectManager(request, company),
            .. Schedule(request.Schedule, policy, now),
            .. PricingRules.Price(request.Price, "price", policy),
            .. Confirmation(settings, request.Schedule, policy),
            .. CheckIn(settings.CheckIn, policy),
            .. Deliverables(settings.Deliverables, policy),
            .. Span(settings.PaymentTerms, "paymentTerms", policy),
        ];
        return refusals.IsEmpty
            ? new Decision.Accepted([new(now, by, new Event.Created(id, new()
            {
                Company = company.Company,
                ProjectManager = request.ProjectManager ?? client.Id,
                Title = request.Title,
                Description = request.Description,
                Instructions = request.Instructions,
                Schedule = request.Schedule,
                Price = request.Price,
                Settings = settings,
            }))])
            : new Decision.Refused(refusals);
    }

    private static AssignmentSettings Settings(DraftRequest request, AssignmentSettings inherited, Policy policy) => new()
    {
        Confirmation = request.ConfirmationRequired switch
        {
            false => null,
            true => request.Confirmation ?? inherited.Confirmation ?? new(policy.ConfirmationOpensBefore, policy.ConfirmationClosesBefore),
            null => request.Confirmation ?? inherited.Confirmation,
        },
        CheckIn = request.CheckIn ?? inherited.CheckIn,
        Deliverables = request.Deliverables ?? inherited.Deliverables,
        PaymentTerms = request.PaymentTerms ?? inherited.PaymentTerms,
    };

    private static IEnumerable<Refusal> ProjectManager(DraftRequest request, CompanyFacts company)
    {
        if (request.ProjectManager is { } manager && !company.People.Contains(manager))
            yield return new Refusal.InvalidField("projectManager", "unknownProjectManager", $"'{manager}' is nobody at this company.");
    }

    private static IEnumerable<Refusal> Schedule(Schedule schedule, Policy policy, Instant now)
    {
        if (schedule.Start < now - policy.ScheduleBehind)
            yield return new Refusal.InvalidField("schedule.start", "scheduleTooFarBehind", $"The start can lie at most {policy.ScheduleBehind.TotalDays} days back.");
        if (schedule.Start > now + policy.ScheduleAhead)
            yield return new Refusal.InvalidField("schedule.start", "scheduleTooFarAhead", $"The start can lie at most {policy.ScheduleAhead.TotalDays} days ahead.");
        if (schedule.End <= schedule.Start)
            yield return new Refusal.InvalidField("schedule.end", "scheduleEndsBeforeStart", "The end must come after the start.");
        if (schedule.End - schedule.Start > policy.LongestSchedule)
            yield return new Refusal.InvalidField("schedule.end", "scheduleTooLong", $"A schedule can last at most {policy.LongestSchedule.TotalDays} days.");
    }

    private static ImmutableList<Refusal> Confirmation(AssignmentSettings settings, Schedule schedule, Policy policy)
    {
        if (settings.Confirmation is not { } window)
            return [];
        ImmutableList<Refusal> spans =
        [
            .. Span(window.OpensBefore, "confirmation.opensBefore", policy),
            .. Span(window.ClosesBefore, "confirmation.closesBefore", policy),
        ];
        // Subtracting from a start far outside the calendar would overflow; the schedule's own refusals name that.
        return spans.IsEmpty && IsOrdinary(schedule.Start) &&
            schedule.Start.Minus(window.OpensBefore, schedule.Zone) >= schedule.Start.Minus(window.ClosesBefore, schedule.Zone)
            ? [new Refusal.InvalidField("confirmation", "confirmationWindowEmpty", "The window must open before it closes.")]
            : spans;
    }

    private static IEnumerable<Refusal> CheckIn(CheckInSettings checkIn, Policy policy)
    {
        var refusals = checkIn.PhoneNumber is { } number
            ? Text.Required(number, "checkIn.phoneNumber", policy.PhoneNumberLength)
            : [];
        return checkIn.Grace < Duration.Zero || checkIn.Grace > policy.LongestGrace
            ? refusals.Append(new Refusal.InvalidField("checkIn.grace", "graceOutOfRange", $"The grace is between nothing and {policy.LongestGrace.TotalHours} hours."))
            : refusals;
    }

    private static IEnumerable<Refusal> Deliverables(ImmutableList<DeliverableRequirement> requirements, Policy policy)
    {
        if (requirements.Select(requirement => requirement.Type).Distinct().Count() < requirements.Count)
            yield return new Refusal.InvalidField("deliverables", "deliverableTypeTwice", "Name each type of deliverable once.");
        foreach (var requirement in requirements)
        {
            if (requirement.Number < 1 || requirement.Number > policy.DeliverablesPerRequirement)
                yield return new Refusal.InvalidField("deliverables.number", "deliverableNumber", $"The number is between 1 and {policy.DeliverablesPerRequirement}.");
            if (requirement.DueDays < 0 || requirement.DueDays > policy.DeliverableDueDays)
                yield return new Refusal.InvalidField("deliverables.dueDays", "deliverableDueDays", $"Deliverables are due 0 to {policy.DeliverableDueDays} days after the last check-out, or have no due date.");
        }
    }

    private static IEnumerable<Refusal> Span(Period span, string field, Policy policy)
    {
        if (!IsInRange(span, policy))
            yield return new Refusal.InvalidField(field, "spanOutOfRange", $"A span here is between nothing and {policy.LongestSpan}.");
    }

    // A span that goes back with one unit what it goes ahead with another could leave the calendar on its way.
    private static bool IsInRange(Period span, Policy policy)
    {
        if (Units(span).Any(unit => unit < 0))
            return false;
        var from = new LocalDateTime(2000, 1, 1, 0, 0);
        try
        {
            return from + span <= from + policy.LongestSpan;
        }
        catch (Exception beyondTheCalendar) when (beyondTheCalendar is OverflowException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static IEnumerable<long> Units(Period span) =>
    [
        span.Years, span.Months, span.Weeks, span.Days,
        span.Hours, span.Minutes, span.Seconds, span.Milliseconds, span.Ticks, span.Nanoseconds,
    ];

    private static bool IsOrdinary(Instant instant) =>
        instant > Instant.FromUtc(1970, 1, 1, 0, 0) && instant < Instant.FromUtc(9000, 1, 1, 0, 0);
}
