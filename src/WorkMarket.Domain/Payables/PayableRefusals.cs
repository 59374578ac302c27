using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Domain.Payables;

/// <summary>The month is not over where its reader counts it (domain.md §11).</summary>
public sealed record MonthNotOver : Refusal
{
    /// <summary>Says when the month ends, in the zone in which it is counted.</summary>
    public MonthNotOver(Instant endsAt, DateTimeZone zone)
        : base(
            RefusalKind.Conflict, "monthNotOver",
            $"The month ends on {Wording.InWords(endsAt, zone)}; its statement is made from then on.", "month", endsAt) =>
        EndsAt = endsAt;

    /// <summary>When the month ends.</summary>
    public Instant EndsAt { get; }
}

/// <summary>The total by currency that a call states is another than what is left to pay: nothing was paid (domain.md §11).</summary>
public sealed record TotalsDiffer(ImmutableList<Money> Totals)
    : Refusal(
        RefusalKind.Conflict, "totalsDiffer",
        $"What is left to pay of these invoices comes to {(Totals.IsEmpty ? "nothing" : string.Join(" and ", Totals))}: nothing was paid.",
        "totals");
