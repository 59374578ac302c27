using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Funds;

/// <summary>Asking for additional funds, adding and deciding them (domain.md §3, seed 003).</summary>
internal static class FundsRules
{
    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, RequestBudgetIncrease>(
            AssignmentAction.RequestBudgetIncrease, [Role.Worker], Asking, Request, MayAskForMoreBudget),
        new ActionRule<WithWorker, RequestExpenseReimbursement>(
            AssignmentAction.RequestExpenseReimbursement, [Role.Worker], Asking, Request, IsThereRoom),
        new ActionRule<WithWorker, RequestBonus>(
            AssignmentAction.RequestBonus, [Role.Worker], [Status.InProgress, Status.OnHold], Request, IsThereRoom),
        new ActionRule<WithWorker, AddFunds>(AssignmentAction.AddFunds, [Role.Client], Deciding, Add, IsThereRoom),
        new ActionRule<WithWorker, ApproveFunds>(
            AssignmentAction.ApproveFunds, [Role.Client], Deciding,
            (staffed, approve, _) => Decide(staffed, approve.Request, request => new FundsApproved(request.Id, request.Ask.Kind)),
            (staffed, approve, _) => IsThereAny(staffed, AssignmentAction.ApproveFunds, approve)),
        new ActionRule<WithWorker, DeclineFunds>(
            AssignmentAction.DeclineFunds, [Role.Client], Deciding, Decline,
            (staffed, decline, _) => IsThereAny(staffed, AssignmentAction.DeclineFunds, decline)),
        new ActionRule<WithWorker, WithdrawFunds>(
            AssignmentAction.WithdrawFunds, [Role.Worker], Deciding,
            (staffed, withdraw, _) => Decide(staffed, withdraw.Request, request => new FundsWithdrawn(request.Id, request.Ask.Kind)),
            (staffed, withdraw, _) => IsThereAny(staffed, AssignmentAction.WithdrawFunds, withdraw)),
    ];

    private static ImmutableArray<Status> Asking => [Status.Assigned, Status.InProgress, Status.OnHold];

    private static ImmutableArray<Status> Deciding => [Status.Assigned, Status.InProgress, Status.OnHold, Status.PendingApproval];

    /// <summary>What is not decided lapses at the close-out, and the price holds without it.</summary>
    public static IEnumerable<Event> Lapse(Assignment state) => state is WithWorker staffed
        ? Undecided(staffed.Engagement).Select(request => new FundsLapsed(request.Id, request.Ask.Kind))
        : [];

    /// <summary>The requests that the client has not decided on.</summary>
    public static ImmutableList<FundsRequest> Undecided(Engagement engagement) =>
        engagement.Funds.FindAll(request => request.Status == FundsStatus.Asked);

    private static ImmutableList<Refusal> MayAskForMoreBudget(WithWorker staffed, RequestBudgetIncrease? request, Circumstances at) =>
        staffed.Brief.Settings.CounteroffersOff
            ? [new CounteroffersOff(), .. IsThereRoom(staffed, request, at)]
            : IsThereRoom(staffed, request, at);

    private static ImmutableList<Refusal> IsThereRoom(WithWorker staffed, Command? asking, Circumstances at) =>
        staffed.Engagement.Funds.Count >= at.Policy.FundsRequests ? [new FundsFull(at.Policy.FundsRequests)] : [];

    // Whether there is anything to decide; where a request is named, its own state says more.
    private static ImmutableList<Refusal> IsThereAny(WithWorker staffed, AssignmentAction action, Command? naming) =>
        naming is not null || !Undecided(staffed.Engagement).IsEmpty ? [] : [new NothingThere(action)];

    private static Outcome Request(WithWorker staffed, RequestFunds request, Circumstances at) =>
        Ask(staffed, request.Ask, at, id => new FundsRequested(id, request.Ask));

    private static Outcome Add(WithWorker staffed, AddFunds add, Circumstances at) =>
        Ask(staffed, add.Ask, at, id => new FundsAdded(id, add.Ask));

    /// <summary>What is wrong with funds that the client offers with something else; wrong is the field that names them.</summary>
    public static IEnumerable<Refusal> MayOffer(WithWorker staffed, FundsAsk ask, string field, Circumstances at) =>
    [
        .. IsThereRoom(staffed, null, at),
        .. Wrong(staffed, new(FundsRequestId.After(staffed.Engagement.Funds.Count), ask, at.By, at.Now, FundsStatus.Asked), at.Policy)
            .Select(refusal => refusal with { Field = field }),
    ];

    /// <summary>Adds what was offered, once what it was offered with is agreed.</summary>
    public static FundsAdded Offered(WithWorker staffed, FundsAsk ask) => new(FundsRequestId.After(staffed.Engagement.Funds.Count), ask);

    private static Outcome Ask(WithWorker staffed, FundsAsk ask, Circumstances at, Func<FundsRequestId, Event> asked)
    {
        var request = new FundsRequest(FundsRequestId.After(staffed.Engagement.Funds.Count), ask, at.By, at.Now, FundsStatus.Asked);
        return Wrong(staffed, request, at.Policy).Or(asked(request.Id));
    }

    private static Outcome Decline(WithWorker staffed, DeclineFunds decline, Circumstances at) => Decide(
        staffed, decline.Request,
        request => Text.Required(decline.Reason, "reason", at.Policy.FundsReasonLength)
            .Or(new FundsDeclined(request.Id, request.Ask.Kind, decline.Reason)));

    private static Outcome Decide(WithWorker staffed, FundsRequestId id, Func<FundsRequest, Outcome> decide) =>
        staffed.Engagement.Funds.Find(request => request.Id == id) switch
        {
            null => new UnknownFunds(id),
            { Status: FundsStatus.Asked } request => decide(request),
            var decided => new FundsDecided(decided),
        };

    private static ImmutableList<Refusal> Wrong(WithWorker staffed, FundsRequest request, Policy policy)
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
            (true, _, _) => [new InvalidField("amount", "amountRequired", "State an amount of money, and no quantity.")],
            (false, _, _) =>
                [new InvalidField("quantity", "quantityRequired", "The price is per hour or unit: state how many more, and no amount.")],
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
            : [new InvalidField(
                request.Ask.Quantity is null ? "amount" : "quantity", "amountTooHigh",
                $"With all that is asked for it would come to {most}; "
                + $"at most {Money.From(policy.HighestPrice, most.Currency)} is possible.")];
    }
}
