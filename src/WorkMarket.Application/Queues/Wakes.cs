using NodaTime;

namespace WorkMarket.Application.Queues;

/// <summary>The instants at which a background loop of this process has something to do.</summary>
public abstract class Wakes(IClock clock) : IDisposable
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

    /// <inheritdoc/>
    public void Dispose()
    {
        changed.Dispose();
        GC.SuppressFinalize(this);
    }

    // A timer counts whole milliseconds; rounding down would make the loop spin until the instant.
    private static TimeSpan RoundedUp(Duration pause) => TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds));
}

/// <summary>When messages of a kind become visible that this process enqueued.</summary>
public sealed class MessageWakes<T>(IClock clock) : Wakes(clock)
{
    // The emulator shows a message a moment after its time.
    private static readonly Duration Slack = Duration.FromMilliseconds(50);
    private readonly IClock clock = clock;

    /// <summary>Asks to be woken when a message that was just enqueued becomes visible.</summary>
    public void In(Duration hidden) => At(clock.GetCurrentInstant() + hidden + Slack);
}
