using Microsoft.Azure.Functions.Worker;
using WorkMarket.Application.Effects;
using WorkMarket.Storage;

namespace WorkMarket.Functions.Effects;

/// <summary>Reads the queue of intents. What cannot be handled is tried again as host.json says, and then set aside as poison.</summary>
public sealed class IntentFunctions(EffectsHandler effects)
{
    /// <summary>Lets the effects of a commit happen.</summary>
    [Function("HandleIntent")]
    public Task Handle([QueueTrigger(WorkMarketStorage.IntentsQueue)] string message, CancellationToken cancellation)
    {
        var intent = Intent.Parse(message);
        return effects.Handle(intent.Case, [intent], cancellation);
    }
}
