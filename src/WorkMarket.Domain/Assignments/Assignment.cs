using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Violations;

namespace WorkMarket.Domain.Assignments;

/// <summary>
/// An assignment: the closed set of its states (domain.md §2). Each holds exactly what can be there in it, so that an illegal state
/// cannot be written down.
/// </summary>
public abstract record Assignment
{
    private protected Assignment() { }

    /// <summary>What it has in every state.</summary>
    public required Core Core { get; init; }

    /// <summary>Its id.</summary>
    public AssignmentId Id => Core.Id;

    /// <summary>What the client asks for.</summary>
    public Brief Brief => Core.Brief;

    /// <summary>The name of the state.</summary>
    public abstract Status Status { get; }
}

/// <summary>What an assignment has in every state.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Brief">What the client asks for.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="AsOf">The instant of its latest event. Time does not run backwards in an assignment.</param>
/// <param name="Messages">How many messages were posted on it.</param>
public sealed record Core(AssignmentId Id, Brief Brief, Instant CreatedAt, Instant AsOf, int Messages)
{
    /// <summary>Those of the company who were its project manager before, each once.</summary>
    public ImmutableList<PersonId> FormerManagers { get; init; } = [];

    /// <summary>
    /// The number by which people name it (domain.md §1); null only of one from before all had one, until it is written again.
    /// </summary>
    public AssignmentNumber? Number { get; init; }

    /// <summary>The violations reported on it, oldest first. They outlive an engagement.</summary>
    public ImmutableList<Violation> Violations { get; init; } = [];

    /// <summary>The workers who had it and do not have it any more, in their order. Scorecards count from these.</summary>
    public ImmutableList<FormerEngagement> Former { get; init; } = [];

    /// <summary>How many deliverables there had been before the present worker's.</summary>
    internal int DeliverablesBefore => Former.LastOrDefault()?.Deliverables ?? 0;

    /// <summary>What a scanner found in a file; null where none found anything.</summary>
    public FileFinding? FindingIn(DeliveredFile file) => Findings.Find(finding => finding.Upload == file.Upload);

    /// <summary>The client's own number for it (domain.md §9); null where it has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The salted hash of contact and access notes, which lie beside the events; null where there are none.</summary>
    public string? AccessHash { get; init; }

    /// <summary>The client's documents; those for everybody who sees the scope are named in the brief.</summary>
    public ImmutableList<Document> Documents { get; init; } = [];

    /// <summary>How many documents were ever added.</summary>
    public int DocumentsAdded { get; init; }

    /// <summary>What scanners found in files of it, oldest first: the files are withdrawn.</summary>
    public ImmutableList<FileFinding> Findings { get; init; } = [];

    /// <summary>What workers asked while it was sent.</summary>
    public ImmutableList<Question> Questions { get; init; } = [];

    /// <summary>How the terms changed since they were first sent, oldest first: each is a version of its own.</summary>
    public ImmutableList<TermsEdit> TermsEdits { get; init; } = [];

    /// <summary>What changed and was not told yet, as edits soon after one another are one notice; null where all was.</summary>
    public UntoldChanges? Untold { get; init; }

    /// <summary>How many messages there were on the latest day with any; null also where none was posted since these are counted.</summary>
    public DayOfMessages? Today { get; init; }

    /// <summary>What decisions need to know of the messages with the present worker; null where nothing was said.</summary>
    public Correspondence? Correspondence { get; init; }

    /// <summary>The mails of workers to the support address with which one can still be opened, or could lately.</summary>
    public ImmutableList<SupportMail> SupportMails { get; init; } = [];

    /// <summary>How many of these mails there were in all.</summary>
    public int SupportMailsMade { get; init; }

    /// <summary>The escalations on it, oldest first; at most the latest is open. They outlive an engagement.</summary>
    public ImmutableList<Escalation> Escalations { get; init; } = [];
}

/// <summary>Being written by the client.</summary>
public sealed record Draft : Assignment
{
    /// <summary>The company's settings when it was written, from which it inherited; null where that is not known.</summary>
    public AssignmentSettings? Inherited { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Draft;
}

/// <summary>Offered to named workers or to all.</summary>
public sealed record Sent : Assignment
{
    /// <summary>Who may apply.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The applications so far, closed ones included.</summary>
    public ImmutableList<Application> Applications { get; init; } = [];

    /// <summary>
    /// Since when it takes no applications, as the worker who had it has it no more; null while it takes them, and where it came back
    /// before it was closed by that (domain.md §10).
    /// </summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>What had been agreed with that worker.</summary>
    public Pricing? AgreedPrice { get; init; }

    /// <summary>When it was offered again the last time.</summary>
    public Instant? OfferedAgainAt { get; init; }

    /// <summary>Who gave it back or abandoned it, and is left out of an offer to all.</summary>
    public ImmutableList<PersonId> LeftOut { get; init; } = [];

    /// <inheritdoc/>
    public override Status Status => Status.Sent;
}

/// <summary>Taken back before anybody had it.</summary>
public sealed record Voided : Assignment
{
    /// <summary>Whether it was deleted as a draft: then it is there for nobody but support.</summary>
    public bool Deleted { get; init; }

    /// <summary>To whom it had been offered, where it had.</summary>
    public Audience? Audience { get; init; }

    /// <summary>The applications that it had.</summary>
    public ImmutableList<Application> Applications { get; init; } = [];

    /// <inheritdoc/>
    public override Status Status => Status.Voided;
}

/// <summary>Cancelled by the client before anybody had it.</summary>
public sealed record CancelledOffer : Assignment
{
    /// <summary>To whom it had been offered.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The applications that it had.</summary>
    public ImmutableList<Application> Applications { get; init; } = [];

    /// <summary>Why and when.</summary>
    public required Cancellation Cancellation { get; init; }

    /// <inheritdoc/>
    public override Status Status => Status.Cancelled;
}

/// <summary>Who may apply: named workers, or everybody.</summary>
public abstract record Audience
{
    private Audience() { }

    /// <summary>The workers named.</summary>
    /// <param name="Workers">Those who see it and may apply.</param>
    public sealed record Named(ImmutableList<PersonId> Workers) : Audience;

    /// <summary>Every worker.</summary>
    public sealed record Open : Audience;
}
