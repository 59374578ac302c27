using WorkMarket.Domain.Approval;

namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Ratings and disputes of them, as chance has it.</summary>
internal static class AnyRating
{
    public static (Actor, Command) Helpful(Dice dice, WithWorker staffed)
    {
        var worker = new Actor.Worker(staffed.Engagement.Worker, Channel.Mobile);
        var ratings = staffed.Engagement.Ratings;
        if (staffed is Invoiced { NotReceived: null } && EscalationRecord.Open(staffed) is { Cause: EscalationCause.PaymentPastDue })
            return (Clara, Pay());
        if (staffed is Invoiced { Invoice: var invoice } && dice.OneIn(2))
            return (worker,
                staffed.Core.Correspondence?.LastAttempt?.At > invoice.DueAt ? Escalate(EscalationCause.PaymentPastDue) : Attempt());
        if (staffed is Invoiced)
            return dice.OneIn(8) ? (TheClock, Reported(dice, staffed)) : dice.OneIn(8) ? (Clara, Pay())
                : (ratings?.ByClient, ratings?.ByWorker) switch
                {
                    (null, _) => (Clara, Given(dice)),
                    (_, null) => (worker, Given(dice)),
                    _ => (Clara, Pay()),
                };
        if (staffed.Core.Escalations.Exists(escalation => escalation.BeforeCure is not null))
            return (worker, NotReceived());
        if (staffed is Paid && dice.OneIn(6))
            return (TheClock, Reported(dice, staffed));
        if (staffed is Paid { Stated: { IsFinal: false, Again: var again } } && dice.OneIn(again ? 3 : 2))
            return (worker, again ? ConfirmPayment() : NotReceived());
        return ratings?.Dispute?.Stage switch
        {
            null => (worker, DisputeRating()),
            DisputeStage.Asked => dice.OneIn(6) ? (Clara, ExplainRating()) : (worker, Post()),
            DisputeStage.Explained or DisputeStage.Unexplained => (worker, EscalateDispute()),
            _ => (Sam, Decision(dice)),
        };
    }

    public static Command OfAnySort(Dice dice) => dice.Below(5) switch
    {
        0 => Given(dice),
        1 => DisputeRating(dice.One("Why?", "")),
        2 => ExplainRating(dice.One("Therefore.", " ")),
        3 => EscalateDispute(dice.One("It was not so.", "\u0007")),
        _ => Decision(dice),
    };

    // Some of a few payments, so that they come again, and are reversed.
    private static Command Reported(Dice dice, WithWorker staffed)
    {
        var invoice = Parts.InvoiceOf(staffed)!;
        var payment = invoice.Payments is [var first, ..] && dice.OneIn(2) ? first.Id : dice.One("pay-1", "pay-2", "pay-3");
        return invoice.Payments.Exists(one => one.Id == payment) && dice.OneIn(2)
            ? new ReversePayment(payment)
            : new TakePayment(
                payment, dice.One(invoice.Amount, invoice.Left(), Usd(1), Usd(1_000), Money.From(5, Currency.Parse("KWD"))), null,
                staffed.Core.AsOf);
    }

    private static Command Given(Dice dice) => Rate(AnyGrade(dice), dice.One(null, "Good", "bell\u0007"));

    private static Command Decision(Dice dice) => Review(
        dice.One<ReviewDecision>(Enum.GetValues<ReviewDecision>()), dice.OneIn(2) ? new(AnyGrade(dice)) : null,
        dice.One("It was so.", "It was not.", ""));

    private static Grade AnyGrade(Dice dice) => dice.One<Grade>(Enum.GetValues<Grade>());
}
