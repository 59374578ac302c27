namespace WorkMarket.Application.Storage;

/// <summary>What writers do who met others at the same row.</summary>
public static class Contention
{
    /// <summary>The longest pause where no setting names one.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits a random time before the next turn, so that those who met do not meet again: at most 1 ms, twice as much each turn.
    /// </summary>
    /// <param name="turn">How many turns there were, from 0.</param>
    /// <param name="longest">The longest that it may wait.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public static Task Pause(int turn, TimeSpan longest, CancellationToken cancellation) =>
        Task.Delay(
            TimeSpan.FromMilliseconds(Math.Min(longest.TotalMilliseconds, Math.Pow(2, turn)) * Random.Shared.NextDouble()), cancellation);
}
