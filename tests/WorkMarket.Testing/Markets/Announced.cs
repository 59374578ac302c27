using System.Collections.Concurrent;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Testing.Markets;

/// <summary>Hands intents to the queue and remembers them, so that a test can play their consumer without waiting.</summary>
internal sealed class Announced(IQueue<Intent> queue) : IQueue<Intent>
{
    private readonly ConcurrentQueue<(Intent Intent, Duration Hidden)> all = new();
    private int handled;

    public IReadOnlyList<(Intent Intent, Duration Hidden)> All => [.. all];

    public async Task Enqueue(Intent intent, Duration hidden, CancellationToken cancellation)
    {
        await queue.Enqueue(intent, hidden, cancellation);
        all.Enqueue((intent, hidden));
    }

    /// <summary>Those that no consumer has taken yet.</summary>
    public IReadOnlyList<Intent> Take()
    {
        var taken = all.Skip(handled).Select(item => item.Intent).ToList();
        handled += taken.Count;
        return taken;
    }

    public AttemptId Latest(AssignmentId id) => all.Last(item => item.Intent.Case == id).Intent.Attempt;
}
