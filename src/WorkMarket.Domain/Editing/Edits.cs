using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Editing;

/// <summary>Change what it says at once: all of it in a draft and while it is sent, what needs nobody's consent afterwards.</summary>
public sealed record Edit(BriefEdit To) : Command;

/// <summary>What an edit changes. What is not given stays as it is.</summary>
public sealed record BriefEdit
{
    /// <summary>A short name for the work.</summary>
    public Optional<string> Title { get; init; }

    /// <summary>The scope of work, in full.</summary>
    public Optional<string> Description { get; init; }

    /// <summary>Instructions for the work; null for none.</summary>
    public Optional<string> Instructions { get; init; }

    /// <summary>When the work is to be done.</summary>
    public Optional<Schedule> Schedule { get; init; }

    /// <summary>Where it is done.</summary>
    public Optional<Place> Place { get; init; }

    /// <summary>The price.</summary>
    public Optional<Pricing> Price { get; init; }

    /// <summary>What a worker has to have and to have shown before applying; null for nothing.</summary>
    public Optional<WorkRequirements> Requirements { get; init; }

    /// <summary>The window in which the schedule has to be confirmed; null where that is not required. Parts that are null stay.</summary>
    public Optional<ConfirmationWish> Confirmation { get; init; }

    /// <summary>How visits are recorded. Parts that are null stay.</summary>
    public Optional<CheckInWish> CheckIn { get; init; }

    /// <summary>The deliverables required; null for none.</summary>
    public Optional<ImmutableList<DeliverableRequirement>> Deliverables { get; init; }

    /// <summary>Whether counteroffers are off.</summary>
    public Optional<bool?> CounteroffersOff { get; init; }

    /// <summary>How long after approval the invoice is due.</summary>
    public Optional<Period> PaymentTerms { get; init; }

    /// <summary>The documents that belong to the terms, and are for everybody who sees the scope; null for none.</summary>
    public Optional<ImmutableList<DocumentId>> Documents { get; init; }
}

/// <summary>
/// The client changed what it says. Where others than the client know of it, it says when they are told: edits soon after one another
/// are one notice.
/// </summary>
[Stored("edited/1")]
public sealed record Edited(BriefChanges Changes, Instant? TellAt = null) : Event, IAdding;

/// <summary>Those whom it concerns are told what changed since they were told last.</summary>
[Stored("editsTold/1")]
public sealed record EditsTold(BriefChanges Changes) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        [.. to.Tell(Recipients.BothSides, NoticeKind.Edited), .. to.State is Sent ? to.Asked(NoticeKind.Edited) : []];
}

/// <summary>What was edited and not told yet.</summary>
/// <param name="Changes">All of it together.</param>
/// <param name="TellAt">When it is told.</param>
public sealed record UntoldChanges(BriefChanges Changes, Instant TellAt);

/// <summary>The edit changes nothing.</summary>
public sealed record NothingChanged()
    : Refusal(RefusalKind.Invalid, "nothingChanged", "The assignment says all of that already: name what shall be different.");

/// <summary>What the two sides agreed on is not for one of them to change (domain.md §9).</summary>
public sealed record NotAtOnce : Refusal
{
    /// <summary>Names the field, and how it can be changed.</summary>
    public NotAtOnce(string field, string how)
        : base(RefusalKind.Conflict, "changeNotAtOnce", $"{Wording.Subject(field)} was agreed with the worker: {how}.", field)
    {
    }
}
