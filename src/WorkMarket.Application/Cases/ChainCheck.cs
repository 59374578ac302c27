namespace WorkMarket.Application.Cases;

/// <summary>Checks the chain over a case's events as they are read, from the first one on.</summary>
public sealed class ChainCheck
{
    private string hash = HashChain.Start;
    private long expected = 1;

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
