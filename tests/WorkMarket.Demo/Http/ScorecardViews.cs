namespace WorkMarket.Demo.Http;

/// <summary>What one side says of the other.</summary>
public sealed record Rating(string Overall, string? Quality, string? Professionalism, string? Communication, string? Comment);

/// <summary>What both say, as far as the reader may read it.</summary>
public sealed record RatingPair(Rating? ByClient, Rating? ByWorker);

/// <summary>A scorecard: a worker's has recent figures and those of all time, a company's has one set.</summary>
public sealed record Scorecard(
    IReadOnlyDictionary<string, Figure>? Recent, Figure? Satisfaction, Figure? Approval, Figure? PaymentLateness, Figure? PendingApproval,
    Figure? PastDue)
{
    /// <summary>The figures of a company by their names.</summary>
    public IReadOnlyDictionary<string, Figure> OfCompany => new Dictionary<string, Figure>
    {
        ["satisfaction"] = Satisfaction!,
        ["approval"] = Approval!,
        ["paymentLateness"] = PaymentLateness!,
        ["pendingApproval"] = PendingApproval!,
        ["pastDue"] = PastDue!,
    };
}

/// <summary>A figure of a scorecard: a share in percent, or a mean of times.</summary>
public sealed record Figure(string? Percent, string? Time, long? Numerator, long? NumeratorSeconds, long Denominator, Explanation? Behind);

/// <summary>The assignments behind a figure, newest first.</summary>
public sealed record Explanation(IReadOnlyList<Behind> Assignments, string? Next);

/// <summary>An assignment behind a figure.</summary>
public sealed record Behind(string? Assignment, string As, DateTimeOffset At, int Count, long? Seconds, bool InNumerator);
