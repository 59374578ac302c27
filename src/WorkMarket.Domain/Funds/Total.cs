using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Domain.Funds;

/// <summary>What a line of a total is about.</summary>
public enum TotalItem
{
    /// <summary>The work, at the agreed price.</summary>
    Work,

    /// <summary>A budget increase that was granted, as far as it was worked.</summary>
    BudgetIncrease,

    /// <summary>The worker lowered the final value.</summary>
    Lowering,

    /// <summary>An expense that is reimbursed.</summary>
    ExpenseReimbursement,

    /// <summary>A bonus.</summary>
    Bonus,

    /// <summary>What is paid for a cancelled assignment.</summary>
    Cancellation,

    /// <summary>What the client does not pay of the work that was submitted.</summary>
    Withheld,

    /// <summary>By how much less the sides agreed on for a line.</summary>
    Agreement,
}

/// <summary>One line of a total.</summary>
/// <param name="Item">What it is about.</param>
/// <param name="Description">Why, in words.</param>
/// <param name="Amount">What it adds; less than nothing where it takes away.</param>
/// <param name="Quantity">How many hours or units, where those are counted.</param>
/// <param name="Rate">What one of them comes to.</param>
/// <param name="Request">The request for funds that brought it, where one did.</param>
public sealed record TotalLine(
    TotalItem Item, string Description, Money Amount, decimal? Quantity = null, Money? Rate = null, FundsRequestId? Request = null);

/// <summary>
/// What is to be paid, line by line, so that both sides see why the number is what it is (domain.md §2). Rates are multiplied exactly
/// and rounded once, half up, over what has come together so far: each line is the difference that it makes, so lines always add up.
/// </summary>
/// <param name="Lines">What it is made of.</param>
/// <param name="Sum">What they come to together: what is to be paid, or was.</param>
/// <param name="Submitted">What the work that was submitted came to; null where none was, or that is not known.</param>
/// <param name="Withheld">What of that the client does not pay; null where it pays all of it.</param>
public sealed record Total(ImmutableList<TotalLine> Lines, Money Sum, Money? Submitted = null, Money? Withheld = null)
{
    /// <summary>The total of an assignment that a worker has: what was submitted, and before that what it comes to so far.</summary>
    public static Total Compute(WithWorker staffed)
    {
        // Of what the worker gave up nothing is withheld.
        if (Parts.CancellationOf(staffed) is { } cancellation)
            return Cancelled(
                cancellation.Amount, cancellation.Clarification, cancellation.IsByClient ? OfSubmission(staffed) : null);
        var completion = Parts.CompletionOf(staffed);
        var total = Compute(staffed, completion);
        return completion is null ? total
            : Less(total, staffed.Engagement.LowerAmount is { Status: LowerAmountStatus.Accepted } agreed ? [.. agreed.Differences] : []);
    }

    // What was submitted, less what the sides agreed to leave out of it.
    private static Total Less(Total submitted, ImmutableList<TotalLine> differences) => new(
        submitted.Lines.AddRange(differences), differences.Aggregate(submitted.Sum, (sum, line) => sum + line.Amount), submitted.Sum);

    /// <summary>
    /// What the work that was submitted last comes to, also where it was sent back or cancelled since; null where none is known.
    /// </summary>
    public static Total? OfSubmission(WithWorker staffed) =>
        Parts.SubmissionOf(staffed) is { } submission ? Compute(staffed, submission) : null;

    // What a cancellation pays, beside what was submitted where that is known: the difference has a line of its own.
    private static Total Cancelled(Money amount, string? why, Total? submitted)
    {
        var difference = amount - (submitted?.Sum ?? Money.Zero(amount.Currency));
        var isWithheld = difference.Amount < 0;
        var line = new TotalLine(
            isWithheld ? TotalItem.Withheld : TotalItem.Cancellation, why ?? "Paid for the cancelled assignment", difference);
        return new(
            submitted is null ? [line] : difference.Amount == 0 ? submitted.Lines : submitted.Lines.Add(line),
            amount, submitted?.Sum, isWithheld ? Money.Zero(amount.Currency) - difference : null);
    }

    private static Total Compute(WithWorker staffed, Completion? completion)
    {
        var work = Work(staffed, Worked.Quantity(staffed, completion));
        ImmutableList<TotalLine> lines = [.. work, .. Lowering(staffed, completion), .. Additions(staffed.Engagement)];
        return new(lines, lines.Aggregate(Money.Zero(staffed.Engagement.Price.Currency), (sum, line) => sum + line.Amount));
    }

    /// <summary>The most that was agreed: the price and its increases worked up, and what was granted besides.</summary>
    internal static Money MostOf(Engagement engagement) =>
        Additions(engagement).Aggregate(Budget.ForEngagement(engagement).Maximum, (sum, line) => sum + line.Amount);

    private static IEnumerable<TotalLine> Work(WithWorker staffed, decimal worked)
    {
        var budget = Budget.ForEngagement(staffed.Engagement);
        var (exact, before) = (0m, Money.Zero(budget.Price.Currency));
        foreach (var (index, stretch) in budget.Stretches.Index())
        {
            var used = Math.Min(worked, stretch.Most);
            worked -= used;
            exact += stretch.Rate.Amount * used;
            var sum = budget.Price.Currency.Rounded(exact);
            if (used > 0 || index == 0)
                yield return Line(stretch, budget.Unit, used, sum - before);
            before = sum;
        }
    }

    private static TotalLine Line(Budget.Stretch stretch, WorkUnit unit, decimal used, Money amount)
    {
        var item = stretch.Increase is null ? TotalItem.Work : TotalItem.BudgetIncrease;
        var description = stretch.Increase?.Ask.Reason ?? unit switch
        {
            WorkUnit.Hour => "Hours at the agreed rate",
            WorkUnit.Unit => "Units at the agreed rate",
            _ => "Agreed price",
        };
        return unit == WorkUnit.Whole
            ? new(item, description, amount, Request: stretch.Increase?.Id)
            : new(item, description, amount, used, stretch.Rate, stretch.Increase?.Id);
    }

    // Increases granted after the submission count too: what was lowered is the difference to what the work came to then.
    private static IEnumerable<TotalLine> Lowering(WithWorker staffed, Completion? completion)
    {
        if (completion is not null
            && completion.FinalValue - (completion.Worth ?? staffed.Engagement.Price.Maximum) is { Amount: < 0 } lower)
            yield return new(TotalItem.Lowering, completion.Explanation ?? "Final value lowered", lower);
    }

    private static IEnumerable<TotalLine> Additions(Engagement engagement) =>
        from request in engagement.Funds
        where request.Status == FundsStatus.Approved && request.Ask.Kind != FundsKind.BudgetIncrease
        select new TotalLine(
            request.Ask.Kind == FundsKind.Bonus ? TotalItem.Bonus : TotalItem.ExpenseReimbursement,
            request.Ask.Reason, request.Ask.Amount!.Value, Request: request.Id);
}
