using System.Collections.Immutable;
using Microsoft.DurableTask;
using Moq;
using NodaTime;
using WorkMarket.Functions.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>What an orchestrator asked for: an activity, or a timer.</summary>
internal sealed record Asked(int Id, string What, Instant? FireAt = null, object? Input = null, TaskOptions? Options = null);

/// <summary>What came of it, or an event from outside, or the start, as the history has it.</summary>
internal abstract record Entry(Instant At)
{
    internal sealed record Started(Instant At) : Entry(At);

    internal sealed record Fired(Instant At, int Id) : Entry(At);

    internal sealed record Completed(Instant At, int Id, EscalationMoment Moment) : Entry(At);

    internal sealed record Failed(Instant At, int Id) : Entry(At);

    internal sealed record Raised(Instant At) : Entry(At);
}

/// <summary>The orchestrator run from its beginning over a history, on one thread and with nothing from outside, as the backend does at each event.</summary>
internal sealed class Replay
{
    private readonly Mock<TaskOrchestrationContext> context = new(MockBehavior.Strict);
    private readonly Dictionary<int, TaskCompletionSource> timers = [];
    private readonly Dictionary<int, TaskCompletionSource<EscalationMoment>> activities = [];
    private readonly Queue<TaskCompletionSource<object?>> waiting = [];
    private readonly List<Asked> asked = [];
    private readonly List<object?> statuses = [];
    private readonly HashSet<int> cancelled = [];
    private readonly int thread = Environment.CurrentManagedThreadId;
    private Instant now;

    private Replay(EscalationInstance? input)
    {
        context.Setup(all => all.GetInput<EscalationInstance>()).Returns(input);
        context.SetupGet(all => all.CurrentUtcDateTime).Returns(() => now.ToDateTimeUtc());
        context.Setup(all => all.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>())).Returns((DateTime fireAt, CancellationToken token) => Timer(fireAt, token));
        context.Setup(all => all.CallActivityAsync<EscalationMoment>(It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .Returns((TaskName name, object? with, TaskOptions? options) => Activity(name.Name, with, options));
        context.Setup(all => all.WaitForExternalEvent<object?>(EscalationOrchestration.Signal, It.IsAny<CancellationToken>())).Returns(Wait);
        context.Setup(all => all.SetCustomStatus(It.IsAny<object?>())).Callback((object? status) => statuses.Add(status));
        context.Setup(all => all.ContinueAsNew(It.IsAny<object?>(), true)).Callback((object? next, bool _) => Next = (EscalationInstance?)next);
    }

    /// <summary>All that it asked for, in order.</summary>
    public ImmutableList<Asked> Asked => [.. asked];

    /// <summary>All that it showed.</summary>
    public ImmutableList<EscalationStatus> Statuses => [.. statuses.Cast<EscalationStatus>()];

    /// <summary>Timers that nobody waits for any more; they fire nevertheless.</summary>
    public IReadOnlySet<int> Cancelled => cancelled;

    /// <summary>With what it begins anew, if it does.</summary>
    public EscalationInstance? Next { get; private set; }

    /// <summary>How many events from outside it has not taken.</summary>
    public int Untaken { get; private set; }

    /// <summary>What it has come to.</summary>
    public Task<string> Running { get; private set; } = null!;

    public static Replay Over(EscalationInstance? input, IReadOnlyList<Entry> history)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var replay = new Replay(input) { now = history[0].At };
            replay.Running = EscalationOrchestration.Run(replay.context.Object);
            foreach (var entry in history.Skip(1))
                replay.Hear(entry);
            return replay;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private void Hear(Entry entry)
    {
        now = entry.At;
        switch (entry)
        {
            case Entry.Fired fired:
                timers[fired.Id].TrySetResult();
                break;
            case Entry.Completed completed:
                activities[completed.Id].SetResult(completed.Moment);
                break;
            case Entry.Failed failed:
                activities[failed.Id].SetException(new InvalidOperationException("The activity failed for good."));
                break;
            case Entry.Raised when waiting.TryDequeue(out var waiter):
                waiter.SetResult(null);
                break;
            default:
                Untaken++;
                break;
        }
    }

    private Task Timer(DateTime fireAt, CancellationToken token)
    {
        var id = Ask("timer", Instant.FromDateTimeUtc(fireAt));
        var timer = timers[id] = new();
        token.Register(() =>
        {
            OnItsThread();
            if (timer.TrySetCanceled(token))
                cancelled.Add(id);
        });
        return timer.Task;
    }

    private Task<EscalationMoment> Activity(string name, object? input, TaskOptions? options)
    {
        var id = Ask(name, null, input, options);
        return (activities[id] = new()).Task;
    }

    private Task<object?> Wait()
    {
        OnItsThread();
        if (Untaken > 0)
        {
            Untaken--;
            return Task.FromResult<object?>(null);
        }
        var waiter = new TaskCompletionSource<object?>();
        waiting.Enqueue(waiter);
        return waiter.Task;
    }

    private int Ask(string what, Instant? fireAt, object? input = null, TaskOptions? options = null)
    {
        OnItsThread();
        asked.Add(new(asked.Count, what, fireAt, input, options));
        return asked.Count - 1;
    }

    private void OnItsThread() => Assert.Equal(thread, Environment.CurrentManagedThreadId);
}
