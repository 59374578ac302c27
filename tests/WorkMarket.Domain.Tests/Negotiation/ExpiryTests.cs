namespace WorkMarket.Domain.Tests.Negotiation;

[Rule("§2 Counteroffer: an expiry; §6 Order")]
public sealed class ExpiryTests
{
    [Fact]
    public void It_can_be_accepted_until_then_and_not_at_that_instant()
    {
        var sent = Given.Sent().And(Wanda, Counter(Usd(150m), expires: At("06-12 12:00")), "06-10 11:00");

        sent.When(Clara, Accept(), At("06-12 12:00") - Tick).Leaves(Status.Assigned);
        sent.When(Clara, Accept(), "06-12 12:00")
            .Refused(new ApplicationClosed(new("a1"), ApplicationEnd.Expired));
    }

    [Fact]
    public void However_late_the_clock_looks_it_expired_then()
    {
        var sent = Given.Sent()
            .And(Wanda, Counter(Usd(150m), expires: At("06-12 12:00")), "06-10 11:00")
            .And(Walter, Counter(Usd(140m), expires: At("06-11 12:00")), "06-10 11:05");

        Assert.Equal(At("06-11 12:00"), Clock.NextDue(sent.State));
        sent.When(Clara, Post(), "06-14 08:00").Then(
            Expected.Clock("06-11 12:00", new ApplicationExpired(new("a2"), Walter.Id)),
            Expected.Clock("06-12 12:00", new ApplicationExpired(new("a1"), Wanda.Id)),
            new MessagePosted(new("m1"), MessageKind.Message, "Hello", false));
        Assert.Null(Clock.NextDue(sent.Ticked("06-14 08:00").State));
    }

    [Fact]
    public void What_is_closed_or_taken_back_does_not_expire()
    {
        var countered = Given.Sent().And(Wanda, Counter(Usd(150m), expires: At("06-12 12:00")), "06-10 11:00");

        Assert.Null(Clock.NextDue(countered.And(Wanda, Withdraw(), "06-10 12:00").State));
        Assert.Null(Clock.NextDue(countered.And(Clara, Decline(), "06-10 12:00").State));
        Assert.Null(Clock.NextDue(countered.And(Clara, Void(), "06-10 12:00").State));
        Assert.Equal(At("06-16 09:15"), Clock.NextDue(countered.And(Clara, Accept(), "06-10 12:00").State));
    }

    [Fact]
    public void Who_let_it_expire_may_apply_again() =>
        Given.Sent().And(Wanda, Counter(Usd(150m), expires: At("06-12 12:00")), "06-10 11:00").Ticked("06-13 12:00")
            .When(Wanda, Apply(), "06-13 12:00").Then(new Applied(new("a2"), Wanda.Id, null));
}
