using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Queues;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.Phone;
using WorkMarket.Testing;

namespace WorkMarket.Application.Tests.Effects;

/// <summary>A queue as storage has it: what is received is hidden for a while, and only whoever received it last can delete it.</summary>
internal sealed class KeptQueue<T>(IClock clock, Duration lease)
{
    private readonly List<Message> messages = [];
    private int receipts;

    public int Count => messages.Count;

    public void Put(T content, Duration hidden) => messages.Add(new(content) { VisibleAt = clock.GetCurrentInstant() + hidden });

    public (Message Message, int Receipt)? Receive()
    {
        var now = clock.GetCurrentInstant();
        if (messages.Find(message => message.VisibleAt <= now) is not { } found)
            return null;
        found.VisibleAt = now + lease;
        found.Receipt = ++receipts;
        return (found, receipts);
    }

    public void Delete(Message message, int receipt)
    {
        if (message.Receipt == receipt)
            messages.Remove(message);
    }

    internal sealed class Message(T content)
    {
        public T Content => content;

        public Instant VisibleAt { get; set; }

        public int Receipt { get; set; }
    }
}

/// <summary>A case, the due index, everybody's notices and the queues, in memory: what all processes share.</summary>
internal sealed class Kept
{
    private readonly List<StoredEvent> events = [];
    private readonly HashSet<AttemptId> buried = [];
    private long stamps;

    public Kept(ImmutableList<Happened> before, ManualClock clock)
    {
        OutboxMessages = new(clock, Duration.FromSeconds(30));
        Mail = new(clock, Duration.FromMinutes(1));
        before = before.SetItem(0, before[0] with
        {
            Event = (Created)before[0].Event with { Number = AssignmentNumber.Parse("40271938") },
        });
        Add(before);
        Head = new(((Assignment?)null).Evolve(before)!, before.Count, "hash");
    }

    public Stored Head { get; private set; }

    public Dictionary<AttemptId, OutboxEntry> Outbox { get; } = [];

    public SortedDictionary<string, (DueRow Row, long Stamp)> Due { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string To, NoticeId Id), (NoticeEntry Entry, long Stamp)> Notices { get; } = [];

    public KeptQueue<Application.Effects.OutboxMessage> OutboxMessages { get; }

    public KeptQueue<Application.Mail.MailTicket> Mail { get; }

    public List<string> Signals { get; } = [];

    public IEnumerable<StoredEvent> Events => events;

    public long Next => ++stamps;

    /// <summary>Writes a commit, where its base is still the head.</summary>
    public OutboxEntry? Write(Commit commit, AttemptId attempt, Instant at)
    {
        if (commit.Base!.Version != Head.Version)
            return null;
        var entry = new OutboxEntry(
            attempt, OutboxStatus.Pending, Head.Version + 1, Head.Version + commit.Happened.Count, at, HasCommand: false);
        Add(commit.Happened);
        Head = new(commit.State, entry.Last, "hash");
        Outbox[attempt] = entry;
        return entry;
    }

    /// <summary>Sees to it that an attempt never commits; false where it has.</summary>
    public bool Bury(AttemptId attempt)
    {
        if (Outbox.ContainsKey(attempt))
            return false;
        buried.Add(attempt);
        return true;
    }

    public bool IsBuried(AttemptId attempt) => buried.Contains(attempt);

    private void Add(ImmutableList<Happened> happened)
    {
        foreach (var one in happened)
            events.Add(new(events.Count + 1, EventJson.Write(events.Count + 1, one, "salt"), "hash"));
    }

    internal sealed record Stored(Assignment State, long Version, string Hash) : StoredCase(State, Version, Hash);
}

/// <summary>The case as a process reaches it: each request waits for the process's turn.</summary>
internal sealed class StoreOf(Kept kept, Steps steps, Process process, IClock clock, IQueue<OutboxMessage> outbox) : ICaseStore
{
    private static int attempts;

    public async Task<StoredCase?> ReadAlone(AssignmentId id, CancellationToken cancellation)
    {
        await steps.Turn(process);
        return kept.Head;
    }

    public Task<StoredCase?> Read(AssignmentId id, CancellationToken cancellation) => ReadAlone(id, cancellation);

    public async Task<CommitOutcome> Commit(Commit commit)
    {
        var attempt = commit.Attempt ?? new($"attempt{Interlocked.Increment(ref attempts)}");
        if (commit is { Attempt: null, Announced: true })
            await outbox.Enqueue(new(commit.Id, attempt, Look: 1), Duration.FromSeconds(2), default);
        var at = clock.GetCurrentInstant();
        await steps.Turn(process);
        if (kept.IsBuried(attempt))
            return new CommitOutcome.AttemptLost();
        return kept.Write(commit, attempt, at) is { } entry
            ? new CommitOutcome.Committed(kept.Head, entry)
            : new CommitOutcome.HeadMoved(attempt);
    }

    public async IAsyncEnumerable<StoredEvent> ReadEvents(
        AssignmentId id, long after, long last, [EnumeratorCancellation] CancellationToken cancellation, int? expected = null)
    {
        await steps.Turn(process);
        foreach (var item in kept.Events.Where(item => item.Sequence > after && item.Sequence <= last).ToList())
            yield return item;
    }

    public async Task<CaseWork> ReadWork(AssignmentId id, IReadOnlyCollection<AttemptId>? announced, CancellationToken cancellation)
    {
        await steps.Turn(process);
        // As storage answers: all that is there from the earliest of those that are asked for.
        return new(kept.Head, [.. kept.Outbox.Values.OrderBy(entry => entry.First)
            .SkipWhile(entry => announced is not null && !announced.Contains(entry.Attempt))]);
    }

