using WorkMarket.Domain.Approval;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Any wish about money: more often than not one that is granted.</summary>
internal static class AnyFunds
{
    /// <summary>Funds asked for or added.</summary>
    public static Command Asked(Dice dice, Assignment state)
    {
        var ask = Ask(dice, state);
        return dice.OneIn(3) ? new AddFunds(ask) : Domain.Funds.RequestFunds.For(ask);
    }

    /// <summary>A decision on a request, or funds added by the client.</summary>
    public static Command Decided(Dice dice, Assignment state)
    {
        var request = dice.OneIn(8) || state is not WithWorker { Engagement.Funds: { IsEmpty: false } funds } ? "f9"
            : dice.One<FundsRequest>(funds).Id.Value;
        return dice.Below(6) switch
        {
            0 or 1 => ApproveFunds(request),
            2 => DeclineFunds(request, dice.OneIn(9) ? "" : "Not agreed"),
            3 => WithdrawFunds(request),
            _ => new AddFunds(Ask(dice, state)),
        };
    }

    /// <summary>A submission in what the price counts, at times lowered.</summary>
    public static Command Completed(Dice dice, InProgress work)
    {
        var price = work.Engagement.Price;
        Money? lowered = dice.OneIn(3) ? Money.From(0m, price.Currency) : null;
        return new Complete(
            "Done", lowered, lowered is null ? null : "Less to do",
            price is Pricing.PerHour or Pricing.BlendedPerHour && !dice.OneIn(4) ? dice.Below(200) / 100m : null,
            price is Pricing.PerUnit ? dice.Below(300) / 100m : null);
    }

    /// <summary>A lower amount, or what the worker says to it.</summary>
    public static (Actor, Command) AboutTheAmount(Dice dice, PendingApproval pending)
    {
        if (pending.Engagement.LowerAmount is { IsOpen: true, Id.Value: var id })
            return (AnyCommand.Holder(dice, pending),
                dice.One(AcceptAmount(id), AcceptAmount(id, lapse: true), AcceptAmount(id, lapse: true), DeclineAmount(id)));
        var total = Total.Compute(pending);
        var line = dice.Between(1, total.Lines.Count);
        return (Clara, new ProposeAmount([new(line, total.Sum.Currency.Rounded(total.Lines[line - 1].Amount.Amount / 2), "Half of it")]));
    }

    private static FundsAsk Ask(Dice dice, Assignment state)
    {
        var kind = dice.One<FundsKind>(Enum.GetValues<FundsKind>());
        var price = (state as WithWorker)?.Engagement.Price ?? state.Brief.Price;
        var inMoney = (kind != FundsKind.BudgetIncrease || price is Pricing.Flat) != dice.OneIn(20);
        var amount = dice.OneIn(20) ? Usd(dice.One(-1m, 0m, 999_999_999m)) : AnyBrief.AnyAmount(dice, price.Currency);
        return new(
            kind, inMoney ? amount : null, inMoney ? null : dice.Between(1, 500) / 100m, dice.OneIn(20) ? "" : "Because",
            kind == FundsKind.ExpenseReimbursement && dice.OneIn(2) ? Wishes.File($"u{dice.Below(1_000)}") : null);
    }
}
