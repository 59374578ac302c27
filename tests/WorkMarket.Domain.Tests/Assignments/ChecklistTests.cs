using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Drafting;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§3 The checklist, computed from settings and what happened")]
public sealed class ChecklistTests
{
    private static readonly Func<DraftRequest, DraftRequest> Everything = Asking.Both(
        Asking.Confirmation,
        Asking.Deliverables(new(DeliverableType.SignOff, 1, 0), new(DeliverableType.Photo, 2, 3), new(DeliverableType.Other, 1, null)));

    // Confirm the schedule, check in, check out, then a sign-off, photos and something else.
    public static TheoryData<string, string, string> Situations => new()
    {
        { "draft", "06-10 09:30", "Due Due Due Missing Missing Missing" },
        { "draft", "07-10 09:30", "Due Due Due Missing Missing Missing" },
        { "sent", "06-10 10:30", "Due Due Due Missing Missing Missing" },
        { "voided", "06-10 16:00", "" },
        { "assigned", "06-10 12:00", "Due Due Due Missing Missing Missing" },
        { "assigned", "06-16 07:00", "Late Due Due Missing Missing Missing" },
        { "assigned", "06-16 09:14", "Late Due Due Missing Missing Missing" },
        { "assigned", "06-16 09:15", "Late Late Due Missing Missing Missing" },
        { "assigned", "06-16 17:15", "Late Late Late Missing Missing Missing" },
        { "confirmed", "06-16 08:00", "Done Due Due Missing Missing Missing" },
        { "in", "06-16 10:00", "Done Done Due Missing Missing Missing" },
        { "in", "06-16 17:15", "Done Done Late Missing Missing Missing" },
        { "out", "06-16 17:15", "Done Done Done Due Due Missing" },
        { "out", "06-17 00:00", "Done Done Done Late Due Missing" },
        { "out", "06-20 00:00", "Done Done Done Late Late Missing" },
        { "in again", "06-20 00:00", "Done Done Late Missing Missing Missing" },
        { "one photo", "06-16 20:00", "Done Done Done Due Due Missing" },
        { "all there", "06-20 00:00", "Done Done Done Done Done Done" },
        { "submitted", "06-20 00:00", "Done Done Done Done Done Done" },
        { "sent back", "06-20 00:00", "Done Done Done Done Done Done" },
        { "approved", "07-20 00:00", "Done Done Done Done Done Done" },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void Its_items_stand(string situation, string at, string expected) =>
        Assert.Equal(expected, string.Join(' ', In(situation).ChecklistAt(at).Select(item => item.Status)));

    [Theory]
    [InlineData("06-10 12:00", "NotRequired NotRequired")]
    [InlineData("06-20 00:00", "NotRequired NotRequired")]
    public void Where_no_check_in_is_required_none_is_due(string at, string expected) =>
        Assert.Equal("NotRequired " + expected, Statuses(Given.Assigned(Asking.NoCheckIn), at));

    [Fact]
    public void Where_none_is_required_a_visit_that_was_begun_is_shown_and_has_to_end()
    {
        var visited = Given.InProgress(Asking.NoCheckIn);
        Assert.Equal("NotRequired Done Due", Statuses(visited, "06-16 10:00"));
        Assert.Equal("NotRequired Done Done", Statuses(visited.And(Wanda, CheckOut(), "06-16 10:00"), "06-16 10:01"));
    }

    [Fact]
    public void Each_item_has_the_instant_it_is_due()
    {
        var due = In("out").ChecklistAt("06-16 18:00").Select(item => item.Due);
        Assert.Equal([At("06-16 07:00"), At("06-16 09:00"), At("06-16 17:00"), At("06-17 00:00"), At("06-20 00:00"), null], due);
        Assert.Equal([null, null, null], In("in").ChecklistAt("06-16 10:00").Skip(3).Select(item => item.Due));
    }

    [Fact]
    public void Each_item_done_says_since_when()
    {
        var done = In("all there").ChecklistAt("06-16 20:00").Select(item => item.DoneAt);
        Assert.Equal(
            [At("06-15 10:00"), At("06-16 09:00"), At("06-16 17:00"), At("06-16 18:03"), At("06-16 18:02"), At("06-16 18:04")],
            done);
    }

    [Fact]
    public void Of_several_visits_the_first_in_and_the_last_out_count()
    {
        var twice = Given.WorkDone().And(Wanda, CheckIn(), "06-17 09:00").And(Wanda, CheckOut(), "06-17 10:00");
        Assert.Equal(At("06-16 09:00"), twice.ItemAt(ChecklistTask.CheckIn, "06-18 00:00").DoneAt);
        Assert.Equal(At("06-17 10:00"), twice.ItemAt(ChecklistTask.CheckOut, "06-18 00:00").DoneAt);
    }

    [Fact]
    public void Assigned_late_the_check_in_is_late_from_its_own_grace_on()
    {
        var late = Given.AssignedLate("06-16 11:00");
        Assert.Equal(ChecklistStatus.Due, late.ItemAt(ChecklistTask.CheckIn, "06-16 11:14").Status);
        Assert.Equal(ChecklistStatus.Late, late.ItemAt(ChecklistTask.CheckIn, "06-16 11:15").Status);
    }

    private static string Statuses(Story story, string at) => string.Join(' ', story.ChecklistAt(at).Select(item => item.Status));

    private static Story In(string situation) => situation switch
    {
        "draft" => Given.Draft(Everything),
        "sent" => Given.Sent(Everything),
        "voided" => Given.Voided(Everything),
        "assigned" => Given.Assigned(Everything),
        "confirmed" => In("assigned").And(Wanda, Confirm(), "06-15 10:00"),
        "in" => In("confirmed").And(Wanda, CheckIn(), "06-16 09:00"),
        "out" => In("in").And(Wanda, CheckOut(), "06-16 17:00"),
        "in again" => In("out").And(Wanda, CheckIn(), "06-19 09:00"),
        "one photo" => In("out").And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 18:01"),
        "all there" => In("one photo").And(Wanda, Deliver(DeliverableType.Photo, "u2"), "06-16 18:02")
            .And(Wanda, Deliver(DeliverableType.SignOff, "u3"), "06-16 18:03")
            .And(Wanda, Deliver(DeliverableType.Other, "u4"), "06-16 18:04"),
        "submitted" => In("all there").And(Wanda, Complete(), "06-16 18:30"),
        "sent back" => In("submitted").And(Clara, SendBack(), "06-17 09:00"),
        _ => In("submitted").And(Clara, Approve(), "06-17 09:00"),
    };
}
