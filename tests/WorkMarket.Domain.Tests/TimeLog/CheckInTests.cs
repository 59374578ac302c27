namespace WorkMarket.Domain.Tests.TimeLog;

[Rule("§3 Check in")]
public sealed class CheckInTests
{
    [Fact]
    public void Without_a_time_it_happened_when_it_was_received() =>
        Given.Assigned().When(Wanda, CheckIn(note: "At the gate"), "06-16 09:03")
            .Then(new CheckedIn(new("v1"), At("06-16 09:03"), "At the gate"));

    [Fact]
    public void A_phone_that_comes_back_online_tells_the_true_time()
    {
        var visit = Given.Assigned().When(Wanda, CheckIn(At("06-16 08:58")), "06-16 09:10")
            .Then(new CheckedIn(new("v1"), At("06-16 08:58"), null))
            .Afterwards.Engagement.Visits.Single();
        Assert.Equal(new LoggedTime(At("06-16 08:58"), Wanda, RecordedAt: At("06-16 09:10")), visit.CheckIn);
    }

    [Fact]
    public void A_time_lies_two_minutes_ahead_at_most()
    {
        var now = At("06-16 09:00");
        Given.Assigned().When(Wanda, CheckIn(now + Minutes(2)), now).Leaves(Status.InProgress);
        Given.Assigned().When(Wanda, CheckIn(now + Minutes(2) + Tick), now).Refused("tooFarAhead");
    }

    [Fact]
    public void Coming_back_right_after_a_check_out_that_was_reported_ahead_is_no_overlap()
    {
        var away = Given.InProgress().And(Wanda, CheckOut(At("06-16 12:02")), "06-16 12:00");
        away.When(Wanda, CheckIn(), "06-16 12:01").Then(new CheckedIn(new("v2"), At("06-16 12:02"), null));
    }

    [Fact]
    public void A_time_does_not_lie_before_the_assignment()
    {
        var assigned = At("06-10 12:00");
        Given.Assigned().When(Wanda, CheckIn(assigned), "06-10 13:00").Leaves(Status.InProgress);
        Given.Assigned().When(Wanda, CheckIn(assigned - Tick), "06-10 13:00").Refused("beforeAssignment");
    }

    [Fact]
    public void The_ends_of_the_calendar_are_refused_in_words()
    {
        Given.Assigned().When(Wanda, CheckIn(Instant.MinValue), "06-16 09:00").Refused("beforeAssignment");
        Given.Assigned().When(Wanda, CheckIn(Instant.MaxValue), "06-16 09:00").Refused("tooFarAhead");
        Given.InProgress().When(Wanda, CheckOut(Instant.MinValue), "06-16 17:00").Refused("checkOutBeforeCheckIn");
        Given.InProgress().When(Wanda, CheckOut(Instant.MaxValue), "06-16 17:00").Refused("tooFarAhead");
    }

    [Fact]
    public void It_is_possible_from_assignment_on() =>
        Given.Assigned().When(Wanda, CheckIn(), "06-10 12:00").Leaves(Status.InProgress);

    [Fact]
    public void There_are_many_visits()
    {
        var days = Given.WorkDone().And(Wanda, CheckIn(), "06-17 09:00").And(Wanda, CheckOut(), "06-17 12:00")
            .And(Wanda, CheckIn(), "06-18 09:00");
        Assert.Equal(["v1", "v2", "v3"], days.Engagement.Visits.Select(visit => visit.Id.Value));
    }

    [Fact]
    public void Who_is_in_checks_out_before_checking_in_again()
    {
        var story = Given.InProgress();
        story.When(Wanda, CheckIn(), "06-16 12:00").Refused(new VisitOpen(story.Engagement.Visits[0]));
    }

    [Fact]
    public void A_removed_visits_number_is_not_given_again() =>
        Given.WorkDone().And(Clara, Remove("v1", 2), "06-17 08:00").When(Wanda, CheckIn(), "06-17 09:00")
            .Then(new CheckedIn(new("v2"), At("06-17 09:00"), null));

    [Fact]
    public void It_goes_on_after_sending_back() =>
        Given.PendingApproval().And(Clara, SendBack(), "06-17 09:00").When(Wanda, CheckIn(), "06-18 09:00").Leaves(Status.InProgress);
}
