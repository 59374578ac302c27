namespace WorkMarket.Domain.Tests.TimeLog;

[Rule("§3 Visits never overlap")]
public sealed class OverlapTests
{
    // Wanda was in from 9 to 12 and from 13 to 17.
    private static readonly Story TwoVisits = Given.InProgress().And(Wanda, CheckOut(), "06-16 12:00")
        .And(Wanda, CheckIn(), "06-16 13:00").And(Wanda, CheckOut(), "06-16 17:00");

    [Fact]
    public void A_check_in_within_another_visit_is_refused_and_names_it() =>
        Given.WorkDone().When(Wanda, CheckIn(At("06-16 16:59")), "06-16 17:10")
            .Refused(new VisitsOverlap(Given.WorkDone().Engagement.Visits[0]));

    [Fact]
    public void A_check_in_in_the_very_instant_of_a_check_out_is_none() =>
        Given.WorkDone().When(Wanda, CheckIn(At("06-16 17:00")), "06-16 17:10").Leaves(Status.InProgress);

    [Fact]
    public void A_check_in_before_a_later_visit_would_reach_into_it() =>
        Given.WorkDone().When(Wanda, CheckIn(At("06-16 08:00")), "06-16 17:10").Refused("visitsOverlap");

    [Theory]
    [InlineData("06-16 12:00", null, true)]
    [InlineData("06-16 11:59", null, false)]
    [InlineData("06-16 16:00", "06-16 18:00", true)]
    [InlineData("06-16 08:00", "06-16 09:00", true)]
    [InlineData("06-16 08:00", "06-16 09:01", false)]
    [InlineData("06-16 08:00", "06-16 18:00", false)]
    [InlineData("06-16 10:00", "06-16 11:00", false)]
    [InlineData("06-16 10:00", "06-16 10:00", false)]
    [InlineData("06-16 12:00", "06-16 12:00", true)]
    [InlineData("06-16 09:00", "06-16 09:00", true)]
    public void The_second_visit_edited_beside_the_first(string checkIn, string? checkOut, bool fits)
    {
        var verdict = TwoVisits.When(Wanda, Edit("v2", 2, At(checkIn), checkOut is null ? null : At(checkOut)), "06-16 19:00");
        if (fits)
            verdict.Leaves(Status.InProgress);
        else
            verdict.Refused("visitsOverlap");
    }

    [Fact]
    public void The_first_visit_edited_reaches_the_second_and_no_further()
    {
        TwoVisits.When(Wanda, Edit("v1", 2, checkOut: At("06-16 13:00")), "06-16 19:00").Leaves(Status.InProgress);
        TwoVisits.When(Wanda, Edit("v1", 2, checkOut: At("06-16 13:00") + Tick), "06-16 19:00").Refused("visitsOverlap");
    }

    [Fact]
    public void An_open_visit_reaches_into_the_future()
    {
        var open = Given.WorkDone().And(Wanda, CheckIn(), "06-17 09:00");
        open.When(Wanda, Edit("v1", 2, checkOut: At("06-17 09:00")), "06-17 10:00").Leaves(Status.InProgress);
        open.When(Wanda, Edit("v1", 2, checkOut: At("06-17 09:30")), "06-17 10:00").Refused("visitsOverlap");
        open.When(Wanda, Edit("v2", 1, checkIn: At("06-16 16:00")), "06-17 10:00").Refused("visitsOverlap");
    }

    [Fact]
    public void Each_visit_in_the_way_is_named() =>
        TwoVisits.And(Wanda, CheckIn(), "06-16 18:00").When(Wanda, Edit("v3", 1, At("06-16 10:00")), "06-16 19:00")
            .Refused("visitsOverlap", "visitsOverlap");

    [Fact]
    public void Visits_stand_in_the_order_of_their_check_ins()
    {
        var swapped = TwoVisits.And(Wanda, Edit("v2", 2, At("06-16 07:00"), At("06-16 08:00")), "06-16 19:00");
        Assert.Equal(["v2", "v1"], swapped.Engagement.Visits.Select(visit => visit.Id.Value));
    }
}
