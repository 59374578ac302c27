using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Functions.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// An instance of the orchestration in virtual time, as Durable Functions on Azure Storage run it: at each event it is replayed over its
/// recorded history and has to ask for the very same again. The rows of that history are counted.
/// </summary>
internal sealed class VirtualInstance(Func<EscalationInstance, Instant, EscalationMoment> advance)
{
    private static readonly Duration Latency = Duration.FromMilliseconds(200);
    private static readonly Duration LongestTimer = Duration.FromDays(3);
    private readonly PriorityQueue<Action, (Instant At, int Order)> coming = new();
    private readonly List<EscalationStatus> statuses = [];
    private readonly List<Entry> history = [];
    private ImmutableList<Asked> asked = [];
    private EscalationInstance? input;
    private int order;
    private int rows;

    public Instant Now { get; private set; }

    /// <summary>When a timer fires; null is that it never does.</summary>
    public Func<Instant, Instant?> Fires { get; init; } = at => at;

    /// <summary>By how much the activities' clock differs from the orchestrator's at an instant.</summary>
    public Func<Instant, Duration> Skew { get; init; } = _ => Duration.Zero;

    /// <summary>Whether the attempt of that number, counted over all activities, fails.</summary>
    public Func<int, bool> AttemptFails { get; init; } = _ => false;

    public int Activities { get; private set; }

    public int Attempts { get; private set; }

    public int Generations { get; private set; }

    /// <summary>The most rows that its history had at once.</summary>
    public int MostRows { get; private set; }

    /// <summary>All rows ever written, but for those by which long timers wait in pieces.</summary>
    public int Rows { get; private set; }

    public IReadOnlyList<EscalationStatus> Statuses => statuses;

    public string? Output { get; private set; }

    public bool HasFailed { get; private set; }

    public bool IsThere => Output is null && !HasFailed;

    public void Start(EscalationInstance? with, Instant at)
    {
        Now = at;
        Begin(with, untaken: 0);
    }

    /// <summary>Has something done at an instant.</summary>
    public void At(Instant instant, Action what) => coming.Enqueue(what, (instant, order++));

    /// <summary>An event from outside.</summary>
    public void Raise() => Episode(new Entry.Raised(Now));

    /// <summary>Lets time go by.</summary>
    public VirtualInstance Until(Instant instant)
    {
        while (coming.TryPeek(out var what, out var next) && next.At <= instant)
        {
            coming.Dequeue();
            Now = Instant.Max(Now, next.At);
            what();
        }
        Now = Instant.Max(Now, instant);
        return this;
    }

    private void Begin(EscalationInstance? with, int untaken)
    {
        Assert.True(++Generations < 1000, "It begins anew without end.");
        (input, rows, asked) = (with, 0, []);
        history.Clear();
        history.AddRange(Enumerable.Repeat<Entry>(new Entry.Raised(Now), untaken));
        Count(untaken);
        Episode(new Entry.Started(Now));
    }

    private void Episode(Entry entry)
    {
        if (!IsThere)
            return;
        history.Insert(entry is Entry.Started ? 0 : history.Count, entry);
        var replay = Replay.Over(input, history);
        Assert.Equal(asked, replay.Asked.Take(asked.Count));
        var fresh = replay.Asked.Skip(asked.Count).ToList();
        asked = replay.Asked;
        foreach (var status in replay.Statuses.Where(status => statuses.LastOrDefault() != status && !statuses.Contains(status)))
            statuses.Add(status);
        // That it began and ended to work, what it heard, and what it asked for.
        Count(3 + fresh.Count);
        if (replay.Next is { } next)
        {
            Count(1);
            Begin(next, replay.Untaken);
        }
        else if (replay.Running.IsCompleted)
        {
            Count(1);
            (Output, HasFailed) = replay.Running.IsCompletedSuccessfully ? (replay.Running.Result, false) : (null, true);
        }
        else
        {
            fresh.ForEach(Begun);
        }
    }

    private void Begun(Asked one)
    {
        var generation = Generations;
        if (one.FireAt is { } fireAt)
        {
            for (var left = fireAt - Now; left > LongestTimer; left -= LongestTimer)
                (rows, MostRows) = (rows + 4, Math.Max(MostRows, rows + 4));
            if (Fires(fireAt) is { } at)
                At(at, () => Heard(generation, new Entry.Fired(Now, one.Id)));
            return;
        }
        Activities++;
        Attempt(generation, one, failures: 0);
    }

    private void Attempt(int generation, Asked one, int failures) => At(Now + Latency, () =>
    {
        if (!AttemptFails(Attempts++))
        {
            Heard(generation, new Entry.Completed(Now, one.Id, advance((EscalationInstance)one.Input!, Now + Skew(Now))));
            return;
        }
        var policy = one.Options!.Retry!.Policy!;
        if (failures + 1 >= policy.MaxNumberOfAttempts)
        {
            Heard(generation, new Entry.Failed(Now, one.Id));
            return;
        }
        // That it failed, and a timer until the next attempt.
        Count(8);
        var pause = policy.FirstRetryInterval * Math.Pow(policy.BackoffCoefficient, failures);
        At(Now + Duration.FromTimeSpan(pause < policy.MaxRetryInterval ? pause : policy.MaxRetryInterval), () => Attempt(generation, one, failures + 1));
    });

    // What belongs to a history that is gone is dropped.
    private void Heard(int generation, Entry entry)
    {
        if (generation == Generations)
            Episode(entry);
    }

    private void Count(int more)
    {
        (rows, Rows) = (rows + more, Rows + more);
        MostRows = Math.Max(MostRows, rows);
    }
}
