using System.Collections.Concurrent;
using Xunit;

namespace WorkMarket.Application.Tests;

/// <summary>One that fails cuts no other off, and so many run at a time.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public async Task What_is_begun_comes_to_its_end_though_another_fails()
    {
        var (gate, done) = (new TaskCompletionSource(), new ConcurrentBag<int>());
        var all = SideBySide.ForEach(Enumerable.Range(0, 3), 3, async number =>
        {
            if (number == 0)
                throw new InvalidOperationException("The first.");
            await gate.Task;
            done.Add(number);
        }, default);
        Assert.False(all.IsCompleted);
        gate.SetResult();
        Assert.Equal("The first.", (await Assert.ThrowsAsync<InvalidOperationException>(() => all)).Message);
        Assert.Equal([1, 2], done.Order());
    }

    [Fact]
    public async Task No_more_than_so_many_run_at_a_time_and_none_begins_after_the_end()
    {
        using var ending = new CancellationTokenSource();
        var (gate, running, most) = (new TaskCompletionSource(), 0, 0);
        var all = SideBySide.ForEach(Enumerable.Range(0, 10), 2, async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await gate.Task;
            Interlocked.Decrement(ref running);
        }, ending.Token);
        Assert.Equal(2, running);
        await ending.CancelAsync();
        gate.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all);
        Assert.Equal((0, 2), (running, most));
    }
}
