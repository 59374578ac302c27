using System.Collections.Immutable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.People;
using WorkMarket.Functions.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// A case, the instance that waits for the steps of its escalation, whoever reads signals, and the people, in virtual time.
/// </summary>
internal sealed class VirtualLife
{
    /// <summary>When all of them are over, whatever happens.</summary>
    public static readonly Instant Over = OpenStory.At("12-31 10:00") + Duration.FromDays(60);

    private static readonly Duration EffectsLag = Duration.FromSeconds(1);
    private readonly List<(Actor By, Command Command, Instant At)> done = [];
    private readonly Mock<DurableTaskClient> client = new(MockBehavior.Strict, "virtual");
    private readonly Func<VirtualCase> origin;

    private VirtualLife(Func<VirtualCase> origin, Func<Func<EscalationInstance, Instant, EscalationSnapshot>, VirtualInstance> make)
    {
        this.origin = origin;
        Case = origin();
        Instance = make(Case.Advance);
        var id = EscalationOrchestration.InstanceOf(Case.Instance.Case, Case.Instance.Escalation);
        client.Setup(all => all.GetInstanceAsync(id, It.IsAny<CancellationToken>())).ReturnsAsync(
            () => Instance.Status is { } status
                ? new OrchestrationMetadata(nameof(EscalationOrchestration), id) { RuntimeStatus = status }
                : null);
        client.Setup(all => all.RaiseEventAsync(id, EscalationOrchestration.Signal, null, It.IsAny<CancellationToken>()))
            .Callback(Instance.Raise).Returns(Task.CompletedTask);
        client.Setup(all => all.ScheduleNewOrchestrationInstanceAsync(
                new TaskName(nameof(EscalationOrchestration)), It.IsAny<object?>(), new StartOrchestrationOptions(id, null),
            It.IsAny<CancellationToken>()))
            .Callback(
                (TaskName _, object? input, StartOrchestrationOptions? _, CancellationToken _) =>
                    Instance.Start((EscalationInstance?)input)).ReturnsAsync(id);
    }

    public VirtualCase Case { get; }

    public VirtualInstance Instance { get; }

    /// <summary>How many signals were read.</summary>
    public int Signals { get; private set; }

    /// <summary>The instants at which time brought something.</summary>
    public int Steps => Case.Coming.Where(happened => happened.By is Actor.System).Select(happened => happened.At).Distinct().Count();

    /// <summary>Begins with a stored escalation at an instant, by a signal of it.</summary>
    public static VirtualLife Begin(
        string stored, string at, Func<Func<EscalationInstance, Instant, EscalationSnapshot>, VirtualInstance>? make = null) =>
        new VirtualLife(() => VirtualCase.Stored(stored), make ?? (advance => new(advance))).Signalled(OpenStory.At(at));

    /// <summary>Begins with another one.</summary>
    public static VirtualLife Begin(OpenStory story, string at) =>
        new VirtualLife(() => VirtualCase.FromStory(story), advance => new(advance)).Signalled(OpenStory.At(at));

    /// <summary>Somebody does something; the instance hears of it when effects do.</summary>
    public VirtualLife And(Actor by, Command command, string at, Duration? lag = null) => And(by, command, OpenStory.At(at), lag);

    /// <inheritdoc cref="And(Actor, Command, string, Duration?)"/>
    public VirtualLife And(Actor by, Command command, Instant at, Duration? lag = null)
    {
        Instance.At(at, () =>
        {
            done.Add((by, command, Instance.Now));
            Later(Case.Do(by, command, Instance.Now), lag ?? EffectsLag);
        });
        return this;
    }

    /// <summary>The instance is lost.</summary>
    public VirtualLife Lost(string at)
    {
        Instance.At(OpenStory.At(at), Instance.Lose);
        return this;
    }

    /// <summary>The due index looks.</summary>
    public VirtualLife Scanned(string at) => Scanned(OpenStory.At(at));

    /// <inheritdoc cref="Scanned(string)"/>
    public VirtualLife Scanned(Instant at)
    {
        Instance.At(at, () => Later(Case.Scan(Instance.Now), EffectsLag));
        return this;
    }

    /// <summary>A signal of the escalation is read, whyever it was sent.</summary>
    public VirtualLife Signalled(Instant at)
    {
        Instance.At(at, () => Read(Case.Signal));
        Instance.Until(at);
        return this;
    }

    public VirtualLife Until(string at)
    {
        Instance.Until(OpenStory.At(at));
        return this;
    }

    /// <summary>
    /// All time goes by. Then what happened is what the domain makes of the people's doings alone, and all histories replay to the same.
    /// </summary>
    public VirtualLife ToTheEnd()
    {
        Instance.Until(Over);
        Assert.False(Case.Snapshot.IsOpen);
        // What else falls due on the case is the due index's alone.
        Case.Scan(Over);
        var twin = origin();
        done.ForEach(one => twin.Do(one.By, one.Command, one.At));
        twin.Scan(Over);
        Assert.Equal(twin.Coming, Case.Coming);
        Instance.Again();
        return this;
    }

    private void Later(ImmutableList<string> signals, Duration lag) =>
        signals.ForEach(signal => Instance.At(Instance.Now + lag, () => Read(signal)));

    private void Read(string signal)
    {
        Signals++;
        var read = new EscalationSignalFunctions(Case.Store, new()).SignalEscalation(signal, client.Object, CancellationToken.None);
        Assert.True(read.IsCompleted);
        read.GetAwaiter().GetResult();
    }
}
