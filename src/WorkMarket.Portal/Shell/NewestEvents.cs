namespace WorkMarket.Portal.Shell;

/// <summary>Pages show what was written among the newest events of a case; what is older stands in its record.</summary>
public static class NewestEvents
{
    /// <summary>How many events that is.</summary>
    public const int Most = 300;

    /// <summary>The sequence number after which they begin; 0 where there are no others.</summary>
    public static long After(long version) => Math.Max(0, version - Most);
}
