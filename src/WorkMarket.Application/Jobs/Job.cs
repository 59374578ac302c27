using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Jobs;

/// <summary>What goes through many cases: when an operator asks for it, or where there is something to do.</summary>
public enum JobKind
{
    /// <summary>Rebuilds every index from the events, and the list of WorkMarket's own people from all people.</summary>
    Reindex,

    /// <summary>Verifies the chain over each case's events, and looks whether what belongs to the case is there.</summary>
    Verification,

    /// <summary>Passes the assignments of people who left their company to somebody else there.</summary>
    Succession,

    /// <summary>Keeps what changed in tables a second time, as another slice of the backup.</summary>
    Backup,

    /// <summary>Brings back what a slice of the backup has, and those before it.</summary>
    Restore,
}

/// <summary>Where the next slice of a job begins.</summary>
/// <param name="Index">The index whose own rows are gone through, of backup and restore the table; null while the cases are.</param>
/// <param name="After">Where the slice before ended; null for the first one.</param>
public sealed record JobPlace(string? Index = null, string? After = null);

/// <summary>
/// The latest run of a job: how far it is and what came of it. It is kept in storage, so that any process can go on with it.
/// </summary>
public sealed record Job
{
    /// <summary>Which job.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>The number of this run, from 1.</summary>
    public required int Run { get; init; }

    /// <summary>When it was started.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>When its latest slice was done.</summary>
    public Instant? MovedAt { get; init; }

    /// <summary>When it was done; null while it runs.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Where its next slice begins.</summary>
    public JobPlace Place { get; init; } = new();

    /// <summary>How many cases it has gone through.</summary>
    public long Cases { get; init; }

    /// <summary>How many cases there were when a job last went through all; null where none did.</summary>
    public long? Known { get; init; }

    /// <summary>How many rows of indexes it has gone through besides.</summary>
    public long Rows { get; init; }

    /// <summary>How many of them no case owned, and were removed or put right.</summary>
    public long Mended { get; init; }

    /// <summary>How many findings it has made.</summary>
    public long Findings { get; init; }

    /// <summary>Why its latest slice failed, which is tried again; null where it did not.</summary>
    public string? Trouble { get; init; }

    /// <summary>Until when a process has it for itself; null where none has.</summary>
    public Instant? LeasedUntil { get; init; }

    /// <summary>The store's mark of this content; null for one that was never stored.</summary>
    [JsonIgnore]
    public string? Stamp { get; init; }

    /// <summary>Whether it is still to be gone on with.</summary>
    [JsonIgnore]
    public bool IsRunning => EndedAt is null;

    /// <summary>About how many cases are left; null where that is not known, as where not all are gone through.</summary>
    [JsonIgnore]
    public long? Left => !IsRunning ? 0
        : Kind is JobKind.Backup or JobKind.Restore ? null
        : Place.Index is not null ? 0
        : Known > Cases ? Known - Cases : null;
}

/// <summary>What is wrong with a case.</summary>
public enum FindingKind
{
    /// <summary>An event is missing or not as it was written.</summary>
    ChainBroken,

    /// <summary>The case cannot be read at all.</summary>
    Unreadable,

    /// <summary>Rows of an index are not what the case says; a rebuild puts them right.</summary>
    IndexWrong,

    /// <summary>An escalation is open that nothing moves on; it can be restarted.</summary>
    ClockLost,

    /// <summary>Effects of a commit have not happened for long: their outbox message is lost, or set aside as poison.</summary>
    EffectsPending,

    /// <summary>Its rows could not be rebuilt, and are as they were.</summary>
    NotRebuilt,

    /// <summary>It was had back as it was before events that it had: the first of those.</summary>
    SetBack,

    /// <summary>Its project manager left the company, and nobody there can take over.</summary>
    NoProjectManager,
}

/// <summary>Something that a job found.</summary>
/// <param name="Case">The case in which it was found.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Sequence">The first event that does not verify, or whose effects have not happened.</param>
/// <param name="Index">The index whose rows are wrong.</param>
/// <param name="Detail">More about it, for an operator.</param>
public sealed record JobFinding(AssignmentId Case, FindingKind Kind, long? Sequence = null, string? Index = null, string? Detail = null);

/// <summary>A page of findings, and the cursor of the next one.</summary>
public sealed record FindingPage(ImmutableList<JobFinding> Findings, string? Next);
