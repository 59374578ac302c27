using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Funds;

/// <summary>Every field of a request for funds, on both sides of its limits.</summary>
[Rule("§3 Additional funds: amount and reason, receipt, currencies never mix")]
public sealed class FundsFieldTests
{
    private const FundsKind Increase = FundsKind.BudgetIncrease, Expense = FundsKind.ExpenseReimbursement, Bonus = FundsKind.Bonus;

    [Fact]
    public void An_amount_is_more_than_nothing_in_the_currency_of_the_price()
    {
        Accepted(new(Expense, Usd(0.01m), null, "Parking"));
        Refused(new(Expense, Usd(0m), null, "Parking"), "amount amountNotPositive");
        Refused(new(Bonus, Usd(-5m), null, "Thanks"), "amount amountNotPositive");
        Refused(new(Bonus, Money.From(5m, Currency.Parse("EUR")), null, "Thanks"), "amount currencyMismatch");
        Refused(new(Bonus, Usd(1_000_000_000m), null, "Thanks"), "amount amountTooHigh");
        Refused(new(Bonus, Usd(decimal.MaxValue), null, "Thanks"), "amount amountTooHigh");
    }

    [Fact]
    public void All_that_is_asked_for_stays_within_the_highest_price()
    {
        Accepted(new(Bonus, Usd(999_999_879m), null, "Thanks"));
        Refused(new(Bonus, Usd(999_999_879.01m), null, "Thanks"), "amount amountTooHigh");
        var story = Given.InProgress().And(Wanda, RequestFunds(Bonus, Usd(999_999_879m)), "06-16 10:00");
        story.When(Wanda, RequestFunds(Expense, Usd(0.01m)), "06-16 10:01").Refused("amountTooHigh");
        story.And(Clara, DeclineFunds(), "06-16 10:01").When(Wanda, RequestFunds(Expense, Usd(0.01m)), "06-16 10:02")
            .Leaves(Status.InProgress);
    }

    [Fact]
    public void Equal_requests_all_count() => Given.InProgress()
        .And(Wanda, RequestFunds(Bonus, Usd(400_000_000m)), "06-16 10:00").And(Wanda, RequestFunds(Bonus, Usd(400_000_000m)), "06-16 10:00")
        .When(Wanda, RequestFunds(Bonus, Usd(400_000_000m)), "06-16 10:01").Refused("amountTooHigh");

    [Fact]
    public void An_increase_of_a_flat_price_an_expense_and_a_bonus_are_amounts()
    {
        foreach (var kind in Enum.GetValues<FundsKind>())
        {
            Refused(new(kind, null, null, "Why"), "amount amountRequired");
            Refused(new(kind, null, 2m, "Why"), "amount amountRequired");
            Refused(new(kind, Usd(1m), 2m, "Why"), "amount amountRequired");
        }
        var hourly = Asking.Hourly(60m, 8m);
        Refused(new(Expense, null, 2m, "Why"), hourly, "amount amountRequired");
        Accepted(new(Bonus, Usd(1m), null, "Why"), hourly);
    }

    [Fact]
    public void An_increase_of_any_other_price_is_more_hours_or_units()
    {
        foreach (var price in new[] { Asking.Hourly(60m, 8m), Asking.PerUnit(60m, 8m), Asking.Blended(60m, 2m, 50m, 6m) })
        {
            Accepted(new(Increase, null, 0.01m, "Why"), price);
            Refused(new(Increase, Usd(10m), null, "Why"), price, "quantity quantityRequired");
            Refused(new(Increase, Usd(10m), 1m, "Why"), price, "quantity quantityRequired");
            Refused(new(Increase, null, null, "Why"), price, "quantity quantityRequired");
            Refused(new(Increase, null, 0m, "Why"), price, "quantity quantityNotPositive");
            Refused(new(Increase, null, -1m, "Why"), price, "quantity quantityNotPositive");
            Refused(new(Increase, null, 0.001m, "Why"), price, "quantity quantityTooFine");
            Refused(new(Increase, null, 99_999.01m, "Why"), price, "quantity quantityTooHigh");
            Refused(new(Increase, null, decimal.MaxValue, "Why"), price, "quantity quantityTooHigh");
        }
        Refused(new(Increase, null, 99_999m, "Why"), Asking.Hourly(900_000_000m, 1m), "quantity amountTooHigh");
    }

    [Fact]
    public void A_reason_is_required_and_plain()
    {
        Accepted(new(Bonus, Usd(1m), null, new('x', 500)));
        Refused(new(Bonus, Usd(1m), null, " \u200b"), "reason textRequired");
        Refused(new(Bonus, Usd(1m), null, new('x', 501)), "reason textTooLong");
        Refused(new(Bonus, Usd(1m), null, "a\u0007"), "reason textControlCharacters");
    }

    [Fact]
    public void Everything_wrong_with_it_is_named() =>
        Refused(
            new(Bonus, Usd(0m), null, "", Wishes.File("u1")), "amount amountNotPositive", "reason textRequired",
            "receipt receiptForExpense");

    [Fact]
    public void An_expense_may_carry_a_receipt_which_is_one_thing_once()
    {
        var story = Given.InProgress(Asking.Photos(1, null)).And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 10:00")
            .And(Wanda, RequestFunds(Expense, Usd(5m), receipt: "u2"), "06-16 10:01");
        Assert.Equal("u2", story.Engagement.Funds[0].Ask.Receipt!.Upload);
        story.When(Wanda, RequestFunds(Expense, Usd(5m), receipt: "u1"), "06-16 10:02").Refused("uploadUsed");
        story.When(Wanda, RequestFunds(Expense, Usd(5m), receipt: "u2"), "06-16 10:02").Refused("uploadUsed");
        story.When(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 10:02").Refused("uploadUsed");
    }

    private static void Accepted(FundsAsk ask, Func<DraftRequest, DraftRequest>? asking = null)
    {
        Given.InProgress(asking).When(Wanda, Domain.Funds.RequestFunds.For(ask), "06-16 10:00").Then(new FundsRequested(new("f1"), ask));
        Given.InProgress(asking).When(Clara, new AddFunds(ask), "06-16 10:00").Then(new FundsAdded(new("f1"), ask));
    }

    private static void Refused(FundsAsk ask, params string[] refusals) => Refused(ask, request => request, refusals);

    private static void Refused(FundsAsk ask, Func<DraftRequest, DraftRequest> asking, params string[] refusals)
    {
        foreach (var (by, command) in new[] { ((Actor)Wanda, (Command)Domain.Funds.RequestFunds.For(ask)), (Clara, new AddFunds(ask)) })
        {
            var refused = Given.InProgress(asking).When(by, command, "06-16 10:00").Refusals;
            Assert.Equal(refusals, refused.Select(refusal => $"{refusal.Field} {refusal.Rule}"));
        }
    }
}
