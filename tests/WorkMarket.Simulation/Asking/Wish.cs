using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Time;
using WorkMarket.Testing;

namespace WorkMarket.Simulation.Asking;

/// <summary>What is to be simulated: how many escalations, when, of whom, and under which windows and calendar.</summary>
internal sealed record Wish
{
    /// <summary>How many escalations.</summary>
    public int Escalations { get; init; } = 100_000;

    /// <summary>How many months are watched.</summary>
    public int Months { get; init; } = 7;

    /// <summary>What all chance comes from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The day on which it begins: seven months from September hold most holidays, and both changes of the clocks.</summary>
    public LocalDate From { get; init; } = new(2026, 9, 1);

    /// <summary>The one escalation that is asked for, or null for all.</summary>
    public int? Only { get; init; }

    /// <summary>How many threads work on it. What comes out does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Who the clients are.</summary>
    public Mix Mix { get; init; } = Mix.Usual;

    /// <summary>The windows and the calendar.</summary>
    public Policy Policy { get; init; } = Policy.Default;

    /// <summary>When it begins.</summary>
    public Instant Begins => Zone.AtStartOfDay(From).ToInstant();

    /// <summary>Until when it is watched.</summary>
    public Instant Ends => Begins.Plus(Period.FromMonths(Months), Zone);

    /// <summary>Until when escalations are opened: so that a silent one comes to its end while it is watched.</summary>
    public Instant OpenedUntil => Ends.Minus(Policy.Escalations.Month, Zone);

    private DateTimeZone Zone => Policy.BusinessTime.Zone;

    /// <summary>The chance of one escalation, whichever others there are; each purpose has its own.</summary>
    public Dice Dice(int number, ulong purpose = 0) => new(
        (Seed * 0x9E3779B97F4A7C15) ^ ((ulong)number * 0xD1B54A32D192ED03) ^ (purpose * 0x8CB92BA72F3D8DD7));
}
