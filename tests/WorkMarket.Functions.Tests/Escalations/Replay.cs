using System.Collections.Immutable;
using Microsoft.DurableTask;
using Moq;
using NodaTime;
using WorkMarket.Functions.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// An orchestrator run from its beginning over a history, on one thread and with nothing from outside, as the backend does it at each
/// episode. What the SDK makes of a long timer and of a retry policy is asked of the backend as the SDK asks it.
/// </summary>
internal sealed class Replay
{
    private readonly Mock<TaskOrchestrationContext> context = new(MockBehavior.Strict);
    private readonly Dictionary<int, TaskCompletionSource<string?>> open = [];
    private readonly Stack<TaskCompletionSource<object?>> waiting = [];
    private readonly List<Asked> asked = [];
    private readonly List<ShownStatus> shown = [];
    private readonly int thread = Environment.CurrentManagedThreadId;
    private Instant now;

    private Replay(string? input)
    {
        context.Setup(all => all.GetInput<EscalationInstance>()).Returns(() => Wire.Read<EscalationInstance>(input));
        context.SetupGet(all => all.CurrentUtcDateTime).Returns(() => now.ToDateTimeUtc());
        context.Setup(all => all.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Returns((DateTime fireAt, CancellationToken token) => LongTimer(Instant.FromDateTimeUtc(fireAt), token));
        context.Setup(all => all.CallActivityAsync<EscalationSnapshot>(It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .Returns((TaskName name, object? with, TaskOptions? options) => Call(name.Name, Wire.Write(with), options));
        context.Setup(all => all.WaitForExternalEvent<object?>(EscalationOrchestration.Signal, It.IsAny<CancellationToken>()))
            .Returns(Wait);
        context.Setup(all => all.SetCustomStatus(It.IsAny<object?>()))
            .Callback((object? status) => shown.Add(Wire.Read<ShownStatus>(Wire.Write(status))!));
        context.Setup(all => all.ContinueAsNew(It.IsAny<object?>(), true)).Callback((object? next, bool _) => Next = Wire.Write(next));
    }

    /// <summary>All that it asked for, in order.</summary>
    public ImmutableList<Asked> Asked => [.. asked];

    /// <summary>All that it showed, in order.</summary>
    public ImmutableList<ShownStatus> Shown => [.. shown];

    /// <summary>How many activities it called, however many attempts that took.</summary>
    public int Calls { get; private set; }

    /// <summary>With what it begins anew, if it does.</summary>
    public string? Next { get; private set; }

    /// <summary>How many timers it waits for.</summary>
    public int Timers => asked.OfType<Asked.Timer>().Count(timer => !open[timer.Id].Task.IsCompleted);

    /// <summary>How many events from outside it has not taken.</summary>
    public int Untaken { get; private set; }

    /// <summary>What it has come to; null where it has not been started.</summary>
    public Task<string>? Running { get; private set; }

    public static Replay Over(Func<TaskOrchestrationContext, Task<string>> orchestrator, string? input, IReadOnlyList<Episode> history)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var replay = new Replay(input);
            foreach (var episode in history)
            {
                replay.now = episode.At;
                episode.Heard.ForEach(heard => replay.Hear(heard, orchestrator));
            }
            return replay;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private void Hear(Heard heard, Func<TaskOrchestrationContext, Task<string>> orchestrator)
    {
        switch (heard)
        {
            case Heard.Started:
                Running = orchestrator(context.Object);
                break;
            case Heard.Fired fired:
                open[fired.Id].TrySetResult(null);
                break;
            case Heard.Completed completed:
                open[completed.Id].SetResult(completed.Result);
                break;
            case Heard.Failed failed:
                open[failed.Id].SetException(new InvalidOperationException("The attempt failed."));
                break;
            // The latest waiter takes it, and if that was given up, nobody does. What begins anew takes what comes from then on.
            case Heard.Raised when Next is null && waiting.TryPop(out var waiter):
                waiter.TrySetResult(null);
                break;
            default:
                Untaken++;
                break;
        }
    }

    private async Task LongTimer(Instant fireAt, CancellationToken token)
    {
        while (fireAt - now > Duration.FromTimeSpan(Orchestrations.LongestTimer) && !token.IsCancellationRequested)
            await Timer(now + Duration.FromTimeSpan(Orchestrations.LongestTimer), token);
        await Timer(fireAt, token);
    }

    private async Task<EscalationSnapshot> Call(string name, string input, TaskOptions? options)
    {
        Calls++;
        var policy = options?.Retry?.Policy;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Wire.Read<EscalationSnapshot>(await Open(id => new Asked.Attempt(id, name, input)))!;
            }
            catch (InvalidOperationException) when (policy is not null)
            {
                Assert.Equal(Timeout.InfiniteTimeSpan, policy.RetryTimeout);
                var pause = policy.FirstRetryInterval * Math.Pow(policy.BackoffCoefficient, attempt - 1);
                // After the last one there is a pause of no length, for the sake of old histories.
                await Timer(
                    now
                    + Duration.FromTimeSpan(attempt >= policy.MaxNumberOfAttempts
                        ? TimeSpan.Zero
                        : pause < policy.MaxRetryInterval ? pause : policy.MaxRetryInterval), default);
                if (attempt >= policy.MaxNumberOfAttempts)
                    throw;
            }
        }
    }

    private Task<string?> Timer(Instant fireAt, CancellationToken token)
    {
        var timer = Open(id => new Asked.Timer(id, fireAt), out var source);
        token.Register(() =>
        {
            OnItsThread();
            source.TrySetCanceled(token);
        });
        return timer;
    }

    private Task<object?> Wait()
    {
        OnItsThread();
        var waiter = new TaskCompletionSource<object?>();
        if (Untaken > 0)
        {
            Untaken--;
            waiter.SetResult(null);
        }
        else
        {
            waiting.Push(waiter);
        }
        return waiter.Task;
    }

    private Task<string?> Open(Func<int, Asked> ask) => Open(ask, out _);

    private Task<string?> Open(Func<int, Asked> ask, out TaskCompletionSource<string?> source)
    {
        OnItsThread();
        source = open[asked.Count] = new();
        asked.Add(ask(asked.Count));
        return source.Task;
    }

    private void OnItsThread() => Assert.Equal(thread, Environment.CurrentManagedThreadId);
}

/// <summary>The custom status of an instance as an operator reads it: its JSON names are these.</summary>
internal sealed record ShownStatus(string Stage, DateTime? StageEndsAt, DateTime? NextUpdateAt, DateTime? MonthEndsAt);
