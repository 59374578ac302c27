using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Assignments;

/// <summary>A value before and after; null where there was none, or is none.</summary>
/// <param name="Old">The value before.</param>
/// <param name="New">The value after.</param>
public sealed record Change<T>(T? Old, T? New);

/// <summary>
/// What is different between two forms of a brief, by field and content (domain.md §9); null where a field is the same. The company is
/// no field that changes, and the project manager changes by an event of its own.
/// </summary>
public sealed partial record BriefChanges
{
    /// <summary>Nothing.</summary>
    public static BriefChanges None { get; } = new();

    /// <summary>The short name for the work.</summary>
    public Change<string>? Title { get; init; }

    /// <summary>The scope of work.</summary>
    public Change<string>? Description { get; init; }

    /// <summary>The instructions.</summary>
    public Change<string>? Instructions { get; init; }

    /// <summary>When the work is to be done.</summary>
    public Change<Schedule>? Schedule { get; init; }

    /// <summary>Where it is done.</summary>
    public Change<Place>? Place { get; init; }

    /// <summary>The price.</summary>
    public Change<Pricing>? Price { get; init; }

    /// <summary>What a worker has to have and to have shown before applying.</summary>
    public Change<WorkRequirements>? Requirements { get; init; }

    /// <summary>The window in which the schedule has to be confirmed.</summary>
    public Change<ConfirmationWindow>? Confirmation { get; init; }

    /// <summary>How visits are recorded.</summary>
    public Change<CheckInSettings>? CheckIn { get; init; }

    /// <summary>The deliverables that have to be there.</summary>
    public Change<ImmutableList<DeliverableRequirement>>? Deliverables { get; init; }

    /// <summary>Whether counteroffers are off.</summary>
    public Change<bool>? CounteroffersOff { get; init; }

    /// <summary>How long after approval the invoice is due.</summary>
    public Change<Period>? PaymentTerms { get; init; }

    /// <summary>The client's documents for everybody who sees the scope.</summary>
    public Change<ImmutableList<OfferedDocument>>? Documents { get; init; }

    /// <summary>The fields, and whether each belongs to the terms that a worker reads: all do but the title (domain.md §9).</summary>
    public static ImmutableSortedDictionary<string, bool> IsTerm { get; } =
        Table.ToImmutableSortedDictionary(field => field.Name, field => field.IsTerm);

    private static ImmutableArray<Field> Table =>
    [
        new Field<string>(
            nameof(Title), brief => brief.Title, (brief, title) => brief with { Title = title! },
            changes => changes.Title, (changes, title) => changes with { Title = title }) { IsTerm = false },
        new Field<string>(
            nameof(Description), brief => brief.Description, (brief, description) => brief with { Description = description! },
            changes => changes.Description, (changes, description) => changes with { Description = description }),
        new Field<string>(
            nameof(Instructions), brief => brief.Instructions, (brief, instructions) => brief with { Instructions = instructions },
            changes => changes.Instructions, (changes, instructions) => changes with { Instructions = instructions }),
        new Field<Schedule>(
            nameof(Schedule), brief => brief.Schedule, (brief, schedule) => brief with { Schedule = schedule! },
            changes => changes.Schedule, (changes, schedule) => changes with { Schedule = schedule }),
        new Field<Place>(
            nameof(Place), brief => brief.Place, (brief, place) => brief with { Place = place },
            changes => changes.Place, (changes, place) => changes with { Place = place }),
        new Field<Pricing>(
            nameof(Price), brief => brief.Price, (brief, price) => brief with { Price = price! },
            changes => changes.Price, (changes, price) => changes with { Price = price }),
        new Field<WorkRequirements>(
            nameof(Requirements), brief => brief.Requirements, (brief, requirements) => brief with { Requirements = requirements },
            changes => changes.Requirements, (changes, requirements) => changes with { Requirements = requirements }),
        new Field<ConfirmationWindow>(
            nameof(Confirmation), brief => brief.Settings.Confirmation,
            (brief, confirmation) => brief with { Settings = brief.Settings with { Confirmation = confirmation } },
            changes => changes.Confirmation, (changes, confirmation) => changes with { Confirmation = confirmation }),
        new Field<CheckInSettings>(
            nameof(CheckIn), brief => brief.Settings.CheckIn,
            (brief, checkIn) => brief with { Settings = brief.Settings with { CheckIn = checkIn! } },
            changes => changes.CheckIn, (changes, checkIn) => changes with { CheckIn = checkIn }),
        new Field<ImmutableList<DeliverableRequirement>>(
            nameof(Deliverables), brief => brief.Settings.Deliverables,
            (brief, deliverables) => brief with { Settings = brief.Settings with { Deliverables = deliverables! } },
            changes => changes.Deliverables, (changes, deliverables) => changes with { Deliverables = deliverables }),
        new Field<bool>(
            nameof(CounteroffersOff), brief => brief.Settings.CounteroffersOff,
            (brief, off) => brief with { Settings = brief.Settings with { CounteroffersOff = off } },
            changes => changes.CounteroffersOff, (changes, off) => changes with { CounteroffersOff = off }),
        new Field<Period>(
            nameof(PaymentTerms), brief => brief.Settings.PaymentTerms,
            (brief, terms) => brief with { Settings = brief.Settings with { PaymentTerms = terms! } },
            changes => changes.PaymentTerms, (changes, terms) => changes with { PaymentTerms = terms }),
        new Field<ImmutableList<OfferedDocument>>(
            nameof(Documents), brief => brief.Documents, (brief, documents) => brief with { Documents = documents! },
            changes => changes.Documents, (changes, documents) => changes with { Documents = documents }),
    ];
}
