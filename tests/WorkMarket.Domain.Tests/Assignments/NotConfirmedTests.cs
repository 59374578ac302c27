using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§3 Label Worker Not Confirmed")]
public sealed class NotConfirmedTests
{
    private static readonly Story Assigned = Given.Assigned(Asking.Confirmation);

    [Fact]
    public void On_exactly_when_the_window_closes()
    {
        var closes = At("06-16 07:00");
        Assert.Empty(Assigned.LabelsAt(closes - Tick));
        Assert.Equal([Label.WorkerNotConfirmed], Assigned.LabelsAt(closes));
        Assert.Equal(closes, Clock.NextDue(Assigned.State));
    }

    [Fact]
    public void It_and_the_others_stand_beside_each_other() =>
        Assert.Equal([Label.WorkerNotConfirmed, Label.WorkerLate], Assigned.LabelsAt(At("06-16 09:15")));

    [Fact]
    public void It_stays_on_while_the_work_goes_on_until_confirmed() =>
        Assert.Equal([Label.WorkerNotConfirmed], Given.InProgress(Asking.Confirmation).LabelsAt(At("06-16 12:00")));
}
