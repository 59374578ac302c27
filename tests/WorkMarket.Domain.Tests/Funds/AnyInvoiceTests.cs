using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Tests.Lives;

namespace WorkMarket.Domain.Tests.Funds;

[Rule("§2 Approve: the lower of agreed price and final value, and approved additions")]
public sealed class AnyInvoiceTests
{
    public static TheoryData<int> Hundreds => [.. Enumerable.Range(0, 20)];

    /// <summary>Prices of every type, requests and decisions before and after the submission, and final values that were lowered.</summary>
    [Theory]
    [MemberData(nameof(Hundreds))]
    public void The_invoice_is_what_a_plain_recount_comes_to(int hundred)
    {
        foreach (var seed in Enumerable.Range(hundred * 100, 100))
        {
            var dice = new Dice((ulong)seed);
            var story = Worked(dice, AnyBrief.AnyPrice(dice));
            for (var before = dice.Below(6); before > 0; before--)
                story = Funds(dice, story);
            story = Tried(story, Wanda, Completed(dice, story));
            if (story.State is not PendingApproval)
                continue;
            for (var after = dice.Below(6); after > 0; after--)
                story = Funds(dice, story);
            var expected = Recount.Compute(story.WithWorker);
            story = story.And(Clara, Approve(lapse: true), At("06-20 10:00"));

            var invoice = ((Invoiced)story.State).Invoice;
            Assert.Equal(expected, invoice.Amount);
            Assert.Equal(expected, Total.Compute(story.WithWorker).Sum);
            Assert.Equal(expected.Amount, Total.Compute(story.WithWorker).Lines.Sum(line => line.Amount.Amount));
            Assert.DoesNotContain(story.Engagement.Funds, request => request.Status == FundsStatus.Asked);
        }
    }

    private static Story Worked(Dice dice, Pricing price)
    {
        var story = Given.Assigned(Asking.Price(price));
        var at = At("06-16 09:00");
        for (var visit = dice.Between(1, 4); visit > 0; visit--)
        {
            story = story.And(Wanda, CheckIn(), at);
            at += Duration.FromSeconds(dice.Between(1, 30_000));
            story = story.And(Wanda, CheckOut(), at);
            at += Minutes(1);
        }
        return story;
    }

    private static Story Funds(Dice dice, Story story) => dice.OneIn(2)
        ? Tried(story, dice.OneIn(2) ? Wanda : Clara, AnyFunds.Asked(dice, story.State))
        : Tried(story, Clara, AnyFunds.Decided(dice, story.State));

    private static Command Completed(Dice dice, Story story)
    {
        var price = story.Engagement.Price;
        decimal? units = price is Pricing.PerUnit unit ? dice.Between(0, (int)(unit.MaxNumberOfUnits * 100)) / 100m : null;
        decimal? hours = price is Pricing.PerHour or Pricing.BlendedPerHour && dice.OneIn(2) ? dice.Between(0, 400) / 100m : null;
        var worth = (story.When(Wanda, Complete(hours: hours, units: units), At("06-18 10:00")).Decision as Decision.Accepted)?
            .Happened.Select(happened => happened.Event).OfType<Completed>().Single().Worth;
        return dice.OneIn(2) && worth is { } most
            ? Complete(most.Currency.Rounded(most.Amount * dice.Below(100) / 100), explanation: "Less to do", hours: hours, units: units)
            : Complete(hours: hours, units: units);
    }

    private static Story Tried(Story story, Actor by, Command command)
    {
        var verdict = story.When(by, command, At("06-18 10:00"));
        return verdict.Decision is Decision.Accepted ? verdict.Afterwards : story;
    }
}
