using System.Collections.Immutable;
using System.Text.Json;
using Moq;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Due;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Json;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.People;
using WorkMarket.Application.Phone;
using WorkMarket.Application.Queues;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Functions.Escalations;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>A case in memory, with the product's own decisions, activity, due index and effects.</summary>
internal sealed class VirtualCase
{
    private readonly Mock<ICaseStore> store = new(MockBehavior.Strict);
    private readonly List<(Happened Happened, Instant Recorded)> coming = [];
    private readonly List<string> signals = [];
    private readonly ManualClock clock = new();
    private readonly EffectsHandler effects;
    private readonly CaseClock cases;
    private readonly EscalationSteps steps;
    private Head stored;

    private VirtualCase(Assignment unnumbered)
    {
        var state = unnumbered with { Core = unnumbered.Core with { Number = AssignmentNumber.Parse("40271938") } };
        stored = new(state, 20, "hash");
        store.Setup(all => all.ReadAlone(state.Id, It.IsAny<CancellationToken>())).ReturnsAsync(() => stored);
        store.Setup(all => all.ReadAlone(It.IsNotIn(state.Id), It.IsAny<CancellationToken>())).ReturnsAsync((StoredCase?)null);
        store.Setup(all => all.Commit(It.IsAny<Commit>())).ReturnsAsync((Commit commit) => Commit(commit));
        store.Setup(all => all.ReadWork(state.Id, null, It.IsAny<CancellationToken>())).ReturnsAsync(new CaseWork(null, []));
        store.Setup(all => all.MarkDone(state.Id, It.IsAny<IReadOnlyCollection<OutboxEntry>>(), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask);
        var mail = Mock.Of<IMailQueue>(all => all.IsSent);
        var sent = new Mock<IQueue<EscalationSignal>>();
        sent.Setup(all => all.Enqueue(It.IsAny<EscalationSignal>(), It.IsAny<CancellationToken>()))
            .Callback((EscalationSignal signal, CancellationToken _) => signals.Add(signal.ToMessage())).Returns(Task.CompletedTask);
        var recent = new RecentCommits(clock);
        effects = new(
            store.Object, recent, Mock.Of<IQueue<OutboxMessage>>(), new([]), Mock.Of<IFileStore>(), sent.Object,
            new(Mock.Of<INotices>(), mail, new(Mock.Of<IDirectory>()), new NoFaults()), new NoFaults(), clock, new());
        cases = new(
            new(store.Object, new(null!, null!, null!, null!, null!, Policy.Default), Mock.Of<INumbers>(), new NoWriterQueue(),
                recent, clock, new()),
            effects,
            Mock.Of<IDueIndex>(), new(Duration.Zero));
        steps = new(cases);
    }

    public Assignment State => stored.State;

    public ICaseStore Store => store.Object;

    /// <summary>What has happened since it was stored.</summary>
    public ImmutableList<Happened> Coming => [.. coming.Select(item => item.Happened)];

    /// <summary>The longest time from an instant at which a step of the escalation fell due until it was recorded.</summary>
    public Duration Latest => coming.Where(item => item.Happened.By is Actor.System && item.Happened.Event.Escalation() is not null)
        .Select(item => item.Recorded - item.Happened.At).DefaultIfEmpty().Max();

    public EscalationInstance Instance => new(State.Id.Value, State.Core.Escalations[^1].Id.Value);

    public EscalationSnapshot Snapshot => EscalationSnapshot.FromCase(State, State.Core.Escalations[^1].Id);

    /// <summary>The signal of the escalation.</summary>
    public string Signal => new EscalationSignal(State.Id, State.Core.Escalations[^1].Id).ToMessage();

    public static VirtualCase FromStory(OpenStory story) => new(story.State);

    /// <summary>A case of the golden store of open escalations.</summary>
    public static VirtualCase Stored(string name) => new(JsonSerializer.Deserialize<Assignment>(
        File.ReadAllBytes(Path.Combine(
            Repository.Root, "tests", "WorkMarket.Application.Tests", "Golden", "open-escalations", $"{name}.head.json")),
        DomainJson.Stored)!);

    /// <summary>The activity.</summary>
    public EscalationSnapshot Advance(EscalationInstance of, Instant now)
    {
        clock.Set(now);
        var moment = Now(steps.AdvanceEscalation(of, CancellationToken.None));
        Assert.Empty(signals);
        return moment;
    }

    /// <summary>The due index, whose row of what comes next has come.</summary>
    /// <returns>The signals that it sends.</returns>
    public ImmutableList<string> Scan(Instant now)
    {
        clock.Set(now);
        if (Clock.NextDue(State) is { } due && due <= now)
            Now(cases.Tick(State.Id, due, CancellationToken.None));
        return Signals();
    }

    /// <summary>Somebody does something, on what fell due until then.</summary>
    /// <returns>The signals that its effects send.</returns>
    public ImmutableList<string> Do(Actor by, Command command, Instant now)
    {
        clock.Set(now);
        var due = Clock.Tick(State, Policy.Default, now);
        var happened = Assert.IsType<Decision.Accepted>(AssignmentDecider.Decide(State, due, command, by, OpenStory.Facts, now)).Happened;
        var written = Commit(new(State.Id, stored, State.Evolve(happened)!, happened, null, null));
        Now(effects.Perform(new(written.Case, written.Entry, happened), signalled: true, CancellationToken.None));
        return Signals();
    }

    private CommitOutcome.Committed Commit(Commit commit)
    {
        var first = stored.Version + 1;
        stored = new(commit.State, stored.Version + commit.Happened.Count, "hash");
        coming.AddRange(commit.Happened.Select(item => (item, clock.GetCurrentInstant())));
        return new(
            stored, new(new($"attempt{first}"), OutboxStatus.Pending, first, stored.Version, clock.GetCurrentInstant(), HasCommand: false));
    }

    private ImmutableList<string> Signals()
    {
        ImmutableList<string> all = [.. signals];
        signals.Clear();
        return all;
    }

    // In memory nothing has to be waited for.
    private static T Now<T>(Task<T> task)
    {
        Now((Task)task);
        return task.Result;
    }

    private static void Now(Task task)
    {
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }

    private sealed record Head(Assignment State, long Version, string Hash) : StoredCase(State, Version, Hash);
}
