using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Drafting;

/// <summary>What settings may hold, a company's and an assignment's alike.</summary>
public static class SettingsRules
{
    // Any ordinary day serves to check that a window opens before it closes.
    private static readonly Schedule AnyDay = new(
        Instant.FromUtc(2026, 1, 14, 12, 0), Instant.FromUtc(2026, 1, 14, 13, 0), DateTimeZone.Utc);

    /// <summary>What is wrong with a company's settings: every field that is. They hold for drafts made from then on.</summary>
    public static ImmutableList<Refusal> Check(AssignmentSettings settings, Policy policy) => Check(settings, AnyDay, policy);

    /// <summary>What is wrong with the settings of an assignment that has a schedule.</summary>
    internal static ImmutableList<Refusal> Check(AssignmentSettings settings, Schedule schedule, Policy policy) =>
    [
        .. Confirmation(settings, schedule, policy),
        .. CheckIn(settings.CheckIn, policy),
        .. Deliverables(settings.Deliverables, policy),
        .. Span(settings.PaymentTerms, "paymentTerms", policy),
    ];

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
            ? [new InvalidField("confirmation", "confirmationWindowEmpty", "The window must open before it closes.")]
            : spans;
    }

    private static IEnumerable<Refusal> CheckIn(CheckInSettings checkIn, Policy policy)
    {
        var refusals = checkIn.PhoneNumber is { } number
            ? Text.Shown(number, "checkIn.phoneNumber", policy.PhoneNumberLength).Concat(Dialable(number))
            : [];
        return checkIn.Grace < Duration.Zero || checkIn.Grace > policy.LongestGrace
            ? refusals.Append(
                new InvalidField(
                    "checkIn.grace", "graceOutOfRange", $"The grace is between nothing and {Wording.InWords(policy.LongestGrace)}."))
            : refusals;
    }

    private static IEnumerable<Refusal> Dialable(string number)
    {
        if (!Text.IsBlank(number)
            && (!number.Any(char.IsAsciiDigit) || !number.All(
                letter => char.IsAsciiDigit(letter) || "+-.()/ ".Contains(letter, StringComparison.Ordinal))))
            yield return new InvalidField(
                "checkIn.phoneNumber", "phoneNumberInvalid", "A phone number has digits, and besides only + - . ( ) / and blanks.");
    }

    private static IEnumerable<Refusal> Deliverables(ImmutableList<DeliverableRequirement> requirements, Policy policy)
    {
        if (requirements.Select(requirement => requirement.Type).Distinct().Count() < requirements.Count)
            yield return new InvalidField("deliverables", "deliverableTypeTwice", "Name each type of deliverable once.");
        foreach (var requirement in requirements)
        {
            if (requirement.Number < 1 || requirement.Number > policy.DeliverablesPerRequirement)
                yield return new InvalidField(
                    "deliverables.number", "deliverableNumber", $"The number is between 1 and {policy.DeliverablesPerRequirement}.");
            if (requirement.DueDays < 0 || requirement.DueDays > policy.DeliverableDueDays)
                yield return new InvalidField(
                    "deliverables.dueDays", "deliverableDueDays",
                    $"Deliverables are due 0 to {policy.DeliverableDueDays} days after the last check-out, or have no due date.");
        }
    }

    private static IEnumerable<Refusal> Span(Period span, string field, Policy policy)
    {
        if (!IsInRange(span, policy))
            yield return new InvalidField(
                field, "spanOutOfRange", $"A span here is between nothing and {Wording.InWords(policy.LongestSpan)}.");
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
