using System.Security.Cryptography;
using System.Text;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Cases;

/// <summary>The chain over a case's events: each hash is SHA-256 over the hash before it (as text) and the stored bytes.</summary>
public static class HashChain
{
    /// <summary>The hash before the first event.</summary>
    public static string Start { get; } = new('0', 64);

    /// <summary>The hash of an event, lower-case hexadecimal.</summary>
    public static string Next(string before, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(before));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>
/// Checks the chain over a case's events as they are read, from the first one on, or from one up to which it has verified.
/// </summary>
public sealed class ChainCheck(VerifiedChain verified)
{
    private string hash = verified.Hash;
    private long expected = verified.Version + 1;

    /// <summary>Checks it from the first event on.</summary>
    public ChainCheck()
        : this(VerifiedChain.None)
    {
    }

    /// <summary>The first event that is missing or not as it was written, or null where none was found.</summary>
    public long? BrokenAt { get; private set; }

    /// <summary>Takes the next event.</summary>
    public void Add(StoredEvent item)
    {
        hash = HashChain.Next(hash, item.Bytes.Span);
        if (item.Sequence != expected || item.Hash != hash)
            BrokenAt ??= expected;
        expected = item.Sequence + 1;
    }

    /// <summary>Ends it with what the case itself records.</summary>
    public void End(StoredCase stored) => End(stored.Version, stored.Hash);

    /// <summary>Ends it with how many events there are and what the hash of the latest is.</summary>
    public void End(long version, string latest)
    {
        if (expected != version + 1 || hash != latest)
            BrokenAt ??= Math.Min(expected, version);
    }
}

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
