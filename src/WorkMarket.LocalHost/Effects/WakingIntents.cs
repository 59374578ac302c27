using NodaTime;
using WorkMarket.Application.Effects;

namespace WorkMarket.LocalHost.Effects;

/// <summary>When messages of a queue become visible that this process enqueued.</summary>
internal abstract class MessageWakes(IClock clock) : Wakes(clock)
{
    // The emulator shows a message a moment after its time.
    private static readonly Duration Slack = Duration.FromMilliseconds(50);
    private readonly IClock clock = clock;

    public void In(Duration hidden) => At(clock.GetCurrentInstant() + hidden + Slack);
}

/// <summary>When intents of this process become visible.</summary>
internal sealed class IntentWakes(IClock clock) : MessageWakes(clock);

/// <summary>Wakes the pump when an intent becomes visible.</summary>
internal sealed class WakingIntents(IIntents inner, IntentWakes wakes) : IIntents
{
    public async Task Enqueue(Intent intent, Duration hidden, CancellationToken cancellation)
    {
        await inner.Enqueue(intent, hidden, cancellation);
        wakes.In(hidden);
    }
}
