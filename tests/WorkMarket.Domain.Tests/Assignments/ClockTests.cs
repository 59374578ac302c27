using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Domain.Tests.Assignments;

[Rule("§6 Order: a late clock never changes an outcome")]
public sealed class ClockTests
{
    private static readonly Story Assigned = Given.Assigned(Asking.Confirmation);

    [Fact]
    public void Early_it_does_nothing() => Assert.Empty(Clock.Tick(Assigned.State, Policy.Default, At("06-16 07:00") - Tick));

    [Fact]
    public void Late_it_stamps_what_fell_due_with_its_due_instant_in_that_order() =>
        Assert.Equal(
            [
                new Happened(At("06-16 07:00"), TheClock, new LabelAdded(Label.WorkerNotConfirmed)),
                new Happened(At("06-16 09:15"), TheClock, new LabelAdded(Label.WorkerLate)),
            ],
            Clock.Tick(Assigned.State, Policy.Default, At("06-20 00:00")));

    [Fact]
    public void Twice_it_does_nothing_more()
    {
        var ticked = Assigned.Ticked("06-20 00:00");
        Assert.Empty(Clock.Tick(ticked.State, Policy.Default, At("06-20 00:00")));
        Assert.Null(Clock.NextDue(ticked.State));
    }

    [Fact]
    public void Often_or_once_it_comes_to_the_same()
    {
        var often = Assigned;
        for (var at = At("06-10 12:00"); at <= At("06-17 00:00"); at += Minutes(7))
            often = often.Ticked(at).Ticked(at - Minutes(30));
        Assert.Equal(Structure.Describe(Assigned.Ticked("06-17 00:00").Timeline), Structure.Describe(often.Timeline));
    }

    [Fact]
    public void The_next_due_instant_is_the_first_of_them()
    {
        Assert.Equal(At("06-16 07:00"), Clock.NextDue(Assigned.State));
        Assert.Equal(At("06-16 09:15"), Clock.NextDue(Assigned.Ticked("06-16 07:00").State));
    }

    [Fact]
    public void What_falls_due_first_comes_first_be_it_label_or_work()
    {
        var assigned = Given.Assigned(Asking.Both(Asking.NoCheckIn, Asking.Confirmation));
        Assert.Equal(At("06-16 07:00"), Clock.NextDue(assigned.State));
        Assert.Equal(
            [
                new Happened(At("06-16 07:00"), TheClock, new LabelAdded(Label.WorkerNotConfirmed)),
                new Happened(At("06-16 09:00"), TheClock, new WorkStarted()),
            ],
            Clock.Tick(assigned.State, Policy.Default, At("06-17 00:00")));
    }

    [Fact]
    public void What_falls_due_together_begins_with_the_work()
    {
        var together = Given.Assigned(Asking.Both(Asking.NoCheckIn, Asking.ConfirmationIn(Period.FromHours(1), Period.Zero)));
        Assert.Equal(
            [
                new Happened(At("06-16 09:00"), TheClock, new WorkStarted()),
                new Happened(At("06-16 09:00"), TheClock, new LabelAdded(Label.WorkerNotConfirmed)),
            ],
            Clock.Tick(together.State, Policy.Default, At("06-16 09:00")));
    }

    [Fact]
    public void What_falls_due_in_the_instant_of_a_command_comes_first() =>
        Given.Assigned().When(Wanda, CheckIn(), "06-16 09:15").Then(
            Expected.Clock("06-16 09:15", new LabelAdded(Label.WorkerLate)),
            new CheckedIn(new("v1"), At("06-16 09:15"), null),
            Expected.Clock("06-16 09:15", new LabelRemoved(Label.WorkerLate)));

    [Fact]
    public void What_fell_due_in_the_instant_of_another_command_stays() =>
        Given.Assigned().When(Wanda, Post("Stuck in traffic"), "06-16 09:15").Then(
            Expected.Clock("06-16 09:15", new LabelAdded(Label.WorkerLate)),
            new MessagePosted(new("m1"), MessageKind.Message, "Stuck in traffic", Private: false));

    [Fact]
    public void A_command_after_a_late_clock_comes_to_the_same_as_after_a_punctual_one()
    {
        var punctual = Assigned.Ticked("06-16 07:00").Ticked("06-16 09:15").And(Wanda, CheckIn(At("06-16 09:00")), "06-16 12:00");
        var late = Assigned.And(Wanda, CheckIn(At("06-16 09:00")), "06-16 12:00");
        Assert.Equal(Structure.Describe(punctual.Timeline), Structure.Describe(late.Timeline));
    }

    [Fact]
    public void Time_does_not_run_backwards()
    {
        var story = Given.InProgress().And(Clara, Post("Now"), "06-16 12:00");
        var earlier = story.When(Wanda, Post("Earlier"), "06-16 11:00").Afterwards;
        Assert.Equal(At("06-16 12:00"), earlier.Timeline[^1].At);
        Assert.Empty(Clock.Tick(story.State, Policy.Default, Instant.MinValue));
    }

    [Fact]
    public void A_refusal_records_nothing_that_fell_due_and_loses_nothing()
    {
        Assigned.When(Wanda, Complete(), "06-16 12:00").Refused("statusNotAllowed");
        Assert.Equal(2, Clock.Tick(Assigned.State, Policy.Default, At("06-16 12:00")).Count);
    }

    [Theory]
    [InlineData(Status.Draft)]
    [InlineData(Status.Sent)]
    [InlineData(Status.Voided)]
    public void Where_nobody_waits_nothing_is_due(Status status)
    {
        Assert.Null(Clock.NextDue(Given.In(status).State));
        Assert.Empty(Clock.Tick(Given.In(status).State, Policy.Default, Instant.MaxValue));
    }

    [Fact]
    public void A_stream_that_is_not_ours_is_not_read()
    {
        var at = At("06-16 09:00");
        Assert.Throws<InvalidOperationException>(() => ((Assignment?)null).Evolve(new Happened(at, Clara, new SentBack("?"))));
        Assert.Throws<InvalidOperationException>(() => Given.Draft().State.Evolve(new Happened(at, Clara, new ScheduleConfirmed())));
        Assert.Throws<InvalidOperationException>(() => Given.Assigned().State.Evolve(new Happened(at, Clara, new Approved(Usd(1m), at))));
    }
}
