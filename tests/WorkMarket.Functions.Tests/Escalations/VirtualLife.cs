using NodaTime;
using WorkMarket.Application.Tests.Escalations;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Functions.Escalations;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>A stored escalation, the instance that waits for its steps, and the people, in virtual time.</summary>
internal sealed class VirtualLife
{
    /// <summary>When all of them are over, whatever happens.</summary>
    public static readonly Instant Over = OpenStory.At("12-31 10:00");

    private static readonly Duration EffectsLag = Duration.FromSeconds(1);

    private VirtualLife(VirtualCase @case, VirtualInstance instance) => (Case, Instance) = (@case, instance);

    public VirtualCase Case { get; }

    public VirtualInstance Instance { get; private set; }

    /// <summary>Begins at an instant, as the signal of the latest event does it: with how the escalation stands.</summary>
    public static VirtualLife Of(string stored, string at, Func<Func<EscalationInstance, Instant, EscalationMoment>, VirtualInstance>? make = null)
    {
        var @case = VirtualCase.Stored(stored);
        var life = new VirtualLife(@case, make is null ? new(@case.Advance) : make(@case.Advance));
        life.Instance.Start(life.Input, OpenStory.At(at));
        return life;
    }

    private EscalationInstance Input => Case.Instance with { Left = EscalationSteps.Moment(Case.Look) };

    /// <summary>Somebody does something; the instance hears of it when effects do.</summary>
    public VirtualLife And(Actor by, Command command, string at, Duration? lag = null)
    {
        Instance.At(OpenStory.At(at), () =>
        {
            if (Case.Do(by, command, Instance.Now))
                Instance.At(Instance.Now + (lag ?? EffectsLag), Instance.Raise);
        });
        return this;
    }

    /// <summary>The instance is lost, and the due index finds out: it records what is due, and its signal has another started where there is none.</summary>
    public VirtualLife Lost(string at, string found)
    {
        Instance.Until(OpenStory.At(at));
        var before = Instance;
        Instance = new(Case.Advance);
        before.At(OpenStory.At(found), () => { });
        Case.Advance(Case.Instance, OpenStory.At(found));
        if (Case.Look.IsOpen)
            Instance.Start(Input, OpenStory.At(found));
        return this;
    }

    public VirtualLife Until(string at)
    {
        Instance.Until(OpenStory.At(at));
        return this;
    }

    public VirtualLife ToTheEnd()
    {
        Instance.Until(Over);
        return this;
    }
}
