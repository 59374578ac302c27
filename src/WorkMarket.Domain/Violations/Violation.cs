using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Violations;

/// <summary>A violation's opaque id, unique within its assignment.</summary>
public readonly record struct ViolationId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What is said to have been violated (domain.md §5).</summary>
public enum ViolationCategory
{
    /// <summary>The terms of service.</summary>
    [Said("breach of the terms of service")]
    TermsOfService,

    /// <summary>Somebody did not come.</summary>
    [Said("no-show")]
    NoShow,

    /// <summary>The work was abandoned.</summary>
    Abandonment,

    /// <summary>Another person did the work, and the client had not consented.</summary>
    SubcontractingWithoutConsent,

    /// <summary>How somebody behaved.</summary>
    Conduct,

    /// <summary>A record is false.</summary>
    [Said("falsified record")]
    FalsifiedRecord,

    /// <summary>Business was done past WorkMarket.</summary>
    [Said("off-platform dealing")]
    OffPlatformDealing,

    /// <summary>Something else.</summary>
    [Said("something else")]
    Other,
}

/// <summary>What became of a report.</summary>
public enum ViolationStatus
{
    /// <summary>It is not decided.</summary>
    Open,

    /// <summary>It was a violation.</summary>
    Upheld,

    /// <summary>It was none.</summary>
    Dismissed,
}

/// <summary>
/// A reported violation. It stays on the assignment's record, whoever has the assignment afterwards. What was written about it is in the
/// timeline.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Category">What is said to have been violated.</param>
/// <param name="Against">Which side is said to have done it.</param>
/// <param name="Worker">The worker concerned: who did it, or to whom it was done.</param>
/// <param name="ReportedBy">Who reported it.</param>
/// <param name="ReportedAt">When it was reported.</param>
/// <param name="Status">What became of it.</param>
public sealed record Violation(
    ViolationId Id, ViolationCategory Category, Side Against, PersonId Worker, Actor ReportedBy, Instant ReportedAt, ViolationStatus Status)
{
    /// <summary>When support is to have decided it; null where it was reported before that was so.</summary>
    public Instant? DecideBy { get; init; }

    /// <summary>When it was decided.</summary>
    public Instant? DecidedAt { get; init; }

    /// <summary>
    /// When the worker contested it, where it is an abandonment by which the client ended the engagement; null where it is a report of a
    /// violation.
    /// </summary>
    public Instant? ContestedAt { get; init; }

    /// <summary>
    /// Whether it is there for somebody who takes part in the assignment: the side that reported it, the side that it is about, and
    /// support. Whoever has the assignment afterwards is neither.
    /// </summary>
    public bool IsOpenTo(Actor by) => by switch
    {
        Actor.Support => true,
        Actor.Worker worker => worker.Id == Worker && (Against == Side.Worker || ReportedBy is Actor.Worker),
        Actor.Client => Against == Side.Client || ReportedBy is Actor.Client,
        _ => false,
    };
}
