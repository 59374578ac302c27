namespace WorkMarket.Application.Cases;

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
    public void End(StoredCase stored)
    {
        if (expected != stored.Version + 1 || hash != stored.Hash)
            BrokenAt ??= Math.Min(expected, stored.Version);
    }
}
