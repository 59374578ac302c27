using NodaTime;
using WorkMarket.Application.Queues;

namespace WorkMarket.Application.Escalations;

/// <summary>When signals of this process become visible.</summary>
public sealed class SignalWakes(IClock clock) : MessageWakes(clock);

/// <summary>Wakes whoever passes them on when a signal of this process becomes visible, which is at once.</summary>
public sealed class WakingSignals(IEscalationSignals inner, SignalWakes wakes) : IEscalationSignals
{
    /// <inheritdoc/>
    public async Task Send(EscalationSignal signal, CancellationToken cancellation)
    {
        await inner.Send(signal, cancellation);
        wakes.In(Duration.Zero);
    }
}
