using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Funds;

/// <summary>Asking for additional funds, adding and deciding them (domain.md §3, seed 003).</summary>
internal static class FundsRules
{
    public static ImmutableList<Refusal> MayAsk(Staffed staffed, AssignmentAction action, Policy policy) =>
    [
        .. action == AssignmentAction.RequestBudgetIncrease && staffed.Brief.Settings.CounteroffersOff
            ? [new Refusal.CounteroffersOff()]
            : (ImmutableList<Refusal>)[],
        .. staffed.Engagement.Funds.Count >= policy.FundsRequests ? [new Refusal.FundsFull(policy.FundsRequests)] : (ImmutableList<Refusal>)[],
    ];

    /// <summary>Whether there is anything to decide; where a request is named, its own state says more.</summary>
    public static ImmutableList<Refusal> MayDecide(Staffed staffed, AssignmentAction action, bool named) =>
        named || Undecided(staffed.Engagement).Any() ? [] : [new Refusal.NothingThere(action)];

    public static Outcome Request(Staffed staffed, FundsAsk ask, Actor by, Policy policy, Instant now)
    {
        var request = New(staffed, ask, by, now);
        return Wrong(staffed, request, policy).Or(new Event.FundsRequested(request.Id, ask));
    }

    public static Outcome Add(Staffed staffed, FundsAsk ask, Actor by, Policy policy, Instant now)
    {
        var request = New(staffed, ask, by, now);
        return Wrong(staffed, request, policy).Or(new Event.FundsAdded(request.Id, ask));
    }

    public static Outcome Approve(Staffed staffed, FundsRequestId id) =>
        Decide(staffed, id, request => new Event.FundsApproved(id, request.Ask.Kind));

    public static Outcome Decline(Staffed staffed, Command.DeclineFunds decline, Policy policy) => Decide(
        staffed, decline.Request,
        request => Text.Required(decline.Reason, "reason", policy.FundsReasonLength).Or(new Event.FundsDeclined(decline.Request, request.Ask.Kind, decline.Reason)));

    public static Outcome Withdraw(Staffed staffed, FundsRequestId id) =>
        Decide(staffed, id, request => new Event.FundsWithdrawn(id, request.Ask.Kind));

    /// <summary>What is not decided lapses at the close-out, and the price holds without it.</summary>
    public static IEnumerable<Event> Lapse(Engagement engagement) =>
        Undecided(engagement).Select(request => new Event.FundsLapsed(request.Id, request.Ask.Kind));

    private static IEnumerable<FundsRequest> Undecided(Engagement engagement) =>
        engagement.Funds.Where(request => request.Status == FundsStatus.Asked);

    private static FundsRequest New(Staffed staffed, FundsAsk ask, Actor by, Instant now) => new(
        FundsRequestId.After(staffed.Engagement.Funds.Count), ask, by, now, FundsStatus.Asked);

    private static Outcome Decide(Staffed staffed, FundsRequestId id, Func<FundsRequest, Outcome> decide) =>
        staffed.Engagement.Funds.Find(request => request.Id == id) switch
        {
            null => new Refusal.UnknownFunds(id),
            { Status: FundsStatus.Asked } request => decide(request),
            var decided => new Refusal.FundsDecided(decided),
        };

    private static ImmutableList<Refusal> Wrong(Staffed staffed, FundsRequest request, Policy policy)
    {
        ImmutableList<Refusal> refusals =
        [
            .. HowMuch(staffed.Engagement.Price, request.Ask, policy),
            .. Text.Required(request.Ask.Reason, "reason", policy.FundsReasonLength),
            .. request.Ask.Receipt is { } receipt ? FundsReceipts.MayTake(staffed, receipt.Upload, request.Ask) : [],
            .. request.Ask.Receipt is not null ? DeliverableRules.MayHandIn(staffed, policy, request.At) : [],
        ];
        return refusals.IsEmpty ? InAll(staffed.Engagement, request, policy) : refusals;
    }

    private static ImmutableList<Refusal> HowMuch(Pricing price, FundsAsk ask, Policy policy)
    {
        var inMoney = ask.Kind != FundsKind.BudgetIncrease || price is Pricing.Flat;
        return (inMoney, ask.Amount, ask.Quantity) switch
        {
            (true, { } amount, null) =>
                [.. PricingRules.Amount(amount, "amount", policy), .. PricingRules.SameCurrency(amount, price.Currency, "amount")],
            (false, null, { } quantity) => PricingRules.Quantity(quantity, "quantity", policy),
            (true, _, _) => [new Refusal.InvalidField("amount", "amountRequired", "State an amount of money, and no quantity.")],
            (false, _, _) => [new Refusal.InvalidField("quantity", "quantityRequired", "The price is per hour or unit: state how many more, and no amount.")],
        };
    }

    // Whatever is decided of all that is asked for, what comes of it stays within the highest price.
    private static ImmutableList<Refusal> InAll(Engagement engagement, FundsRequest request, Policy policy)
    {
        var open = engagement.Funds.FindAll(each => each.Status is FundsStatus.Asked or FundsStatus.Approved).Add(request);
        var budget = new Budget(engagement.Price, open.FindAll(each => each.Ask.Kind == FundsKind.BudgetIncrease));
        var most = open.FindAll(each => each.Ask.Kind != FundsKind.BudgetIncrease)
            .Aggregate(budget.Maximum, (sum, each) => sum + each.Ask.Amount!.Value);
        return most.Amount <= policy.HighestPrice ? []
            : [new Refusal.InvalidField(
                request.Ask.Quantity is null ? "amount" : "quantity", "amountTooHigh",
                $"With all that is asked for it would come to {most}; at most {Money.Of(policy.HighestPrice, most.Currency)} is possible.")];
    }
}
