using System.Collections.Concurrent;
using NodaTime;

namespace WorkMarket.Application.Storage;

/// <summary>A memory of answers that are a short while old at the most.</summary>
/// <param name="clock">Tells how old an answer is.</param>
/// <param name="keep">How long an answer is kept.</param>
internal sealed class Cached(IClock clock, Duration keep)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<object, (Instant Until, object? Answer)> kept = new();

    /// <summary>The answer to a question, which is asked anew where none is kept.</summary>
    public async Task<T> Get<T>(object key, Func<Task<T>> ask)
    {
        var now = clock.GetCurrentInstant();
        if (kept.TryGetValue(key, out var hit) && hit.Until > now)
            return (T)hit.Answer!;
        var answer = await ask();
        if (kept.Count >= MostKept)
            kept.Clear();
        kept[key] = (now + keep, answer);
        return answer;
    }

    public void Forget(object key) => kept.TryRemove(key, out _);
}
