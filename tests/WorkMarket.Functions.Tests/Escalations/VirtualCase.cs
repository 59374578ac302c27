using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Indexes;
using WorkMarket.Application.Json;
using WorkMarket.Application.Tests.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Functions.Escalations;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>A case of the golden store of open escalations, with the domain's own decisions and without storage.</summary>
internal sealed class VirtualCase
{
    private readonly List<(Happened Happened, Instant Recorded)> coming = [];

    private VirtualCase(Assignment state) => State = state;

    public Assignment State { get; private set; }

    /// <summary>What has happened since it was stored.</summary>
    public ImmutableList<Happened> Coming => [.. coming.Select(item => item.Happened)];

    /// <summary>The longest time from an instant at which something fell due until it was recorded.</summary>
    public Duration Latest => coming.Where(item => item.Happened.By is Actor.System).Max(item => item.Recorded - item.Happened.At);

    public EscalationInstance Instance => new(State.Id.Value, State.Core.Escalations[^1].Id.Value);

    public EscalationLook Look => EscalationLook.Of(State, State.Core.Escalations[^1].Id);

    public static VirtualCase Stored(string name) => new(JsonSerializer.Deserialize<Assignment>(
        File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "WorkMarket.Application.Tests", "Golden", "open-escalations", $"{name}.head.json")), DomainJson.Stored)!);

    /// <summary>The activity: what is due is recorded, and how the escalation stands is told. Of another case or escalation there is nothing to tell.</summary>
    public EscalationMoment Advance(EscalationInstance of, Instant now)
    {
        if (of.Case != State.Id.Value)
            return EscalationSteps.Moment(EscalationLook.Nothing);
        Record(Clock.Tick(State, Policy.Default, now), now);
        return EscalationSteps.Moment(EscalationLook.Of(State, new(of.Escalation)));
    }

    /// <summary>Somebody does something, on what fell due until then.</summary>
    /// <returns>Whether whoever waits for the escalation's steps is to hear of it.</returns>
    public bool Do(Actor by, Command command, Instant now)
    {
        var due = Clock.Tick(State, Policy.Default, now);
        var decision = AssignmentDecider.Decide(State.Evolve(due)!, command, by, OpenStory.Facts, now);
        var happened = due.AddRange(Assert.IsType<Decision.Accepted>(decision).Happened);
        Record(happened, now);
        return EscalationLook.ChangedBy([.. happened.Select((item, index) => new NumberedEvent(index, item))]).Any();
    }

    private void Record(ImmutableList<Happened> happened, Instant now)
    {
        State = State.Evolve(happened)!;
        coming.AddRange(happened.Select(item => (item, now)));
    }
}
