using NodaTime;
using WorkMarket.Application.Queues;

namespace WorkMarket.Application.Effects;

/// <summary>When intents of this process become visible.</summary>
public sealed class IntentWakes(IClock clock) : MessageWakes(clock);

/// <summary>Wakes whoever handles them when an intent of this process becomes visible.</summary>
public sealed class WakingIntents(IIntents inner, IntentWakes wakes) : IIntents
{
    /// <inheritdoc/>
    public async Task Enqueue(Intent intent, Duration hidden, CancellationToken cancellation)
    {
        await inner.Enqueue(intent, hidden, cancellation);
        wakes.In(hidden);
    }
}
