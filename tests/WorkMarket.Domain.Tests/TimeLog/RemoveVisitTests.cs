using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.TimeLog;

[Rule("§3 A visit is removed only from the desktop site")]
public sealed class RemoveVisitTests
{
    public static TheoryData<Channel> Elsewhere => [Channel.Mobile, Channel.Phone, Channel.Api];

    [Fact]
    public void On_the_desktop_site_worker_and_client_remove_it()
    {
        var removed = new VisitRemoved(new("v1"), new(At("06-16 09:00"), At("06-16 17:00")), "Never happened", null);
        // Without it she was not in by 9:15.
        var late = Expected.Clock("06-16 17:10", new LabelAdded(Label.WorkerLate));
        Given.WorkDone().When(Wanda.On(Channel.Desktop), Remove("v1", 2), "06-16 17:10").Then(removed, late);
        Given.WorkDone().When(Clara, Remove("v1", 2), "06-16 17:10").Then(removed, late);
    }

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public void From_anywhere_else_nobody_does(Channel channel)
    {
        Given.WorkDone().When(Wanda.On(channel), Remove("v1", 2), "06-16 17:10").Refused(new DesktopRequired());
        Given.WorkDone().When(Clara.On(channel), Remove("v1", 2), "06-16 17:10").Refused(new DesktopRequired());
        Given.WorkDone().When(Sam.On(channel), Remove("v1", 2, askedBy: AskedBy.Client), "06-16 17:10").Refused(new DesktopRequired());
    }

    [Fact]
    public void Support_removes_it_when_asked_to()
    {
        Given.WorkDone().When(Sam, Remove("v1", 2, askedBy: AskedBy.Client), "06-16 17:10").Leaves(Status.InProgress);
        Given.WorkDone().When(Sam, Remove("v1", 2), "06-16 17:10").Refused("askedByRequired");
        Given.WorkDone().When(Clara, Remove("v1", 2, askedBy: AskedBy.Worker), "06-16 17:10").Refused("askedByForSupport");
    }

    [Fact]
    public void Reason_and_version_are_asked_for()
    {
        Given.WorkDone().When(Clara, Remove("v1", 2, reason: ""), "06-16 17:10").Refused("textRequired");
        Given.WorkDone().When(Clara, Remove("v1", 1), "06-16 17:10").Refused("visitChanged");
        Given.WorkDone().When(Clara, Remove("v2", 1), "06-16 17:10").Refused("unknownVisit");
        Given.Assigned().When(Clara, Remove("v1", 1), "06-16 17:10").Refused("nothingThere");
    }

    [Fact]
    public void It_is_gone_from_the_visits_and_stays_in_the_timeline()
    {
        var removed = Given.WorkDone().And(Clara, Remove("v1", 2), "06-16 17:10");
        Assert.Empty(removed.Engagement.Visits);
        Assert.Equal(Status.InProgress, removed.State.Status);
        Assert.Contains(removed.Timeline, happened => happened.Event is VisitRemoved { Old.CheckOut: not null });
    }

    [Fact]
    public void An_open_visit_is_removed_too() =>
        Given.InProgress().When(Clara, Remove("v1", 1), "06-16 09:10")
            .Then(new VisitRemoved(new("v1"), new(At("06-16 09:00"), null), "Never happened", null));

    [Fact]
    public void What_was_submitted_keeps_the_visit_that_it_needs()
    {
        Given.PendingApproval().When(Clara, Remove("v1", 2), "06-17 08:00").Refused(new VisitRequired());

        var two = Given.WorkDone().And(Wanda, CheckIn(), "06-17 09:00").And(Wanda, CheckOut(), "06-17 10:00")
            .And(Wanda, Complete(), "06-17 10:30");
        two.When(Clara, Remove("v2", 2), "06-17 11:00").Leaves(Status.PendingApproval);
    }

    [Fact]
    public void Submitted_without_required_check_in_it_needs_none()
    {
        var submitted = Given.InProgress(Asking.NoCheckIn).And(Wanda, CheckOut(), "06-16 10:00").And(Wanda, Complete(), "06-16 11:00");
        submitted.When(Clara, Remove("v1", 2), "06-16 12:00").Leaves(Status.PendingApproval);
    }
}
