namespace WorkMarket.Domain.Tests.Lives;

/// <summary>Random commands of support among those of the others, from fixed seeds.</summary>
[Rule("§1 No support action changes an assignment's status or price")]
public sealed class SupportTests
{
    [Fact]
    public void Whatever_support_does_status_price_and_what_is_to_be_paid_stay()
    {
        var actions = Enumerable.Range(0, Life.Seeds)
            .SelectMany(Life.Disorderly)
            .Where(step => step is { By: Actor.Support, Decision: Decision.Accepted })
            .ToList();

        Assert.All(actions, step => Assert.Equal(Agreed(step.Before.Ticked(step.At).State), Agreed(step.After.State)));
        Assert.True(actions.Select(step => RuleBook.For(step.Command).Action).Distinct().Count() > 3);
    }

    private static (Status Status, Pricing Asked, Pricing? Agreed, Invoice? Invoice) Agreed(Assignment state) =>
        (state.Status, state.Brief.Price, (state as WithWorker)?.Engagement.Price, Parts.InvoiceOf(state));
}
