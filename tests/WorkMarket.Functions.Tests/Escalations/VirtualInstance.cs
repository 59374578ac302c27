using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using NodaTime;
using WorkMarket.Functions.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// An instance of the orchestration in virtual time, as Durable Functions on Azure Storage run it: what has come by an instant is heard
/// in one episode, at which the orchestrator is replayed over its recorded history.
/// </summary>
internal sealed class VirtualInstance(Func<EscalationInstance, Instant, EscalationSnapshot> advance)
{
    // An activity looks at the case after that time, and is heard of after as much again.
    private static readonly Duration Latency = Duration.FromMilliseconds(100);
    private readonly PriorityQueue<Action, (Instant At, int Order)> coming = new();
    private readonly List<ShownStatus> statuses = [];
    private readonly List<Generation> generations = [];
    private readonly List<Heard> inbox = [];
    private Generation? current;
    private int order;

    public Instant Now { get; private set; }

    public Func<TaskOrchestrationContext, Task<string>> Orchestrator { get; init; } = EscalationOrchestration.Run;

    /// <summary>When the message of a timer is to come; null is that it never does. It does when <see cref="Shown"/> says.</summary>
    public Func<Instant, Instant?> Fires { get; init; } = at => at;

    /// <summary>By how much the activities' clock differs from the orchestrator's at an instant.</summary>
    public Func<Instant, Duration> Skew { get; init; } = _ => Duration.Zero;

    /// <summary>Whether the attempt of that number, counted over all activities, fails before it has done anything.</summary>
    public Func<int, bool> Fails { get; init; } = _ => false;

    /// <summary>Whether it fails after it has done everything.</summary>
    public Func<int, bool> IsCutOff { get; init; } = _ => false;

    /// <summary>All activities that were called, in all histories.</summary>
    public int Activities => generations.Sum(generation => generation.Latest.Calls);

    public int Attempts { get; private set; }

    public IReadOnlyList<Generation> Generations => generations;

    /// <summary>All rows ever kept.</summary>
    public int Rows => generations.Sum(generation => generation.Rows.Count);

    /// <summary>The most rows of one history.</summary>
    public int MostRows => generations.Max(generation => generation.Rows.Count);

    /// <summary>What an operator saw, one after the other.</summary>
    public IReadOnlyList<ShownStatus> Statuses => statuses;

    /// <summary>How it stands; null where there is none.</summary>
    public OrchestrationRuntimeStatus? Status => current?.Latest switch
    {
        null => null,
        { Running: null } => OrchestrationRuntimeStatus.Pending,
        { Running.IsCompletedSuccessfully: true, Next: null } => OrchestrationRuntimeStatus.Completed,
        { Running.IsFaulted: true } => OrchestrationRuntimeStatus.Failed,
        _ => OrchestrationRuntimeStatus.Running,
    };

    private bool IsThere => Status is OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running;

    public string? Output => Status is OrchestrationRuntimeStatus.Completed ? current!.Latest.Running!.Result : null;

    public void Start(EscalationInstance? with)
    {
        Assert.False(IsThere);
        Begin(Wire.Write(with), anew: false);
    }

    /// <summary>It is gone with its history, and nobody was told.</summary>
    public void Lose() => current = null;

    /// <summary>Has something done at an instant, or now.</summary>
    public void At(Instant instant, Action what) => coming.Enqueue(what, (instant, order++));

    /// <summary>
    /// When storage shows a message that is hidden from now until an instant: it counts whole seconds and cuts the rest off.
    /// </summary>
    public Instant Shown(Instant instant) =>
        instant <= Now ? instant : Now + Duration.FromSeconds(Math.Floor((instant - Now).TotalSeconds));

    /// <summary>An event from outside.</summary>
    public void Raise() => inbox.Add(new Heard.Raised());

    /// <summary>Lets time go by.</summary>
    public VirtualInstance Until(Instant instant)
    {
        Episodes();
        while (coming.TryPeek(out _, out var next) && next.At <= instant)
        {
            Now = Instant.Max(Now, next.At);
            while (coming.TryPeek(out var what, out next) && next.At <= Now)
            {
                coming.Dequeue();
                what();
            }
            Episodes();
        }
        Now = Instant.Max(Now, instant);
        return this;
    }

    /// <summary>Runs all recorded histories a second time, which has to go as the first did.</summary>
    public void Again() => generations.ForEach(generation => generation.Again());

    private void Begin(string? input, bool anew)
    {
        Assert.InRange(generations.Count, 0, 1000);
        generations.Add(current = new(Orchestrator, input, anew));
        inbox.Insert(0, new Heard.Started());
    }

    private void Episodes()
    {
        while (inbox.Count > 0)
        {
            var heard = inbox.ToList();
            inbox.Clear();
            if (IsThere)
                Hear(current!, heard);
        }
    }

    private void Hear(Generation generation, List<Heard> heard)
    {
        var fresh = generation.Hear(Now, [.. heard]);
        if (generation.Latest.Shown is [.., var status] && statuses.LastOrDefault() != status)
            statuses.Add(status);
        foreach (var one in fresh)
            Ask(generation, one);
        if (generation.Latest.Next is not { } next)
            return;
        // What it has not taken it is sent once more.
        for (var untaken = generation.Latest.Untaken; untaken > 0; untaken--)
            At(Now, Raise);
        Begin(next, anew: true);
    }

    private void Ask(Generation generation, Asked one)
    {
        if (one is Asked.Attempt attempt)
            At(Now + Latency, () => Answer(generation, Try(attempt)));
        else if (one is Asked.Timer timer && Fires(timer.FireAt) is { } at)
            At(Shown(at), () => Tell(generation, new Heard.Fired(timer.Id)));
    }

    private void Answer(Generation generation, Heard heard) => At(Now + Latency, () => Tell(generation, heard));

    private Heard Try(Asked.Attempt attempt)
    {
        Assert.Equal(nameof(EscalationSteps.AdvanceEscalation), attempt.Name);
        var number = Attempts++;
        if (Fails(number))
            return new Heard.Failed(attempt.Id);
        var moment = Wire.Write(advance(Wire.Read<EscalationInstance>(attempt.Input)!, Now + Skew(Now)));
        return IsCutOff(number) ? new Heard.Failed(attempt.Id) : new Heard.Completed(attempt.Id, moment);
    }

    // What belongs to a history that is gone is dropped.
    private void Tell(Generation generation, Heard heard)
    {
        if (current == generation)
            inbox.Add(heard);
    }
}
