using Microsoft.Azure.Functions.Worker;
using WorkMarket.Application.Effects;
using WorkMarket.Storage;

namespace WorkMarket.Functions.Effects;

/// <summary>
/// Reads the queue of outbox messages. What cannot be handled is tried again as host.json says, and then set aside as poison.
/// </summary>
public sealed class OutboxFunctions(EffectsHandler effects)
{
    /// <summary>Lets the effects of a commit happen.</summary>
    [Function("HandleIntent")]
    public Task Handle([QueueTrigger(WorkMarketStorage.OutboxQueue)] string message, CancellationToken cancellation)
    {
        var announced = OutboxMessage.Parse(message);
        return effects.Handle(announced.Case, [announced], cancellation);
    }
}
