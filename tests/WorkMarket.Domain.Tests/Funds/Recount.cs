using WorkMarket.Domain.Leaving;

namespace WorkMarket.Domain.Tests.Funds;

/// <summary>
/// What is to be paid, counted plainly and in another way than the rules do: in hundredths of hours and units, one by one.
/// </summary>
internal static class Recount
{
    public static Money Compute(WithWorker staffed)
    {
        if (staffed is Cancelled { Cancellation.Amount: var nothing })
            return nothing;
        if (staffed is Invoiced { Cancellation.Amount: var agreed })
            return agreed;
        if (staffed is Paid { Cancellation.Amount: var paidFor })
            return paidFor;
        return Worked(staffed, staffed switch
        {
            PendingApproval pending => pending.Completion,
            Invoiced invoiced => invoiced.Completion,
            Paid paid => paid.Completion,
            _ => null,
        }) - LeftOut(staffed.Engagement);
    }

    // Once the worker accepted, every line that was named is paid as it was proposed.
    private static Money LeftOut(Engagement engagement) => Money.From(
        engagement.LowerAmount is { Status: LowerAmountStatus.Accepted, Lines: var lines }
            ? lines.Sum(line => line.From.Amount - line.To.Amount) : 0,
        engagement.Price.Currency);

    /// <summary>What was submitted of what waits for approval or came after; null where nothing was.</summary>
    public static Money? Submitted(WithWorker staffed) => staffed switch
    {
        Cancelled { Cancellation.Engagement: EngagementEnd.CancelledByWorker or EngagementEnd.GivenBack } => null,
        PendingApproval pending => Worked(pending, pending.Completion),
        Invoiced { Completion: { } completion } => Worked(staffed, completion),
        Paid { Completion: { } completion } => Worked(staffed, completion),
        Invoiced { Cancellation.Submission: { } submission } => Worked(staffed, submission),
        Paid { Cancellation.Submission: { } submission } => Worked(staffed, submission),
        Cancelled { Cancellation.Submission: { } submission } => Worked(staffed, submission),
        _ => null,
    };

    private static Money Worked(WithWorker staffed, Completion? completion)
    {
        var engagement = staffed.Engagement;
        var granted = engagement.Funds.FindAll(request => request.Status == FundsStatus.Approved);
        var increases = granted.FindAll(request => request.Ask.Kind == FundsKind.BudgetIncrease).ConvertAll(request => request.Ask);
        var work = engagement.Price switch
        {
            Pricing.Flat flat => flat.FlatPrice.Amount + increases.Sum(ask => ask.Amount!.Value.Amount),
            Pricing.PerHour hour => Hundredths(Hours(), increases, (hour.PerHourPrice, hour.MaxNumberOfHours)),
            Pricing.PerUnit unit => Hundredths(completion?.Units ?? 0, increases, (unit.PerUnitPrice, unit.MaxNumberOfUnits)),
            Pricing.BlendedPerHour blended => Hundredths(
                Hours(), increases,
                (blended.InitialPerHourPrice, blended.InitialNumberOfHours),
                (blended.AdditionalPerHourPrice, blended.MaxBlendedNumberOfHours)),
            _ => throw new NotSupportedException(),
        };
        var currency = engagement.Price.Currency;
        var rounded = Math.Round(work, currency.Digits, MidpointRounding.AwayFromZero);
        var lowered = completion is null ? 0 : completion.Worth!.Value.Amount - completion.FinalValue.Amount;
        var besides = granted.Where(request => request.Ask.Kind != FundsKind.BudgetIncrease)
            .Sum(request => request.Ask.Amount!.Value.Amount);
        return Money.From(rounded - lowered + besides, currency);

        decimal Hours() => completion?.HoursWorked ?? completion?.Hours ?? Math.Round(
            engagement.Visits.Where(visit => !visit.IsOpen)
                .Sum(visit => (decimal)(visit.CheckOut!.At - visit.CheckIn.At).ToInt64Nanoseconds()) / 3_600_000_000_000m,
            2, MidpointRounding.AwayFromZero);
    }

    private static decimal Hundredths(decimal worked, IEnumerable<FundsAsk> increases, params (Money Rate, decimal Most)[] agreed)
    {
        var rates = agreed.Concat(increases.Select(ask => (agreed[^1].Rate, ask.Quantity!.Value)))
            .SelectMany(stretch => Enumerable.Repeat(stretch.Item1.Amount / 100, (int)(stretch.Item2 * 100)));
        return rates.Take((int)Math.Min(worked * 100, 10_000_000)).Sum();
    }
}
