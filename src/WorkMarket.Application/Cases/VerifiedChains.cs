using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Cases;

/// <summary>How far a case's chain has verified: up to which event, and what its hash is.</summary>
public sealed record VerifiedChain(long Version, string Hash)
{
    /// <summary>Nothing has.</summary>
    public static VerifiedChain None { get; } = new(0, HashChain.Start);
}

/// <summary>
/// How far this process has verified the chains of cases, so that whoever pages through one does not verify it from its beginning on each
/// page. It only moves forward, and forgets what was not asked for in a while. Dossiers and the verification of all cases do not ask it.
/// </summary>
public sealed class VerifiedChains
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private Dictionary<AssignmentId, VerifiedChain> recent = [];
    private Dictionary<AssignmentId, VerifiedChain> older = [];

    /// <summary>How far a case's chain has verified.</summary>
    public VerifiedChain Find(AssignmentId id)
    {
        lock (gate)
            return recent.TryGetValue(id, out var known) || older.TryGetValue(id, out known) ? Keep(id, known) : VerifiedChain.None;
    }

    /// <summary>A case's chain has verified so far.</summary>
    public void Add(AssignmentId id, VerifiedChain verified)
    {
        lock (gate)
        {
            if (Find(id).Version <= verified.Version)
                Keep(id, verified);
        }
    }

    /// <summary>Something of it is not as it was when it verified.</summary>
    public void Forget(AssignmentId id)
    {
        lock (gate)
        {
            recent.Remove(id);
            older.Remove(id);
        }
    }

    private VerifiedChain Keep(AssignmentId id, VerifiedChain verified)
    {
        if (recent.Count >= Most / 2 && !recent.ContainsKey(id))
            (older, recent) = (recent, []);
        return recent[id] = verified;
    }
}
