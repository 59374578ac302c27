using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Places;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Api.Editing;

/// <summary>
/// What shall be different. As in a JSON merge patch (RFC 7396), what is left out stays as it is, and null takes away what can be taken
/// away; but an object or a list is taken whole, save that parts of <c>confirmation</c> and <c>checkIn</c> which are left out stay.
/// </summary>
public record EditRequest
{
    private readonly HashSet<string> given = [];

    /// <summary>A short name for the work.</summary>
    public string Title { get; init => field = Give(value); } = null!;

    /// <summary>The scope of work, in full.</summary>
    public string Description { get; init => field = Give(value); } = null!;

    /// <summary>Instructions for the work; null for none.</summary>
    public string? Instructions { get; init => field = Give(value); }

    /// <summary>When the work is to be done.</summary>
    public ScheduleBody Schedule { get; init => field = Give(value); } = null!;

    /// <summary>Where the work is done: on a site, or remote.</summary>
    public PlaceBody Place { get; init => field = Give(value); } = null!;

    /// <summary>What the work pays.</summary>
    public Pricing Price { get; init => field = Give(value); } = null!;

    /// <summary>What a worker has to have and to have shown before applying; null for nothing.</summary>
    public WorkRequirements? Requirements { get; init => field = Give(value); }

    /// <summary>Whether and when the schedule has to be confirmed; null where it has not.</summary>
    public ConfirmationBody? Confirmation { get; init => field = Give(value); }

    /// <summary>Whether and how the worker checks in and out.</summary>
    public CheckInBody CheckIn { get; init => field = Give(value); } = null!;

    /// <summary>The files that the worker has to deliver; null for none.</summary>
    public ImmutableList<DeliverableRequirement>? Deliverables { get; init => field = Give(value); }

    /// <summary>Whether workers can apply as offered only.</summary>
    public bool CounteroffersOff { get; init => field = Give(value); }

    /// <summary>How long after approval the payment is due, as an ISO 8601 period such as <c>P30D</c>.</summary>
    public Period PaymentTerms { get; init => field = Give(value); } = null!;

    /// <summary>The documents that belong to the terms, and are for everybody who sees the scope; null for none.</summary>
    public ImmutableList<DocumentId>? Documents { get; init => field = Give(value); }

    internal BriefEdit ToEdit() => new()
    {
        Title = Given(Title, nameof(Title)),
        Description = Given(Description, nameof(Description)),
        Instructions = Given(Instructions, nameof(Instructions)),
        Schedule = Given(Schedule?.ToSchedule(), nameof(Schedule)),
        Place = Given(Place?.ToPlace("place"), nameof(Place)),
        Price = Given(Price, nameof(Price)),
        Requirements = Given(DraftParts.Checked(Requirements), nameof(Requirements)),
        Confirmation = Given(
            Confirmation is { Required: true } window ? new ConfirmationWish(window.OpensBefore, window.ClosesBefore) : null,
            nameof(Confirmation)),
        CheckIn = Given(
            CheckIn is null ? null : new CheckInWish(CheckIn.Required, CheckIn.PhoneNumber, CheckIn.Grace), nameof(CheckIn)),
        Deliverables = Given(DraftParts.Checked(Deliverables), nameof(Deliverables)),
        CounteroffersOff = Given<bool?>(CounteroffersOff, nameof(CounteroffersOff)),
        PaymentTerms = Given(PaymentTerms, nameof(PaymentTerms)),
        Documents = Given(Documents, nameof(Documents)),
    };

    private Optional<T> Given<T>(T? value, string name) => given.Contains(name) ? new(value) : default;

    private protected T Give<T>(T value, [CallerMemberName] string name = "")
    {
        given.Add(name);
        return value;
    }
}

/// <summary>What is proposed to the worker, as in an edit, and why.</summary>
public sealed record ProposeChangeRequest : EditRequest
{
    /// <summary>What speaks for it, for the worker.</summary>
    public string? Reason { get; init; }
}

/// <summary>What is said more clearly.</summary>
/// <param name="Text">In plain words; not empty. It stands beside the text, which stays as it is.</param>
public sealed record ClarifyRequest(string Text);

/// <summary>What proposing a change answers.</summary>
public sealed class ChangeView(Application.Cases.Change change, ProposedChange proposed) : ActionView(change)
{
    /// <summary>The change as it waits for the worker.</summary>
    public ProposedChange Change => proposed;
}
