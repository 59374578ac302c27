using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Schedules;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§2 Reschedule requests both ways")]
public sealed class ReschedulingTests
{
    private static readonly Schedule Friday = Days("06-19 09:00", "06-19 17:00");
    private static readonly Schedule Berlin = Days("06-22 09:00", "06-22 17:00", "Europe/Berlin");

    [Fact]
    public void Each_side_asks_and_the_other_agrees()
    {
        foreach (var (asks, decides) in new (Actor, Actor)[] { (Wanda, Clara), (Clara, Wanda) })
        {
            var asked = Given.Assigned().When(asks, Reschedule(Friday, "Car"), "06-12 09:00").Then(new RescheduleRequested(Friday, "Car"));
            Assert.Equal(Given.Request.Schedule, asked.Afterwards.State.Brief.Schedule);
            var agreed = asked.Afterwards.When(decides, ApproveReschedule(), "06-12 10:00")
                .Then(new Rescheduled(Given.Request.Schedule, Friday));
            Assert.Equal(Friday, agreed.Afterwards.State.Brief.Schedule);
        }
    }

    [Fact]
    public void The_other_side_declines_and_all_stays()
    {
        var declined = Given.Assigned().And(Wanda, Reschedule(Friday), "06-12 09:00")
            .When(Clara, DeclineReschedule("Closed"), "06-12 10:00").Then(new RescheduleDeclined("Closed")).Leaves(Status.Assigned);
        Assert.Equal(Given.Request.Schedule, declined.Afterwards.State.Brief.Schedule);
        Assert.Null(declined.Afterwards.Engagement.Reschedule);
    }

    [Fact]
    public void Nobody_decides_on_the_own_request_or_takes_back_the_others()
    {
        var asked = Given.Assigned().And(Wanda, Reschedule(Friday), "06-12 09:00");
        asked.When(Wanda, ApproveReschedule(), "06-12 10:00").Refused("noRescheduleRequest");
        asked.When(Wanda, DeclineReschedule(), "06-12 10:00").Refused("noRescheduleRequest");
        asked.When(Clara, WithdrawReschedule(), "06-12 10:00").Refused("noRescheduleRequest");
        asked.When(Wanda, WithdrawReschedule(), "06-12 10:00").Then(new RescheduleWithdrawn());
    }

    [Fact]
    public void A_second_request_replaces_the_own_and_waits_for_the_others()
    {
        var asked = Given.Assigned().And(Wanda, Reschedule(Friday), "06-12 09:00");
        Assert.Equal(Berlin, asked.And(Wanda, Reschedule(Berlin), "06-12 10:00").Engagement.Reschedule!.Schedule);
        asked.When(Clara, Reschedule(Berlin), "06-12 10:00").Refused(new RescheduleUndecided(Role.Worker));
    }

    [Theory]
    [InlineData("06-19 17:00", "06-19 09:00", "scheduleEndsBeforeStart")]
    [InlineData("06-08 09:00", "06-19 09:00", "scheduleTooFarBehind")]
    [InlineData("2036-06-19 09:00", "2036-06-19 17:00", "scheduleTooFarAhead")]
    [InlineData("06-12 08:00", "06-12 08:30", "scheduleOver")]
    [InlineData("06-16 09:00", "06-16 17:00", "scheduleUnchanged")]
    public void A_schedule_that_could_not_be_is_refused(string start, string end, string rule) =>
        Given.Assigned().When(Wanda, Reschedule(Days(start, end)), "06-12 09:00").Refused(rule);

    [Fact]
    public void What_is_over_when_it_is_decided_on_cannot_be_agreed_to() =>
        Given.Assigned().And(Wanda, Reschedule(Friday), "06-12 09:00").When(Clara, ApproveReschedule(), "06-19 17:00")
            .Refused("scheduleOver");

    [Fact]
    public void Another_schedule_is_confirmed_anew_and_moves_every_deadline()
    {
        var moved = Given.Assigned(Asking.Confirmation).And(Wanda, Confirm(), "06-15 10:00")
            .And(Wanda, Reschedule(Friday), "06-15 11:00").And(Clara, ApproveReschedule(), "06-15 12:00");
        Assert.Null(moved.Engagement.ConfirmedAt);
        moved.When(Wanda, Confirm(), "06-17 10:00").Refused("confirmationNotOpen");
        Assert.Equal([Label.WorkerNotConfirmed], moved.LabelsAt(At("06-19 07:00")));
        Assert.Equal([Label.WorkerNotConfirmed, Label.WorkerLate], moved.LabelsAt(At("06-19 09:15")));
    }

    [Fact]
    public void A_late_worker_is_late_no_more_under_another_schedule()
    {
        var late = Given.Assigned().And(Wanda, Reschedule(Friday), "06-16 10:00");
        Assert.Equal([Label.WorkerLate], late.Engagement.Labels);
        Assert.Empty(late.And(Clara, ApproveReschedule(), "06-16 11:00").Engagement.Labels);
    }

    [Fact]
    public void In_another_zone_days_count_there()
    {
        var moved = Given.Assigned(Asking.Both(Asking.Photos(1, dueDays: 0), Asking.NoCheckIn))
            .And(Clara, Reschedule(Berlin), "06-12 09:00").And(Wanda, ApproveReschedule(), "06-12 10:00");
        Assert.Equal([Label.LateDeliverables], moved.LabelsAt(At("06-23 00:00", "Europe/Berlin")));
        Assert.Empty(moved.LabelsAt(At("06-23 00:00", "Europe/Berlin") - Tick));
    }
}
