using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Assignments;

/// <summary>When and in which time zone the work is to be done. Days of this assignment count in that zone (domain.md §3).</summary>
/// <param name="Start">When the work begins.</param>
/// <param name="End">When the work ends, after the start.</param>
/// <param name="Zone">The IANA time zone of the place, in which days are counted.</param>
public sealed record Schedule(Instant Start, Instant End, DateTimeZone Zone)
{
    /// <summary>The day of an instant: days count in the assignment's zone (domain.md §3).</summary>
    public LocalDate Day(Instant at) => at.InZone(Zone).Date;

    /// <summary>When the day after that of an instant begins.</summary>
    public Instant DayAfter(Instant at) => Zone.AtStartOfDay(Day(at).PlusDays(1)).ToInstant();
}

/// <summary>What the client asks for: scope, schedule, price and settings, in full.</summary>
public sealed record Brief
{
    /// <summary>The client company.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>The client user who is the assignment's project manager (domain.md §1).</summary>
    public required PersonId ProjectManager { get; init; }

    /// <summary>A short name for the work.</summary>
    public required string Title { get; init; }

    /// <summary>The scope of work, in full.</summary>
    public required string Description { get; init; }

    /// <summary>Instructions for the work and its deliverables.</summary>
    public string? Instructions { get; init; }

    /// <summary>When the work is to be done.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Where it is done; null where the client did not say, as before places were asked for.</summary>
    public Place? Place { get; init; }

    /// <summary>The price.</summary>
    public required Pricing Price { get; init; }

    /// <summary>The settings that hold for this assignment.</summary>
    public required AssignmentSettings Settings { get; init; }

    /// <summary>What a worker has to have and to have shown before applying.</summary>
    public WorkRequirements? Requirements { get; init; }

    /// <summary>The client's documents for everybody who sees the scope.</summary>
    public ImmutableList<OfferedDocument> Documents { get; init; } = [];
}

/// <summary>
/// How an assignment is run. A draft inherits the company's and may override each part (domain.md §2); from then on they are the
/// assignment's own.
/// </summary>
public sealed record AssignmentSettings
{
    /// <summary>The window in which the schedule has to be confirmed, or null where no confirmation is required.</summary>
    public ConfirmationWindow? Confirmation { get; init; }

    /// <summary>How visits are recorded.</summary>
    public required CheckInSettings CheckIn { get; init; }

    /// <summary>The deliverables that have to be there before completion.</summary>
    public required ImmutableList<DeliverableRequirement> Deliverables { get; init; }

    /// <summary>Whether counteroffers are off: then a worker cannot ask for a budget increase either (domain.md §3, seed 003).</summary>
    public bool CounteroffersOff { get; init; }

    /// <summary>How long after approval the invoice is due, counted in the assignment's zone (domain.md §2: 30 days).</summary>
    public required Period PaymentTerms { get; init; }
}

/// <summary>The window for confirming the schedule, as spans before the scheduled start (domain.md §3: 24 h and 2 h).</summary>
/// <param name="OpensBefore">From how long before the start it can be confirmed, as an ISO 8601 period.</param>
/// <param name="ClosesBefore">Until how long before the start it has to be confirmed, as an ISO 8601 period.</param>
public sealed record ConfirmationWindow(Period OpensBefore, Period ClosesBefore);

/// <summary>How visits are recorded.</summary>
/// <param name="Required">Whether the worker has to check in and out.</param>
/// <param name="PhoneNumber">The number to call where the company requires the phone, else null.</param>
/// <param name="Grace">How long after the scheduled start or end a missing time makes the worker late (domain.md §3: 15 min).</param>
public sealed record CheckInSettings(bool Required, string? PhoneNumber, Duration Grace)
{
    /// <summary>
    /// How long before the scheduled start a visit may begin and still count as being in (domain.md §3: 30 min), fixed with the draft;
    /// null where every visit counts, as in drafts from before this was a rule.
    /// </summary>
    public Duration? EarlyIn { get; init; }
}
