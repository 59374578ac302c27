using System.Collections.Concurrent;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Testing.Markets;

/// <summary>Hands outbox messages to the queue and remembers them, so that a test can play their consumer without waiting.</summary>
internal sealed class Announced(IQueue<OutboxMessage> queue) : IQueue<OutboxMessage>
{
    private readonly ConcurrentQueue<(OutboxMessage Message, Duration Hidden)> all = new();
    private int handled;

    public IReadOnlyList<(OutboxMessage Message, Duration Hidden)> All => [.. all];

    public async Task Enqueue(OutboxMessage message, Duration hidden, CancellationToken cancellation)
    {
        await queue.Enqueue(message, hidden, cancellation);
        all.Enqueue((message, hidden));
    }

    /// <summary>Those that no consumer has taken yet.</summary>
    public IReadOnlyList<OutboxMessage> Take()
    {
        var taken = all.Skip(handled).Select(item => item.Message).ToList();
        handled += taken.Count;
        return taken;
    }

    public AttemptId Latest(AssignmentId id) => all.Last(item => item.Message.Case == id).Message.Attempt;
}
