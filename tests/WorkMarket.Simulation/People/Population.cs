using System.Collections.Immutable;
using NodaTime;

namespace WorkMarket.Simulation.People;

/// <summary>A kind of client: how likely and how soon one of them answers, and what with. Likelihoods are in per cent.</summary>
/// <param name="Name">What it is called, in <c>--mix</c> and in the tables.</param>
internal sealed record Population(string Name)
{
    /// <summary>How large a part of all it is, in parts.</summary>
    public required int Usual { get; init; }

    /// <summary>How likely it answers when it is asked.</summary>
    public required int Answers { get; init; }

    /// <summary>After how many hours at the soonest and at the latest, if it does.</summary>
    public required (int Soonest, int Latest) Within { get; init; }

    /// <summary>How likely an answer settles the matter: approves, pays, clarifies or agrees.</summary>
    public required int Settles { get; init; }

    /// <summary>How likely one that does not is followed by another without being asked.</summary>
    public required int GoesOn { get; init; }

    /// <summary>After how many answers at the most it is never heard of again; null where it does not vanish.</summary>
    public int? Vanishes { get; init; }

    /// <summary>What one of the two sides tries, where it is dishonest; who pads hours is the worker.</summary>
    public Trick? Trick { get; init; }

    /// <summary>The hours of the day at which it does anything; null where that is at any.</summary>
    public (int From, int To)? Awake { get; init; }

    /// <summary>All there are.</summary>
    public static ImmutableList<Population> All { get; } =
    [
        new("prompt") { Usual = 25, Answers = 97, Within = (1, 30), Settles = 55, GoesOn = 60 },
        new("slow") { Usual = 30, Answers = 75, Within = (24, 240), Settles = 35, GoesOn = 30 },
        new("silent") { Usual = 20, Answers = 0, Within = (1, 1), Settles = 0, GoesOn = 0 },
        new("night") { Usual = 10, Answers = 85, Within = (1, 72), Settles = 40, GoesOn = 40, Awake = (22, 5) },
        new("vanishing") { Usual = 15, Answers = 95, Within = (2, 60), Settles = 8, GoesOn = 40, Vanishes = 3 },
        Dishonest("stalling", People.Trick.Stalling),
        Dishonest("word-a-month", People.Trick.WordAMonth),
        Dishonest("send-back", People.Trick.SendBack),
        Dishonest("dollar-cancel", People.Trick.DollarCancel),
        Dishonest("take-away", People.Trick.TakeAway),
        Dishonest("pad-hours", People.Trick.PadHours),
    ];

    private static Population Dishonest(string name, Trick trick) =>
        new(name) { Usual = 4, Answers = 0, Within = (1, 1), Settles = 0, GoesOn = 0, Trick = trick };

    /// <summary>The first instant from another on at which it is awake, in a zone.</summary>
    public Instant AwakeFrom(Instant at, DateTimeZone zone)
    {
        if (Awake is not { } awake)
            return at;
        var local = at.InZone(zone).LocalDateTime;
        return local.Hour >= awake.From || local.Hour < awake.To
            ? at
            : zone.AtLeniently(local.Date.At(new(awake.From, local.Minute))).ToInstant();
    }
}
