using NodaTime;

namespace WorkMarket.Domain.Time;

/// <summary>When business is open (domain.md §6): a closed set.</summary>
public abstract record OpeningHours
{
    private OpeningHours() { }

    /// <summary>At any time: neither weekends nor holidays count.</summary>
    public sealed record Always : OpeningHours;

    /// <summary>On business days, from the beginning of the local day to its end.</summary>
    public sealed record WholeDays : OpeningHours;

    /// <summary>On business days, from one local time to another.</summary>
    public sealed record Office : OpeningHours
    {
        /// <summary>From one time of day to a later one.</summary>
        /// <exception cref="ArgumentException">It would close before it opens.</exception>
        public Office(LocalTime opens, LocalTime closes)
        {
            if (closes <= opens)
                throw new ArgumentException($"An office that opens at {opens} cannot close at {closes}.", nameof(closes));
            (Opens, Closes) = (opens, closes);
        }

        /// <summary>When it opens.</summary>
        public LocalTime Opens { get; }

        /// <summary>When it closes; at that very time it is closed.</summary>
        public LocalTime Closes { get; }

        /// <summary>From nine to five.</summary>
        public static Office NineToFive { get; } = new(new(9, 0), new(17, 0));
    }
}
