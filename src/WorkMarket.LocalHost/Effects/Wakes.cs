using NodaTime;

namespace WorkMarket.LocalHost.Effects;

/// <summary>Instants at which a background loop has something to do.</summary>
internal abstract class Wakes(IClock clock) : IDisposable
{
    private readonly SortedSet<Instant> wakes = [];
    private readonly SemaphoreSlim changed = new(0);

    /// <summary>Asks to be woken at an instant.</summary>
    public void At(Instant instant)
    {
        bool earliest;
        lock (wakes)
        {
            earliest = wakes.Count == 0 || instant < wakes.Min;
            wakes.Add(instant);
        }
        if (earliest)
            changed.Release();
    }

    /// <summary>Returns at the earliest instant asked for, or after a while at the latest, and forgets all that have passed.</summary>
    public async Task Wait(Duration longest, CancellationToken cancellation)
    {
        var latest = clock.GetCurrentInstant() + longest;
        while (true)
        {
            var pause = Until(latest) - clock.GetCurrentInstant();
            if (pause <= Duration.Zero || !await changed.WaitAsync(RoundedUp(pause), cancellation))
                break;
        }
        lock (wakes)
        {
            var now = clock.GetCurrentInstant();
            wakes.RemoveWhere(wake => wake <= now);
        }
    }

    private Instant Until(Instant latest)
    {
        lock (wakes)
            return wakes.Count == 0 ? latest : Instant.Min(latest, wakes.Min);
    }

    public void Dispose() => changed.Dispose();

    // A timer counts whole milliseconds, and one that fires early would spin.
    private static TimeSpan RoundedUp(Duration pause) => TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds));
}
