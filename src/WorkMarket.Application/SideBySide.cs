namespace WorkMarket.Application;

/// <summary>Does several things at once.</summary>
public static class SideBySide
{
    /// <summary>
    /// Does something for each item, for so many at a time. A failure does not interrupt the others: what has begun comes to its end,
    /// and then the first failure is thrown.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="most">For how many at a time.</param>
    /// <param name="act">What is done. It is not begun any more after the cancellation.</param>
    /// <param name="cancellation">Lets none begin.</param>
    /// <exception cref="OperationCanceledException">Not all were begun.</exception>
    public static async Task ForEach<T>(IEnumerable<T> items, int most, Func<T, Task> act, CancellationToken cancellation)
    {
        using var room = new SemaphoreSlim(most);
        await Task.WhenAll(items.Select(Act).ToList());

        async Task Act(T item)
        {
            await room.WaitAsync(cancellation);
            try
            {
                // A waiter may be let in before the cancellation reaches the queue.
                cancellation.ThrowIfCancellationRequested();
                await act(item);
            }
            finally
            {
                room.Release();
            }
        }
    }
}
