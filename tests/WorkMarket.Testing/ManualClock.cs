using NodaTime;

namespace WorkMarket.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class ManualClock(Instant start) : IClock
{
    private readonly Lock gate = new();
    private Instant now = start;

    /// <summary>A Friday afternoon in UTC, far from any change of the clocks.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2026, 11, 20, 15, 0);

    public ManualClock()
        : this(Start)
    {
    }

    public Instant GetCurrentInstant()
    {
        lock (gate)
            return now;
    }

    public void Advance(Duration by)
    {
        lock (gate)
            now += by;
    }

    public void Set(Instant instant)
    {
        lock (gate)
            now = instant;
    }
}