    public async Task MarkDone(AssignmentId id, IReadOnlyCollection<OutboxEntry> entries, CancellationToken cancellation)
    {
        await steps.Turn(process);
        foreach (var entry in entries)
            kept.Outbox[entry.Attempt] = kept.Outbox[entry.Attempt] with { Status = OutboxStatus.Done };
    }

    public async Task<bool> Abandon(AssignmentId id, AttemptId attempt, CancellationToken cancellation)
    {
        await steps.Turn(process);
        return kept.Bury(attempt);
    }

    public Task<CommandRecord?> FindCommand(AssignmentId id, CommandKey key, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<CasePage> Cases(string? after, CancellationToken cancellation) => throw new NotSupportedException();

    public Task ForgetCommands(AssignmentId id, Instant before, CancellationToken cancellation) => throw new NotSupportedException();
}

/// <summary>The due index as a process reaches it.</summary>
internal sealed class DueOf(Kept kept, Steps steps, Process process) : IDueIndex
{
    public async Task Put(DueRow row, CancellationToken cancellation)
    {
        await steps.Turn(process);
        Upsert(row);
    }

    public async Task<ImmutableList<DueRow>> First(int limit, DueRow? after, CancellationToken cancellation)
    {
        await steps.Turn(process);
        return [.. kept.Due.Values.Select(Read).Take(limit)];
    }

    public async Task<DueRow?> Find(DueRow row, CancellationToken cancellation)
    {
        await steps.Turn(process);
        return kept.Due.TryGetValue(row.Cursor, out var there) ? Read(there) : null;
    }

    public async Task Replace(DueRow row, DueRow next, CancellationToken cancellation)
    {
        await steps.Turn(process);
        Upsert(next);
        if (row.Cursor != next.Cursor)
            Remove(row);
    }

    public async Task Delete(DueRow row, CancellationToken cancellation)
    {
        await steps.Turn(process);
        Remove(row);
    }

    private static DueRow Read((DueRow Row, long Stamp) there) => there.Row with { Stamp = $"{there.Stamp}" };

    private void Upsert(DueRow row) => kept.Due[row.Cursor] = (row with { Stamp = null }, kept.Next);

    private void Remove(DueRow row)
    {
        if (kept.Due.TryGetValue(row.Cursor, out var there) && $"{there.Stamp}" == row.Stamp)
            kept.Due.Remove(row.Cursor);
    }
}

/// <summary>Everybody's notices as a process reaches them.</summary>
internal sealed class NoticesOf(Kept kept, Steps steps, Process process) : INotices
{
    public async Task Put(Addressee to, IReadOnlyCollection<Notice> notices, MailState? mail, CancellationToken cancellation)
    {
        await steps.Turn(process);
        foreach (var notice in notices)
        {
            var there = kept.Notices.TryGetValue((to.Key, notice.Id), out var found) ? found.Entry : new(notice, null, null);
            kept.Notices[(to.Key, notice.Id)] = (there with { Mail = there.Mail ?? mail }, kept.Next);
        }
    }

    public async Task<bool> PutClaimed(Addressee to, IReadOnlyCollection<Notice> notices, MailClaim claim, CancellationToken cancellation)
    {
        await steps.Turn(process);
        if (notices.Any(notice => kept.Notices.ContainsKey((to.Key, notice.Id))))
            return false;
        foreach (var (index, notice) in notices.Index())
            kept.Notices[(to.Key, notice.Id)] = (new NoticeEntry(notice, null, null) { Claim = index == 0 ? claim : null }, kept.Next);
        return true;
    }

    public async Task<NoticeEntry?> Find(Addressee of, NoticeId id, CancellationToken cancellation)
    {
        await steps.Turn(process);
        return kept.Notices.TryGetValue((of.Key, id), out var there) ? there.Entry with { Stamp = $"{there.Stamp}" } : null;
    }

    public async Task<bool> Claim(Addressee of, NoticeEntry seen, MailClaim claim, CancellationToken cancellation)
    {
        await steps.Turn(process);
        var there = kept.Notices[(of.Key, seen.Notice.Id)];
        if ($"{there.Stamp}" != seen.Stamp)
            return false;
        kept.Notices[(of.Key, seen.Notice.Id)] = (there.Entry with { Claim = claim }, kept.Next);
        return true;
    }

    public async Task Release(Addressee of, NoticeId first, Instant until, CancellationToken cancellation)
    {
        await steps.Turn(process);
        kept.Notices[(of.Key, first)] = (kept.Notices[(of.Key, first)].Entry with { Claim = MailClaim.Waiting(until) }, kept.Next);
    }

    public async Task MarkMail(Addressee of, IReadOnlyCollection<NoticeId> ids, MailState state, CancellationToken cancellation)
    {
        await steps.Turn(process);
        foreach (var id in ids)
            kept.Notices[(of.Key, id)] = (kept.Notices[(of.Key, id)].Entry with { Mail = state }, kept.Next);
    }

    public Task<ImmutableList<string>> FindSent(Addressee to, AssignmentId about, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<NoticePage> Read(Addressee of, bool unreadOnly, string? after, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<bool> MarkRead(Addressee of, NoticeId id, Instant at, CancellationToken cancellation) => throw new NotSupportedException();

    public Task MarkAllRead(Addressee of, Instant at, CancellationToken cancellation) => throw new NotSupportedException();
}
