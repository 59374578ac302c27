using System.Collections.Concurrent;
using NodaTime;
using WorkMarket.Testing;

namespace WorkMarket.Application.Tests.Effects;

/// <summary>
/// Lets several processes run step by step: each waits before every request to storage or to the mail server, and dice choose who goes on.
/// All runs on one thread, so that the same dice give the same course.
/// </summary>
internal sealed class Steps(Dice dice, ManualClock clock) : TaskScheduler
{
    private static readonly Task Never = new TaskCompletionSource().Task;
    private readonly ConcurrentQueue<Task> ready = new();
    private readonly List<(Process Process, TaskCompletionSource Gate)> waiting = [];

    /// <summary>Which process dies, at which step of all.</summary>
    public (Process Process, int Step, bool AfterRequest)? Death { get; set; }

    /// <summary>Which process stands still from which step on, for three minutes.</summary>
    public (Process Process, int Step)? Standstill { get; set; }

    /// <summary>How many steps there were.</summary>
    public int Count { get; private set; }

    /// <summary>Begins something that a process does.</summary>
    public Task Begin(Func<Task> act) => Task.Factory.StartNew(act, default, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Waits for its turn; for ever in a process that is dead.</summary>
    public Task Turn(Process process)
    {
        if (process.DiesNext)
            Kill(process);
        if (process.IsDead)
            return Never;
        var gate = new TaskCompletionSource();
        waiting.Add((process, gate));
        return gate.Task;
    }

    /// <summary>Lets all go on until nobody can.</summary>
    public void Run()
    {
        RunReady();
        while (waiting.FindAll(item => item.Process.StillUntil <= clock.GetCurrentInstant()) is { Count: > 0 } able)
        {
            var next = dice.One(able);
            Count++;
            clock.Advance(Duration.FromMilliseconds(dice.Below(100)));
            if (Standstill is { } still && Count == still.Step)
                still.Process.StillUntil = clock.GetCurrentInstant() + Duration.FromMinutes(3);
            if (Death is { } death && Count >= death.Step && next.Process == death.Process)
            {
                Death = null;
                next.Process.DiesNext = true;
                if (!death.AfterRequest)
                    Kill(next.Process);
            }
            if (waiting.Remove(next))
                next.Gate.SetResult();
            RunReady();
        }
    }

    protected override IEnumerable<Task> GetScheduledTasks() => ready;

    protected override void QueueTask(Task task) => ready.Enqueue(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private void Kill(Process process)
    {
        process.IsDead = true;
        waiting.RemoveAll(item => item.Process == process);
    }

    // Without the context of the test's own thread what goes on comes back to here.
    private void RunReady()
    {
        var around = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        while (ready.TryDequeue(out var task))
            TryExecuteTask(task);
        SynchronizationContext.SetSynchronizationContext(around);
    }
}

/// <summary>A process of a host: whether it lives, and its clock.</summary>
internal class Process
{
    public bool IsDead { get; set; }

    public bool DiesNext { get; set; }

    public Instant StillUntil { get; set; }
}
