using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Todo;

namespace WorkMarket.Domain.Tests.Assignments;

/// <summary>What a list keeps of an assignment tells the same for any later instant as the assignment itself.</summary>
[Rule("§3 Work in hand")]
public sealed class TodoEntryTests
{
    [Fact]
    public void It_is_starting_for_a_day_before_its_start()
    {
        var outlook = Entry(Given.Assigned());
        Assert.False(outlook.IsIn(Focus.Starting, At("06-15 08:59:59"), Policy.Default));
        Assert.True(outlook.IsIn(Focus.Starting, At("06-15 09:00"), Policy.Default));
        Assert.True(outlook.IsIn(Focus.Starting, At("06-16 08:59:59"), Policy.Default));
        Assert.False(outlook.IsIn(Focus.Starting, At("06-16 09:00"), Policy.Default));
        Assert.False(Entry(Given.Assigned().And(Wanda, CheckIn(), "06-16 08:50")).IsIn(Focus.Starting, At("06-16 08:55"), Policy.Default));
        Assert.False(Entry(Given.Sent()).IsIn(Focus.Starting, At("06-16 08:00"), Policy.Default));
    }

    [Fact]
    public void It_is_past_due_from_when_its_invoice_is()
    {
        Assert.False(Entry(Given.Invoiced()).IsIn(Focus.PastDue, At("07-17 09:59:59"), Policy.Default));
        Assert.True(Entry(Given.Invoiced()).IsIn(Focus.PastDue, At("07-17 10:00"), Policy.Default));
    }

    [Fact]
    public void Only_what_was_submitted_is_pending_approval() => Assert.Equal(
        [Status.PendingApproval],
        Enum.GetValues<Status>()
            .Where(status => OutlookOf(Given.In(status).State)?.IsIn(Focus.PendingApproval, At("06-20 09:00"), Policy.Default) == true));

    [Fact]
    public void What_is_done_with_has_none_once_nothing_is_to_be_rated_any_more() => Assert.Equal(
        new HashSet<Status> { Status.Paid, Status.Voided, Status.Cancelled },
        Enum.GetValues<Status>().Where(status => OutlookOf(Given.In(status).Ticked("07-10 10:00").State) is null).ToHashSet());

    [Theory, MemberData(nameof(Stories))]
    public void It_tells_labels_and_status_as_the_clock_will_make_them(Status status, bool checkIn)
    {
        var story = checkIn ? Given.In(status) : Given.Assigned(Asking.NoCheckIn);
        var outlook = Entry(story);
        for (var now = story.State.Core.AsOf; now < At("06-25 09:00"); now += Minutes(15))
        {
            var then = story.Ticked(now).State;
            var late = (then as WithWorker)?.Engagement.Labels.Overlaps([Label.WorkerLate, Label.LateDeliverables]) == true;
            Assert.Equal((then.Status, late), (outlook.StatusAt(now), outlook.IsIn(Focus.Late, now, Policy.Default)));
        }
    }

    public static TheoryData<Status, bool> Stories => new()
    {
        { Status.Sent, true }, { Status.Assigned, true }, { Status.InProgress, true }, { Status.OnHold, true },
        { Status.PendingApproval, true }, { Status.Assigned, false },
    };

    private static TodoEntry Entry(Story story) => OutlookOf(story.State)!;

    private static TodoEntry? OutlookOf(Assignment state) => TodoEntry.FromCase(state, TodoRules.ForClient(state));
}
