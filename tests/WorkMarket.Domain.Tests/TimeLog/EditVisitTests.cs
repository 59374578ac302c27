namespace WorkMarket.Domain.Tests.TimeLog;

[Rule("§3 Times may be edited later")]
public sealed class EditVisitTests
{
    private static readonly VisitTimes NineToFive = new(At("06-16 09:00"), At("06-16 17:00"));

    [Fact]
    public void Old_and_new_who_and_why_are_kept()
    {
        var edited = Given.WorkDone().When(Clara, Edit("v1", 2, At("06-16 09:20"), reason: "The guard's list says so"), "06-17 08:00")
            .Then(new VisitEdited(
                new("v1"), NineToFive, new(At("06-16 09:20"), At("06-16 17:00")), "The guard's list says so", null))
            .Afterwards.Engagement.Visits.Single();

        Assert.Equal(new LoggedTime(At("06-16 09:20"), Clara, At("06-17 08:00"), Edited: true), edited.CheckIn);
        Assert.Equal(new LoggedTime(At("06-16 17:00"), Wanda, At("06-16 17:00")), edited.CheckOut);
        Assert.Equal(3, edited.Version);
    }

    [Fact]
    public void A_time_that_stays_keeps_who_put_it_in()
    {
        var edited = Given.WorkDone().And(Clara, Edit("v1", 2, checkOut: At("06-16 16:30")), "06-17 08:00").Engagement.Visits.Single();
        Assert.Equal(new LoggedTime(At("06-16 09:00"), Wanda, At("06-16 09:00")), edited.CheckIn);
        Assert.Equal(new LoggedTime(At("06-16 16:30"), Clara, At("06-17 08:00"), Edited: true), edited.CheckOut);
    }

    [Fact]
    public void The_worker_edits_from_any_channel() =>
        Assert.All(Enum.GetValues<Channel>(), channel =>
            Given.WorkDone().When(Wanda.On(channel), Edit("v1", 2, At("06-16 09:20")), "06-17 08:00").Leaves(Status.InProgress));

    [Fact]
    public void Support_edits_when_asked_to_and_says_by_whom()
    {
        Given.WorkDone().When(Sam, Edit("v1", 2, At("06-16 09:20"), askedBy: AskedBy.Worker), "06-17 08:00")
            .Then(new VisitEdited(
                new("v1"), NineToFive, new(At("06-16 09:20"), At("06-16 17:00")), "Wrong time", AskedBy.Worker));
        Given.WorkDone().When(Sam, Edit("v1", 2, At("06-16 09:20")), "06-17 08:00").Refused("askedByRequired");
    }

    [Fact]
    public void Nobody_else_acts_for_somebody_who_asked() =>
        Given.WorkDone().When(Clara, Edit("v1", 2, At("06-16 09:20"), askedBy: AskedBy.Worker), "06-17 08:00").Refused("askedByForSupport");

    [Fact]
    public void A_reason_is_required() =>
        Given.WorkDone().When(Wanda, Edit("v1", 2, At("06-16 09:20"), reason: " "), "06-17 08:00").Refused("textRequired");

    [Fact]
    public void It_names_the_version_that_the_visit_has()
    {
        var done = Given.WorkDone();
        done.When(Wanda, Edit("v1", 1, At("06-16 09:20")), "06-17 08:00").Refused(new VisitChanged(done.Engagement.Visits[0]));
        done.When(Wanda, Edit("v1", 3, At("06-16 09:20")), "06-17 08:00").Refused("visitChanged");
    }

    [Fact]
    public void Versions_count_each_visit_by_itself()
    {
        var story = Given.WorkDone().And(Wanda, CheckIn(), "06-17 09:00").And(Wanda, Edit("v1", 2, At("06-16 09:20")), "06-17 09:30");
        story.When(Wanda, Edit("v2", 1, At("06-17 09:10")), "06-17 10:00").Leaves(Status.InProgress);
    }

    [Fact]
    public void A_visit_is_there() => Given.WorkDone().When(Wanda, Edit("v2", 1, At("06-16 09:20")), "06-17 08:00").Refused("unknownVisit");

    [Fact]
    public void Without_any_visit_there_is_nothing_to_edit() =>
        Given.Assigned().When(Clara, Edit("v1", 1, At("06-16 09:20")), "06-17 08:00").Refused("nothingThere");

    [Fact]
    public void The_same_limits_hold_as_for_checking_in_and_out()
    {
        Given.WorkDone().When(Wanda, Edit("v1", 2, At("06-10 11:59")), "06-17 08:00").Refused("beforeAssignment");
        Given.WorkDone().When(Wanda, Edit("v1", 2, At("06-16 17:01")), "06-17 08:00").Refused("checkOutBeforeCheckIn");
        Given.WorkDone().When(Wanda, Edit("v1", 2, checkOut: At("06-17 08:03")), "06-17 08:00").Refused("tooFarAhead");
        Given.WorkDone().When(Wanda, Edit("v1", 2, At("06-17 08:03"), At("06-17 08:04"), reason: ""), "06-17 08:00")
            .Refused("tooFarAhead", "tooFarAhead", "textRequired");
    }

    [Fact]
    public void An_open_visit_is_closed_by_an_edit() =>
        Assert.False(Given.InProgress().And(Clara, Edit("v1", 1, checkOut: At("06-16 17:00")), "06-16 18:00").Engagement.Visits[0].IsOpen);

    [Fact]
    public void Where_nothing_changes_nothing_happens() =>
        Given.WorkDone().When(Wanda, Edit("v1", 2, At("06-16 09:00"), At("06-16 17:00")), "06-17 08:00").Then();

    [Fact]
    public void It_is_possible_until_approval()
    {
        Given.PendingApproval().When(Clara, Edit("v1", 2, At("06-16 09:20")), "06-17 08:00").Leaves(Status.PendingApproval);
        Given.Invoiced().When(Clara, Edit("v1", 2, At("06-16 09:20")), "06-17 11:00")
            .Refused(new StatusNotAllowed(AssignmentAction.EditVisit, Status.Invoiced));
    }
}
