using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Cases;

/// <summary>A commit with all that its effects need of the case.</summary>
/// <param name="Case">The case after it, or later.</param>
/// <param name="Entry">The commit.</param>
/// <param name="Happened">Its events.</param>
public sealed record WrittenCommit(StoredCase Case, OutboxEntry Entry, ImmutableList<Happened> Happened);

/// <summary>
/// What this process has written in the last seconds, so that its consumers, which nearly always follow at once, need not read it back.
/// The case may have moved on since by another process, as it may have since it was read.
/// </summary>
public sealed class RecentCommits(IClock clock)
{
    private const int Most = 256;
    private static readonly Duration Keep = Duration.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<(Instant At, WrittenCommit Commit)> all = [];

    /// <summary>Remembers a commit for a while.</summary>
    public void Add(WrittenCommit commit)
    {
        lock (gate)
        {
            Forget();
            if (all.Count == Most)
                all.RemoveAt(0);
            all.Add((clock.GetCurrentInstant(), commit));
        }
    }

    /// <summary>Notes that the effects of commits have happened.</summary>
    public void MarkDone(IReadOnlyCollection<OutboxEntry> entries)
    {
        lock (gate)
        {
            for (var index = 0; index < all.Count; index++)
            {
                var (at, commit) = all[index];
                if (entries.Any(entry => entry.Attempt == commit.Entry.Attempt))
                    all[index] = (at, commit with { Entry = commit.Entry with { Status = OutboxStatus.Done } });
            }
        }
    }

    /// <summary>The commit of an attempt, or null where it is not remembered.</summary>
    public WrittenCommit? Find(AttemptId attempt) => Remembered().Find(commit => commit.Entry.Attempt == attempt);

    /// <summary>
    /// The commits of a case from that which begins with an event up to the latest of this process, without a gap between them; null where
    /// not all are remembered.
    /// </summary>
    public ImmutableList<WrittenCommit>? Since(AssignmentId id, long first)
    {
        var commits = Remembered().FindAll(commit => commit.Case.State.Id == id
            && commit.Entry.First >= first).Sort((one, other) => one.Entry.First.CompareTo(other.Entry.First));
        return !commits.IsEmpty && commits[0].Entry.First == first
            && commits.Zip(commits.Skip(1)).All(pair => pair.First.Entry.Last + 1 == pair.Second.Entry.First)
            ? commits
            : null;
    }

    private ImmutableList<WrittenCommit> Remembered()
    {
        lock (gate)
        {
            Forget();
            return [.. all.Select(item => item.Commit)];
        }
    }

    private void Forget()
    {
        var before = clock.GetCurrentInstant() - Keep;
        all.RemoveAll(item => item.At < before);
    }
}
