using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Simulation.People;
using WorkMarket.Testing;

namespace WorkMarket.Simulation.Cases;

/// <summary>Somebody who takes part: hears what happens and plans what to do about it.</summary>
internal interface IPart
{
    void Hear(Happened happened);
}

/// <summary>One assignment as it comes about in virtual time: what is so far, what people plan, and the clock.</summary>
internal sealed class Scene(Policy policy, Population population, Dice dice, Happened draft)
{
    private readonly Facts facts = Cast.Facts(policy);
    private readonly PriorityQueue<Func<Instant, (Actor By, Command Command)?>, (Instant At, int Order)> plans = new();
    private readonly List<Happened> timeline = [draft];
    private readonly List<Act> acts = [];
    private int planned;
    private int refused;

    public Assignment State { get; private set; } = ((Assignment?)null).Evolve(draft);

    public Policy Policy => policy;

    public Population Population => population;

    public Dice Dice => dice;

    /// <summary>The escalation while it is open.</summary>
    public Escalation? Open => EscalationRecord.AllOpen(State).LastOrDefault();

    /// <summary>Whether something of a likelihood in per cent comes about.</summary>
    public bool Is(int likelihood) => dice.Below(100) < likelihood;

    /// <summary>An instant so many hours after another, to the second.</summary>
    public Instant After(Instant from, (int Soonest, int Latest) hours) =>
        from + Duration.FromSeconds(dice.Between(hours.Soonest * 3600, hours.Latest * 3600));

    /// <summary>What stands in the way of an action of the worker's at an instant, on the assignment or on what was taken away.</summary>
    public ImmutableList<Refusal> Standing(AssignmentAction action, Actor.Worker by, Instant at) =>
        AssignmentDecider.Standing(EndedEngagements.OfWorker(State, by.Id).State, action, by, facts, at);

    /// <summary>Plans something; what it is, is known when its time comes.</summary>
    public void Plan(Instant at, Func<Instant, (Actor By, Command Command)?> what) => plans.Enqueue(what, (at, planned++));

    /// <summary>Somebody does something that the rules have to allow.</summary>
    public IReadOnlyList<Happened> Must(Act act) =>
        Try(act) ?? throw new InvalidOperationException($"{act.Command} was refused at {act.At}, in {State.Status}.");

    /// <summary>Lets the clock and the plans run, whichever comes first, while everybody hears what happens.</summary>
    public void Run(IReadOnlyList<IPart> parts, IEnumerable<Happened> opening, Instant until)
    {
        Tell(opening);
        while (true)
        {
            var plan = plans.TryPeek(out var what, out var when) && when.At <= until ? when.At : (Instant?)null;
            if (Clock.NextDue(State) is { } due && due <= (plan ?? until))
            {
                var happened = Clock.Tick(State, policy, due);
                Take(happened);
                Tell(happened);
            }
            else if (plan is { } at)
            {
                plans.Dequeue();
                if (what!(at) is var (by, command))
                    Tell(Try(new(at, by, command)) ?? []);
            }
            else
            {
                return;
            }
        }

        void Tell(IEnumerable<Happened> happened)
        {
            foreach (var one in happened)
            {
                foreach (var part in parts)
                    part.Hear(one);
            }
        }
    }

    /// <summary>What became of it.</summary>
    public History Ended(int number, Instant until) => new(number, population, policy, until, [.. acts], refused, timeline, State);

    private ImmutableList<Happened>? Try(Act act)
    {
        acts.Add(act);
        if (AssignmentDecider.Decide(State, act.Command, act.By, facts, act.At) is not Decision.Accepted accepted)
        {
            refused++;
            return null;
        }
        Take(accepted.Happened);
        return accepted.Happened;
    }

    private void Take(ImmutableList<Happened> happened)
    {
        timeline.AddRange(happened);
        State = State.Evolve(happened)!;
    }
}
