using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Funds;

/// <summary>
/// What a worker claims and has not been paid, step by step: what the work came to by what was agreed and submitted, what was asked for
/// besides and not granted, and what was paid of it. What the client accepted of it stands beside the claim.
/// </summary>
/// <param name="Steps">What each amount is, the amount, and what there is together with it.</param>
/// <param name="InDispute">What is claimed and not paid.</param>
public sealed record DisputedAmount(ImmutableList<(string What, Money Amount, Money Together)> Steps, Money InDispute)
{
    /// <summary>The amount of an assignment that a worker has.</summary>
    public static DisputedAmount Compute(WithWorker staffed)
    {
        var steps = ImmutableList.CreateBuilder<(string, Money, Money)>();
        var together = Money.Zero(staffed.Engagement.Price.Currency);
        foreach (var line in Claimed(staffed).Lines)
            Add(line.Description, line.Amount);
        foreach (var request in staffed.Engagement.Funds.Where(request => NotGranted(request.Status) is not null))
            Add(
                $"Asked for besides, {NotGranted(request.Status)}: {request.Ask.Reason}",
                request.Ask.Amount ?? Worth(staffed.Engagement.Price, request));
        if (Parts.InvoiceOf(staffed) is { } invoice)
            steps.Add(($"Of this the client accepted {invoice.Amount}, and not", together - invoice.Amount, together));
        else if (Parts.CancellationOf(staffed) is { } cancellation)
            steps.Add((
                $"Of this the client accepted {cancellation.Amount} when it cancelled, and not", together - cancellation.Amount, together));
        if (Parts.PaidOf(staffed) is { Amount: > 0 } paid)
            Add("Paid", Money.Zero(paid.Currency) - paid);
        return new(steps.ToImmutable(), together);

        void Add(string what, Money amount)
        {
            together += amount;
            steps.Add((what, amount, together));
        }
    }

    // What a cancelled work came to before, as the cancellation fixed another amount; what the sides agreed to leave out is no claim.
    private static Total Claimed(WithWorker staffed) =>
        Parts.CompletionOf(staffed) is not null ? Total.Compute(staffed)
        : Total.OfSubmission(staffed) ?? Total.Compute(
            Parts.CancellationOf(staffed) is null ? staffed : new InProgress { Core = staffed.Core, Engagement = staffed.Engagement });

    // Hours or units are worth the rate that follows the last of the price.
    private static Money Worth(Pricing price, FundsRequest request) =>
        new Budget(price, [request]).Stretches[^1] is var stretch ? stretch.Rate.Times(stretch.Most) : default;

    private static string? NotGranted(FundsStatus status) => status switch
    {
        FundsStatus.Asked => "not decided",
        FundsStatus.Declined => "declined",
        FundsStatus.Lapsed => "not decided before the close-out",
        _ => null,
    };
}
