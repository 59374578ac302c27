using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Drafting;

/// <summary>
/// What a draft or a template says, but for its schedule and the client's own number. Parts of the settings that are null are inherited
/// from the company when a draft is made (domain.md §9).
/// </summary>
public record DraftContent
{
    /// <summary>A short name for the work. A draft has one.</summary>
    public string? Title { get; init; }

    /// <summary>The scope of work. A draft has one.</summary>
    public string? Description { get; init; }

    /// <summary>Instructions for the work and its deliverables.</summary>
    public string? Instructions { get; init; }

    /// <summary>The project manager; null for the client user who creates it.</summary>
    public PersonId? ProjectManager { get; init; }

    /// <summary>Where the work is done; null where nothing is said of it.</summary>
    public Place? Place { get; init; }

    /// <summary>The price. A draft has one.</summary>
    public Pricing? Price { get; init; }

    /// <summary>Whether a confirmation is required; null to inherit.</summary>
    public bool? ConfirmationRequired { get; init; }

    /// <summary>The confirmation window where one is required; null to inherit.</summary>
    public ConfirmationWish? Confirmation { get; init; }

    /// <summary>How visits are recorded; null to inherit.</summary>
    public CheckInWish? CheckIn { get; init; }

    /// <summary>The deliverables required; null to inherit.</summary>
    public ImmutableList<DeliverableRequirement>? Deliverables { get; init; }

    /// <summary>Whether counteroffers are off; null to inherit.</summary>
    public bool? CounteroffersOff { get; init; }

    /// <summary>The payment terms; null to inherit.</summary>
    public Period? PaymentTerms { get; init; }

    /// <summary>What a worker has to have and to have shown before applying.</summary>
    public WorkRequirements? Requirements { get; init; }

    /// <summary>What an assignment says, for a copy or a template: without its schedule, its people and the client's own number.</summary>
    public static DraftContent FromBrief(Brief brief) => new()
    {
        Title = brief.Title,
        Description = brief.Description,
        Instructions = brief.Instructions,
        Place = brief.Place,
        Price = brief.Price,
        ConfirmationRequired = brief.Settings.Confirmation is not null,
        Confirmation = brief.Settings.Confirmation is { } window ? new(window.OpensBefore, window.ClosesBefore) : null,
        CheckIn = new(brief.Settings.CheckIn.Required, brief.Settings.CheckIn.PhoneNumber ?? "", brief.Settings.CheckIn.Grace),
        Deliverables = brief.Settings.Deliverables,
        CounteroffersOff = brief.Settings.CounteroffersOff,
        PaymentTerms = brief.Settings.PaymentTerms,
        Requirements = brief.Requirements,
    };

    /// <summary>The same, but for what somebody says instead.</summary>
    public DraftContent Under(DraftContent said) => new()
    {
        Title = said.Title ?? Title,
        Description = said.Description ?? Description,
        Instructions = said.Instructions ?? Instructions,
        ProjectManager = said.ProjectManager ?? ProjectManager,
        Place = said.Place ?? Place,
        Price = said.Price ?? Price,
        ConfirmationRequired = said.ConfirmationRequired ?? ConfirmationRequired,
        Confirmation = said.Confirmation ?? Confirmation,
        CheckIn = said.CheckIn ?? CheckIn,
        Deliverables = said.Deliverables ?? Deliverables,
        CounteroffersOff = said.CounteroffersOff ?? CounteroffersOff,
        PaymentTerms = said.PaymentTerms ?? PaymentTerms,
        Requirements = said.Requirements ?? Requirements,
    };
}
