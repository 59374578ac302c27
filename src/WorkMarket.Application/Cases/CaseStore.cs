using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Places;

namespace WorkMarket.Application.Cases;

/// <summary>A case as it was read: its state, its version, and whatever the store needs to write on top of it.</summary>
/// <param name="State">The state after its latest event.</param>
/// <param name="Version">How many events it has.</param>
/// <param name="Hash">The hash of its latest event, which covers all before it.</param>
public abstract record StoredCase(Assignment State, long Version, string Hash)
{
    /// <summary>
    /// Contact and access notes, which lie beside the events; null where there are none, and where the case was read alone.
    /// </summary>
    public KeptAccess? Access { get; init; }
}

/// <summary>One attempt at a commit. It can commit at most once, and never after it was abandoned.</summary>
public readonly record struct AttemptId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A decision to be written.</summary>
/// <param name="Id">The case.</param>
/// <param name="Base">The case that it was decided on, or null for a new one.</param>
/// <param name="State">The state that it leads to.</param>
/// <param name="Happened">Its events, at least one.</param>
/// <param name="Command">What makes a repeat of the request recognisable, where it can be repeated.</param>
/// <param name="Attempt">The attempt to go on with after <see cref="CommitOutcome.HeadMoved"/>, or null for a new one.</param>
/// <param name="Access">
/// Contact and access notes where an event says that they changed: they are written, or deleted where there are none, in the same
/// transaction.
/// </param>
/// <param name="Announced">Whether an outbox message announces it. Where none does, whoever commits sees to its effects.</param>
public sealed record Commit(
    AssignmentId Id, StoredCase? Base, Assignment State, ImmutableList<Happened> Happened, CommandRecord? Command, AttemptId? Attempt,
    KeptAccess? Access = null, bool Announced = true);

/// <summary>What came of a commit.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome() { }

    /// <summary>It is written: the case afterwards, or later, and the commit, whose effects are still to happen.</summary>
    public sealed record Committed(StoredCase Case, OutboxEntry Entry) : CommitOutcome;

    /// <summary>Somebody else wrote first. Nothing was written; the attempt can be used again.</summary>
    public sealed record HeadMoved(AttemptId Attempt) : CommitOutcome;

    /// <summary>The attempt was given up. Nothing was written under it and nothing ever will be.</summary>
    public sealed record AttemptLost : CommitOutcome;

    /// <summary>Another case of the company holds the external id that it brings. Nothing was written.</summary>
    public sealed record ExternalIdHeld(string ExternalId, AssignmentId By) : CommitOutcome;

    /// <summary>The same request was written before.</summary>
    public sealed record Repeated(CommandRecord Earlier) : CommitOutcome;
}

/// <summary>One commit whose effects are to happen.</summary>
/// <param name="Attempt">The attempt that wrote it.</param>
/// <param name="Status">How far its effects are.</param>
/// <param name="First">Its first event.</param>
/// <param name="Last">Its last event.</param>
/// <param name="At">When it was written.</param>
/// <param name="HasCommand">Whether a record of the request was written with it.</param>
public sealed record OutboxEntry(AttemptId Attempt, OutboxStatus Status, long First, long Last, Instant At, bool HasCommand)
{
    /// <summary>Whether an event is one of it.</summary>
    public bool Has(long sequence) => First <= sequence && sequence <= Last;
}

/// <summary>How far the effects of an attempt are.</summary>
public enum OutboxStatus
{
    /// <summary>Effects are still to happen.</summary>
    Pending,

    /// <summary>All effects have happened.</summary>
    Done,

    /// <summary>A tombstone: the attempt never committed and never will.</summary>
    Buried,
}

/// <summary>A case with the state of its effects. The case can be missing where none of them is still to happen.</summary>
public sealed record CaseWork(StoredCase? Case, ImmutableList<OutboxEntry> Outbox);

/// <summary>An event as it is stored. The hash covers the bytes and the hash before it.</summary>
public sealed record StoredEvent(long Sequence, ReadOnlyMemory<byte> Bytes, string Hash);

/// <summary>A page of cases, and where the next one begins, if there is one. A page may be empty and still not be the last.</summary>
public sealed record CasePage(ImmutableList<AssignmentId> Ids, string? Next);

/// <summary>
/// Keeps cases: one partition each, one transaction a decision. Each member says what it costs in storage requests. All throw
/// <see cref="Storage.StorageUnavailableException"/> where storage does not answer.
/// </summary>
public interface ICaseStore
{
    /// <summary>Reads a case, or null where there is none. One request.</summary>
    Task<StoredCase?> Read(AssignmentId id, CancellationToken cancellation);

    /// <summary>
    /// The same where what lies beside a case does not matter: a commit on top of it clears nothing away. One request, the cheapest
    /// there is.
    /// </summary>
    Task<StoredCase?> ReadAlone(AssignmentId id, CancellationToken cancellation);

    /// <summary>
    /// Writes a decision: one enqueued outbox message (none where an attempt goes on or nothing is announced) and one transaction. An
    /// external id that the case gets is claimed before, which is one request more.
    /// </summary>
    /// <exception cref="CaseTooLargeException">The case has outgrown what the store can keep; nothing was written.</exception>
    Task<CommitOutcome> Commit(Commit commit);

    /// <summary>The record of a request that was written, or null. One request.</summary>
    Task<CommandRecord?> FindCommand(AssignmentId id, CommandKey key, CancellationToken cancellation);

    /// <summary>Events after a sequence number up to another, in order. One request for every thousand.</summary>
    /// <param name="id">The case.</param>
    /// <param name="after">The sequence number before the first.</param>
    /// <param name="last">The sequence number of the last.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="expected">
    /// How many are likely to be read before the reader stops: so many are asked for, then four times as many with each further request.
    /// Null where all are read.
    /// </param>
    IAsyncEnumerable<StoredEvent> ReadEvents(AssignmentId id, long after, long last, CancellationToken cancellation, int? expected = null);

    /// <summary>A page of all cases there are. One request.</summary>
    /// <param name="after">Where the page before ended, or null for the first page.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<CasePage> Cases(string? after, CancellationToken cancellation);

    /// <summary>
    /// A case with the state of its effects since the earliest of some attempts, or of all. One request for every thousand commits looked
    /// at. Of a single attempt that alone is read, by its key: one request, and one more for the case while its effects are to happen.
    /// </summary>
    /// <param name="id">The case.</param>
    /// <param name="announced">The attempts to look at, or null for all.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<CaseWork> ReadWork(AssignmentId id, IReadOnlyCollection<AttemptId>? announced, CancellationToken cancellation);

    /// <summary>Marks effects as done. One request for every hundred.</summary>
    Task MarkDone(AssignmentId id, IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellation);

    /// <summary>
    /// Sees to it that an attempt never commits. False where it has committed. One request, two where it has been settled before.
    /// </summary>
    Task<bool> Abandon(AssignmentId id, AttemptId attempt, CancellationToken cancellation);

    /// <summary>Removes records of requests that are older than an instant. One request to look, one for every hundred.</summary>
    Task ForgetCommands(AssignmentId id, Instant before, CancellationToken cancellation);
}

/// <summary>A case has outgrown what the store can keep.</summary>
public sealed class CaseTooLargeException(string message) : Exception(message);
