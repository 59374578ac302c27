using NodaTime;
using WorkMarket.Application.Payables;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Payables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Payables;

/// <summary>How far a payable is.</summary>
[Rule("§11 What is due, and overdue with days")]
public sealed class PayableStateTests
{
    [Theory]
    [InlineData(120, -1, PayableState.Due)]
    [InlineData(120, 0, PayableState.Overdue)]
    [InlineData(0, 1, PayableState.Due)]
    public void It_is_overdue_from_its_due_date_on_where_anything_is_owed(int left, int hours, PayableState state)
    {
        var due = ManualClock.Start;
        var payable = new Payable(
            1, new("wanda"), Money.From(120, Currency.Usd), Money.From(left, Currency.Usd), ApprovedAt: due - Duration.FromDays(30),
            DueAt: due);
        Assert.Equal(state, PayableLists.StateAt(payable, due + Duration.FromHours(hours)));
    }
}
