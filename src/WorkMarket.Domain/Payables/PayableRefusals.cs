using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Domain.Payables;

/// <summary>The month is not over where its reader counts it (domain.md §11).</summary>
public sealed record MonthNotOver(Instant EndsAt, DateTimeZone Zone)
    : Refusal(
        RefusalKind.Conflict, "monthNotOver", $"The month ends on {Wording.InWords(EndsAt, Zone)}; its statement is made from then on.",
        "month", EndsAt);

/// <summary>The total by currency that a call states is another than what is left to pay: nothing was paid (domain.md §11).</summary>
public sealed record TotalsDiffer(ImmutableList<Money> Totals)
    : Refusal(
        RefusalKind.Conflict, "totalsDiffer",
        $"What is left to pay of these invoices comes to {(Totals.IsEmpty ? "nothing" : string.Join(" and ", Totals))}: nothing was paid.",
        "totals");
