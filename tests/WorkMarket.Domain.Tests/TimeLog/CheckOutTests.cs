namespace WorkMarket.Domain.Tests.TimeLog;

[Rule("§3 Check out")]
public sealed class CheckOutTests
{
    [Fact]
    public void It_closes_the_open_visit() =>
        Given.InProgress().When(Wanda, CheckOut(note: "All done"), "06-16 17:00")
            .Then(new CheckedOut(new("v1"), At("06-16 17:00"), "All done"));

    [Fact]
    public void It_may_name_the_visit_and_the_time() =>
        Given.InProgress().When(Wanda, CheckOut(At("06-16 16:50"), "v1"), "06-16 17:10")
            .Then(new CheckedOut(new("v1"), At("06-16 16:50"), null));

    [Fact]
    public void There_is_none_without_a_check_in()
    {
        Given.Assigned().When(Wanda, CheckOut(), "06-16 17:00").Refused(new NotCheckedIn());
        Given.WorkDone().And(Clara, Remove("v1", 2), "06-16 17:10").When(Wanda, CheckOut(), "06-16 17:20").Refused("notCheckedIn");
    }

    [Fact]
    public void A_visit_that_is_not_there_is_not_closed() =>
        Given.InProgress().When(Wanda, CheckOut(visit: "v9"), "06-16 17:00").Refused(new UnknownVisit(new("v9")));

    [Fact]
    public void It_is_not_before_the_check_in()
    {
        var checkIn = At("06-16 09:00");
        Given.InProgress().When(Wanda, CheckOut(checkIn), "06-16 17:00").Then(new CheckedOut(new("v1"), checkIn, null));
        Given.InProgress().When(Wanda, CheckOut(checkIn - Tick), "06-16 17:00").Refused("checkOutBeforeCheckIn");
    }

    [Fact]
    public void It_lies_two_minutes_ahead_at_most()
    {
        var now = At("06-16 17:00");
        Given.InProgress().When(Wanda, CheckOut(now + Minutes(2)), now).Leaves(Status.InProgress);
        Given.InProgress().When(Wanda, CheckOut(now + Minutes(2) + Tick), now).Refused("tooFarAhead");
    }

    [Fact]
    public void Right_after_a_check_in_that_lay_ahead_it_takes_that_time() =>
        Given.Assigned().And(Wanda, CheckIn(At("06-16 09:02")), "06-16 09:00").When(Wanda, CheckOut(), "06-16 09:01")
            .Then(new CheckedOut(new("v1"), At("06-16 09:02"), null));

    [Fact]
    public void A_visit_closed_meanwhile_is_refused_with_its_times_and_who_set_them()
    {
        var closed = Given.InProgress().And(Clara, Edit("v1", 1, checkOut: At("06-16 15:00")), "06-16 15:05");

        var refusal = Assert.IsType<VisitClosed>(closed.When(Wanda, CheckOut(At("06-16 14:55"), "v1"), "06-16 16:00").Refusals.Single());

        Assert.Equal("visitClosed", refusal.Rule);
        Assert.Equal(new LoggedTime(At("06-16 09:00"), Wanda, At("06-16 09:00")), refusal.Visit.CheckIn);
        Assert.Equal(new LoggedTime(At("06-16 15:00"), Clara, At("06-16 15:05")), refusal.Visit.CheckOut);
    }

    [Fact]
    public void Unnamed_it_speaks_of_the_last_visit_where_none_is_open() =>
        Given.WorkDone().When(Wanda, CheckOut(), "06-16 17:30").Refused("visitClosed");

    [Fact]
    public void A_named_visit_that_is_closed_is_refused_though_another_is_open() =>
        Given.WorkDone().And(Wanda, CheckIn(), "06-17 09:00").When(Wanda, CheckOut(visit: "v1"), "06-17 12:00").Refused("visitClosed");
}
