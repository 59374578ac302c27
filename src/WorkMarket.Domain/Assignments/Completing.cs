using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Assignments;

/// <summary>Submitting and approving (domain.md §2).</summary>
internal static class Completing
{
    /// <summary>Names all that is in the way at once, what is open and what is wrong with the submission itself.</summary>
    public static ImmutableList<Refusal> MayComplete(InProgress work, Command.Complete? complete, Facts facts, Instant now) =>
    [
        .. Checklist.Of(work, now).Where(item => !item.IsSettled).Select(item => new Refusal.ChecklistOpen(item)),
        .. complete is null ? [] : Text.Required(complete.Resolution, "resolution", facts.Policy),
        .. complete is null ? [] : FinalValue(work.Engagement.Price.Maximum, complete),
        .. complete is null ? [] : Text.Optional(complete.Explanation, "explanation", facts.Policy),
    ];

    public static Event Complete(InProgress work, Command.Complete complete) =>
        new Event.Completed(complete.Resolution, complete.FinalValue ?? work.Engagement.Price.Maximum, complete.Explanation);

    public static Event Approve(PendingApproval pending, Instant now) => new Event.Approved(
        Money.Min(pending.Engagement.Price.Maximum, pending.Completion.FinalValue),
        now.Plus(pending.Brief.Settings.PaymentTerms, pending.Brief.Schedule.Zone));

    private static IEnumerable<Refusal> FinalValue(Money price, Command.Complete complete)
    {
        if (complete.FinalValue is not { } final)
            yield break;
        if (final.Currency != price.Currency)
            yield return new Refusal.InvalidField("finalValue", "currencyMismatch", $"The price is in {price.Currency}; currencies never mix.");
        else if (final > price)
            yield return new Refusal.InvalidField("finalValue", "finalValueRaised", $"The final value may be lowered, never raised above {price}.");
        else if (final < Money.Zero(price.Currency))
            yield return new Refusal.InvalidField("finalValue", "amountNegative", "An amount cannot be negative.");
    }
}
