using Xunit;

namespace WorkMarket.Journeys.Browsing;

/// <summary>A journey that needs what only a host of our own gives: it is left out where WORKMARKET_URL names another.</summary>
public sealed class OwnHostFactAttribute : FactAttribute
{
    /// <param name="because">Why it cannot be gone on another host.</param>
    public OwnHostFactAttribute(string because)
    {
        if (Environment.GetEnvironmentVariable("WORKMARKET_URL") is { Length: > 0 })
            Skip = because;
    }
}
