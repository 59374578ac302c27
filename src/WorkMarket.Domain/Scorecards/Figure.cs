using System.Collections.Immutable;
using static WorkMarket.Domain.Scorecards.CountsAs;

namespace WorkMarket.Domain.Scorecards;

/// <summary>What a figure is made of: so it is computed, and so the assignments behind it are found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Counted">What the numerator counts, or adds up where the figure is an average.</param>
/// <param name="Among">What the denominator counts.</param>
public sealed record Figure(string Name, ImmutableSortedSet<CountsAs> Counted, ImmutableSortedSet<CountsAs> Among)
{
    private static readonly ImmutableSortedSet<CountsAs> Ratings = [RatedExcellent, RatedSatisfied, RatedUnsatisfied];
    private static readonly ImmutableSortedSet<CountsAs> Ended = [Completed, CancelledEarly, CancelledLate, CountsAs.Abandoned];

    /// <summary>How many ratings are good ones.</summary>
    public static Figure Satisfaction { get; } = new("satisfaction", [RatedExcellent, RatedSatisfied], Ratings);

    /// <summary>How reliable a worker is, exactly as published: a late cancellation counts for the worker (H).</summary>
    public static Figure OnTime { get; } = new("onTime", [Completed, CancelledLate], Ended);

    /// <summary>How punctual a worker's files are.</summary>
    public static Figure DeliveredOnTime { get; } = new(
        "deliveredOnTime", [CountsAs.DeliveredOnTime], [CountsAs.DeliveredOnTime, DeliveredLate]);

    /// <summary>How much a worker cancelled.</summary>
    public static Figure Cancelled { get; } = new("cancelled", [CancelledEarly, CancelledLate], Ended);

    /// <summary>How much a worker abandoned.</summary>
    public static Figure Abandoned { get; } = new("abandoned", [CountsAs.Abandoned], Ended);

    /// <summary>How long a company takes to approve.</summary>
    public static Figure Approval { get; } = new("approval", [Approved], [Approved]);

    /// <summary>How late a company pays.</summary>
    public static Figure PaymentLateness { get; } = new("paymentLateness", [Paid], [Paid]);

    /// <summary>How much a company leaves waiting for approval.</summary>
    public static Figure PendingApproval { get; } = new(
        "pendingApproval", [CountsAs.PendingApproval], [CountsAs.PendingApproval, Approved]);

    /// <summary>How much a company leaves unpaid.</summary>
    public static Figure PastDue { get; } = new("pastDue", [CountsAs.PastDue], [CountsAs.PastDue, Unpaid, Paid]);

    /// <summary>Those of a worker.</summary>
    public static ImmutableList<Figure> OfWorker { get; } = [Satisfaction, OnTime, DeliveredOnTime, Cancelled, Abandoned];

    /// <summary>Those of a company.</summary>
    public static ImmutableList<Figure> OfCompany { get; } = [Satisfaction, Approval, PaymentLateness, PendingApproval, PastDue];

    /// <summary>
    /// Whether a kind tells of a present state, such as waiting for approval: it counts as long as that lasts, whatever the window.
    /// </summary>
    public static bool IsNow(CountsAs kind) => kind is CountsAs.PendingApproval or Unpaid or CountsAs.PastDue;

    internal Share ShareOf(Tally tally) => ShareOf(tally, tally);

    internal Share ShareOf(Tally window, Tally allTime) => new(Count(Counted, window, allTime), Count(Among, window, allTime));

    internal Average AverageOf(Tally tally) => new(tally.SumOf(Counted).Amount, tally.SumOf(Among).Count);

    private static long Count(ImmutableSortedSet<CountsAs> kinds, Tally window, Tally allTime) =>
        kinds.Sum(kind => (IsNow(kind) ? allTime : window)[kind].Count);
}
