using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Messages;

/// <summary>
/// How many messages each side posted on the latest day on which one did. One side cannot use up what the other may write.
/// </summary>
/// <param name="Day">The day, in the assignment's zone.</param>
/// <param name="ByWorker">How many the worker posted.</param>
/// <param name="ByClient">How many the client's people did.</param>
/// <param name="ByWorkMarket">How many WorkMarket's people did.</param>
public sealed record DayOfMessages(LocalDate Day, int ByWorker = 0, int ByClient = 0, int ByWorkMarket = 0)
{
    /// <summary>How many of those that count with somebody's there are.</summary>
    internal int CountFor(Actor by) => by switch
    {
        Actor.Worker => ByWorker,
        Actor.Client => ByClient,
        _ => ByWorkMarket,
    };

    /// <summary>With one more.</summary>
    internal DayOfMessages And(Actor by) => by switch
    {
        Actor.Worker => this with { ByWorker = ByWorker + 1 },
        Actor.Client => this with { ByClient = ByClient + 1 },
        _ => this with { ByWorkMarket = ByWorkMarket + 1 },
    };
}
