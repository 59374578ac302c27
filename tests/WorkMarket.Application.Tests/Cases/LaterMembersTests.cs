using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using Xunit;

namespace WorkMarket.Application.Tests.Cases;

/// <summary>What came to stored types after their first version: it comes back as it was, and what was stored without it reads.</summary>
public sealed class LaterMembersTests
{
    private static readonly Happened First = Samples.Events.First(sample => sample.Event is Completed);

    [Fact]
    public void A_submission_says_its_hours_units_and_worth_where_it_has_them()
    {
        var completed = (Completed)First.Event with { Hours = 0m, Units = 1.25m, Worth = Money.From(0.5m, Currency.Usd) };
        var bytes = EventJson.Write(1, First with { Event = completed }, EventJson.NewSalt());
        Assert.Equal(completed, EventJson.Read(bytes).Event);
        Assert.Contains("\"hours\":\"0\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submission_of_old_says_none_of_them()
    {
        var completed = Assert.IsType<Completed>(EventJson.Read(EventJson.Write(1, First, EventJson.NewSalt())).Event);
        Assert.Equal((null, null, null), (completed.Hours, completed.Units, completed.Worth));
    }

    [Fact]
    public void Requests_for_funds_and_counteroffers_that_are_off_stay_with_the_case()
    {
        var (work, asked) = (Samples.Heads.OfType<InProgress>().First(), Samples.Events.First(sample => sample.Event is FundsRequested));
        var ask = ((FundsRequested)asked.Event).Ask;
        ImmutableList<FundsRequest> funds =
        [
            new(new("f1"), ask, asked.By, asked.At, FundsStatus.Asked),
            new(new("f2"), ask with { Receipt = null, Amount = null, Quantity = 1.5m }, asked.By, asked.At, FundsStatus.Lapsed, asked.At),
        ];
        work = work with
        {
            Engagement = work.Engagement with { Funds = funds },
            Core = work.Core with { Brief = work.Brief with { Settings = work.Brief.Settings with { CounteroffersOff = true } } },
        };
        var read = JsonSerializer.Deserialize<Assignment>(
            JsonSerializer.SerializeToUtf8Bytes<Assignment>(work, DomainJson.Stored), DomainJson.Stored)!;
        Assert.Equal(funds, ((InProgress)read).Engagement.Funds);
        Assert.True(read.Brief.Settings.CounteroffersOff);
    }
}
