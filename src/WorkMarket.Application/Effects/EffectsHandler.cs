using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Application.Effects;

/// <summary>When effects look again and how long records are kept.</summary>
public sealed record EffectOptions
{
    /// <summary>How long an outbox message stays hidden, so that its commit is there when it is seen.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration FirstLook { get; init; } = Duration.FromSeconds(2);

    /// <summary>How long a copy stays hidden where the first look found no commit.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration SecondLook { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long an outbox message waits whose effects met an outage.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration AfterOutage { get; init; } = Duration.FromMinutes(1);

    /// <summary>
    /// How long the effects of a commit are left to whoever wrote it, before another who meets them sees to them: longer than effects take,
    /// and than clocks of hosts differ.
    /// </summary>
    [Range(typeof(Duration), "PT1S", "PT10M")]
    public Duration LeftToWriter { get; init; } = Duration.FromSeconds(30);

    /// <summary>How long the record of a request is kept.</summary>
    public Duration KeepCommands { get; init; } = Duration.FromDays(7);
}

/// <summary>
/// What happens after a commit, by the queue's consumer or by the clock and never by the request: the indexes in their order, then files
/// and the wait for a scanner's verdict on them, then signals, then notices, then whether whoever an escalation asks is there. Each effect
/// may happen again without changing its result, so an outbox message that is read twice does no harm. Only one consumer works on a commit
/// all the same, as long as it lives: the reader of its outbox message, or, of what the clock wrote, its writer, for <see
/// cref="EffectOptions.LeftToWriter"/>.
/// </summary>
public sealed class EffectsHandler(
    ICaseStore store, RecentCommits recent, IQueue<OutboxMessage> outbox, CaseIndexes indexes, IFileStore files,
    IQueue<EscalationSignal> signals, Notifier notifier, IFaults faults, IClock clock, EffectOptions options, StagePeople? people = null,
    IQueue<FileCheck>? checks = null)
{
    /// <summary>
    /// Handles outbox messages of one case. Its other commits have outbox messages of their own, or the clock that wrote them.
    /// </summary>
    public async Task Handle(AssignmentId id, IReadOnlyCollection<OutboxMessage> announced, CancellationToken cancellation)
    {
        using var spans = EffectSpans.Begin(id, announced);
        faults.At(FaultPoint.BeforeEffects);
        try
        {
            await HandleNow(id, announced, spans, cancellation);
        }
        catch (StorageUnavailableException)
        {
            // Re-enqueued instead of throwing, so that a long outage does not poison the message.
            foreach (var message in announced)
                await outbox.Enqueue(message, options.AfterOutage, cancellation);
        }
    }

    /// <summary>Lets the effects of what the clock wrote happen, by the one that wrote it.</summary>
    /// <param name="written">What it wrote.</param>
    /// <param name="signalled">Whether whoever waits for the steps of an escalation hears of it.</param>
    /// <param name="cancellation">Stops it between effects.</param>
    public Task Perform(WrittenCommit written, bool signalled, CancellationToken cancellation) => Perform(
        written.Case, [written.Entry], NumberedEvent.FromCommits([written]), signalled, written.Entry.At + options.LeftToWriter / 2,
        EffectSpans.None, cancellation);

    /// <summary>Lets the effects of a case happen that were left undone, whoever was to see to them. One request to look.</summary>
    /// <param name="id">The case.</param>
    /// <param name="signalled">Whether whoever waits for the steps of an escalation hears of it.</param>
    /// <param name="cancellation">Stops it between effects.</param>
    /// <returns>Whether all have happened now: false where some are so fresh that they are still left to whoever wrote them.</returns>
    public async Task<bool> CatchUp(AssignmentId id, bool signalled, CancellationToken cancellation)
    {
        var work = await store.ReadWork(id, null, cancellation);
        var now = clock.GetCurrentInstant();
        var pending = work.Outbox.FindAll(entry => entry.Status == OutboxStatus.Pending);
        // By a clock that is far ahead a commit would be fresh for as long as that.
        var old = pending.FindAll(entry => entry.At < now - options.LeftToWriter || entry.At > now + options.LeftToWriter);
        await Perform(id, work with { Outbox = old }, signalled, EffectSpans.None, cancellation);
        return old.Count == pending.Count;
    }

    private async Task HandleNow(
        AssignmentId id, IReadOnlyCollection<OutboxMessage> announced, EffectSpans spans, CancellationToken cancellation)
    {
        // A busy case has many commits behind it; those that are not announced have outbox messages of their own.
        var attempts = announced.Select(message => message.Attempt).ToHashSet();
        if (Remembered(id, attempts) is var (latest, pending))
        {
            if (!pending.IsEmpty)
                await Perform(
                    latest[^1].Case, pending, NumberedEvent.FromCommits(latest), signalled: true, ownUntil: null, spans, cancellation);
            return;
        }
        var work = await store.ReadWork(id, attempts, cancellation);
        foreach (var message in announced.Where(message => !work.Outbox.Exists(entry => entry.Attempt == message.Attempt)))
        {
            if (message.Look == 1)
                await outbox.Enqueue(message with { Look = 2 }, options.SecondLook, cancellation);
            else if (!await store.Abandon(id, message.Attempt, cancellation))
                work = await store.ReadWork(id, attempts, cancellation); // It committed between our look and our tombstone.
        }
        await Perform(
            id, work with { Outbox = work.Outbox.FindAll(entry => attempts.Contains(entry.Attempt)) }, signalled: true, spans,
            cancellation);
    }

    // Commits of this process, with those after them; null where one is not remembered.
    private (ImmutableList<WrittenCommit> Latest, ImmutableList<OutboxEntry> Pending)? Remembered(
        AssignmentId id, IReadOnlySet<AttemptId> attempts)
    {
        var announced = attempts.Select(recent.Find).ToList();
        return announced.Contains(null) || recent.Since(id, announced.Min(commit => commit!.Entry.First)) is not { } latest
            ? null
            : (latest, [.. announced.Select(commit => commit!.Entry).Where(entry => entry.Status == OutboxStatus.Pending)]);
    }

    private async Task Perform(AssignmentId id, CaseWork work, bool signalled, EffectSpans spans, CancellationToken cancellation)
    {
        var pending = work.Outbox.Where(entry => entry.Status == OutboxStatus.Pending).ToImmutableList();
        if (pending.IsEmpty)
            return;
        // Head and outbox may come in several pages: a commit between them is not in the state yet, and waits for its outbox message to
        // come again.
        if (work.Case is not { } stored || pending.Exists(entry => entry.Last > stored.Version))
            throw new InvalidOperationException($"The case {id} was written to while it was read.");
        var latest = await Latest(id, pending.Min(entry => entry.First), stored.Version, cancellation);
        await Perform(stored, pending, latest, signalled, ownUntil: null, spans, cancellation);
    }

    private async Task Perform(
        StoredCase stored, ImmutableList<OutboxEntry> pending, ImmutableList<NumberedEvent> latest, bool signalled, Instant? ownUntil,
        EffectSpans spans, CancellationToken cancellation)
    {
        var committed = new CommittedEvents(stored, latest.FindAll(item => pending.Exists(entry => entry.Has(item.Sequence))), pending);
        foreach (var index in indexes.All)
        {
            await index.Write(committed, cancellation);
            if (index == indexes.All[0])
                faults.At(FaultPoint.AfterDueRow);
        }
        faults.At(FaultPoint.AfterLists);
        foreach (var file in committed.What.Select(FileEvents.File).OfType<DeliveredFile>())
        {
            await files.Delete(FilePath.OfStaged(file.Upload), cancellation);
            if (checks is not null)
                await checks.Enqueue(new(file.Upload, file.File, clock.GetCurrentInstant()), cancellation);
        }
        // A signal goes on with the trace of the latest of what happened, and the orchestration that it starts with it.
        spans.Enter(pending[^1].Attempt);
        foreach (var escalation in signalled ? EscalationSignal.ChangedBy(committed.Events) : [])
            await signals.Enqueue(new(stored.State.Id, escalation, Tracing.Context), cancellation);
        foreach (var entry in pending)
        {
            spans.Enter(entry.Attempt);
            await notifier.Tell(stored, latest, entry, ownUntil, cancellation);
        }
        if (people is not null)
            await people.Look(committed, cancellation);

        faults.At(FaultPoint.BeforeDone);
        await store.MarkDone(stored.State.Id, pending, cancellation);
        recent.MarkDone(pending);
        foreach (var entry in pending)
            Measures.Affected(
                clock.GetCurrentInstant() - entry.At, stored.State,
                latest.Where(item => entry.Has(item.Sequence)).Select(item => item.Happened.Event));
        faults.At(FaultPoint.AfterDone);
    }

    private async Task<ImmutableList<NumberedEvent>> Latest(AssignmentId id, long first, long last, CancellationToken cancellation)
    {
        var events = ImmutableList.CreateBuilder<NumberedEvent>();
        await foreach (var item in store.ReadEvents(id, first - 1, last, cancellation))
            events.Add(new(item.Sequence, EventJson.Read(item.Bytes.Span)));
        return events.ToImmutable();
    }
}
