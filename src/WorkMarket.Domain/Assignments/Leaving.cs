using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Time;

namespace WorkMarket.Domain.Assignments;

/// <summary>How an assignment loses its worker or ends early, and subcontracting (domain.md §2).</summary>
internal static class Leaving
{
    public static Outcome Remove(Staffed staffed, EngagementEnd end, string reason, Facts facts) =>
        Text.Required(reason, "reason", facts.Policy).Or([.. Lapsing(staffed), new Event.WorkerRemoved(staffed.Engagement.Worker, end, reason)]);

    /// <summary>Funds that are not decided on by now never will be.</summary>
    public static IEnumerable<Event> Lapsing(Assignment state) => state is Staffed staffed ? FundsRules.Lapse(staffed.Engagement) : [];

    /// <summary>What has not begun cannot have been abandoned.</summary>
    public static ImmutableList<Refusal> MayReportAbandonment(Staffed staffed, Instant now) =>
        now < staffed.Brief.Schedule.Start ? [new Refusal.NotStartedYet(staffed.Brief.Schedule.Start)] : [];

    /// <summary>What is to be paid nevertheless is due like any invoice.</summary>
    public static Outcome Cancel(Assignment state, Command.Cancel cancel, Facts facts, Instant now)
    {
        var price = (state as Staffed)?.Engagement.Price ?? state.Brief.Price;
        var amount = cancel.Amount ?? Money.Zero(price.Currency);
        var dueAt = amount.Amount > 0 ? now.Plus(state.Brief.Settings.PaymentTerms, state.Brief.Schedule.Zone) : (Instant?)null;
        return PricingRules.SameCurrency(amount, price.Currency, "amount")
            .Concat(PricingRules.AmountOrNone(amount, "amount", facts.Policy))
            .Concat(SomebodyToPay(state, amount))
            .Concat(WithinWhatWasAgreed(state, amount))
            .Concat(Text.Optional(cancel.Clarification, "clarification", facts.Policy))
            .Concat(Justification(cancel))
            .Or(
            [
                .. Lapsing(state),
                new Event.CancelledByClient(
                    cancel.Reason, amount, cancel.Clarification, dueAt, cancel.StatesJustification, Parts.WasSubmitted(state)),
            ]);
    }

    public static ImmutableList<Refusal> MayRequestSubcontract(Staffed staffed, Policy policy) =>
        staffed.Engagement.Subcontracts.Count >= policy.Subcontracts ? [new Refusal.SubcontractsFull(policy.Subcontracts)] : [];

    public static Outcome RequestSubcontract(Staffed staffed, Command.RequestSubcontract request, Facts facts) =>
        Text.Line(request.Subcontractor, "subcontractor", facts.Policy.NameLength)
            .Concat(Text.Required(request.Reason, "reason", facts.Policy.RequestReasonLength))
            .Or(new Event.SubcontractRequested(
                new(string.Create(CultureInfo.InvariantCulture, $"s{staffed.Engagement.Subcontracts.Count + 1}")), request.Subcontractor, request.Reason));

    public static ImmutableList<Refusal> MayDecideSubcontract(Staffed staffed) =>
        staffed.Engagement.Subcontracts.Exists(subcontract => subcontract.Granted is null)
            ? []
            : [new Refusal.NothingThere(AssignmentAction.DecideSubcontract)];

    public static Outcome DecideSubcontract(Staffed staffed, Command.DecideSubcontract decide, Facts facts) =>
        staffed.Engagement.Subcontracts.Exists(subcontract => subcontract.Id == decide.Subcontract && subcontract.Granted is null)
            ? Text.Optional(decide.Reason, "reason", facts.Policy).Or(new Event.SubcontractDecided(decide.Subcontract, decide.Granted, decide.Reason))
            : new Refusal.UnknownSubcontract(decide.Subcontract);

    private static IEnumerable<Refusal> Justification(Command.Cancel cancel)
    {
        if (cancel.StatesJustification && Text.IsBlank(cancel.Clarification))
            yield return new Refusal.InvalidField("clarification", "textRequired", "A justification has to be said in 'clarification'.");
    }

    /// <summary>More than was agreed is paid only where it was agreed: as funds, before.</summary>
    private static IEnumerable<Refusal> WithinWhatWasAgreed(Assignment state, Money amount)
    {
        if (state is Staffed staffed && amount.Currency == staffed.Engagement.Price.Currency && Total.MostOf(staffed.Engagement) is var most && amount > most)
            yield return new Refusal.InvalidField("amount", "amountAboveAgreed", $"At most {most} was agreed, additional funds included.");
    }

    private static IEnumerable<Refusal> SomebodyToPay(Assignment state, Money amount)
    {
        if (amount.Amount > 0 && state is not Staffed)
            yield return new Refusal.NobodyToPay();
    }
}
