using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Functions.Escalations;
using Xunit;
using static WorkMarket.Testing.Escalations.OpenStory;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>What an orchestration costs: activities, and rows of its history.</summary>
public sealed class HistoryTests
{
    // The longest months have 23 business days: eleven updates and the end.
    [Theory]
    [InlineData("06-22 10:00", 11), InlineData("08-03 10:00", 12), InlineData("11-20 15:00", 10), InlineData("12-04 10:00", 10)]
    [InlineData("10-31 12:00", 10)]
    public void A_silent_month_has_one_activity_a_step_and_at_most_100_rows(string opened, int steps)
    {
        var life = VirtualLife.Begin(Opened(opened), opened).ToTheEnd();
        Assert.Equal(("Arbitration", steps, steps), (life.Instance.Output, life.Steps, life.Instance.Activities));
        Assert.Equal(4 + steps * 8, life.Instance.Rows);
        Assert.InRange(life.Instance.Rows, 1, 100);
    }

    [Fact]
    public void Whenever_it_is_opened_a_silent_month_has_no_more_steps_than_a_history_and_no_longer_wait_than_a_timer()
    {
        for (var opened = At("06-22 10:00"); opened < At("12-01 10:00"); opened += Duration.FromHours(23))
        {
            var steps = Clock.Tick(Opened(Say(opened)).State, Policy.Default, VirtualLife.Over).Select(happened => happened.At).Distinct()
                .ToList();
            Assert.InRange(steps.Count, 8, EscalationOrchestration.StepsOfAHistory);
            Assert.True(steps.Prepend(opened).Zip(steps, (from, to) => to - from)
                .Max() < Duration.FromTimeSpan(Orchestrations.LongestTimer));
        }
    }

    // Storage cuts a timer's last second off (VirtualInstance.Shown): with timers for the due instants themselves, each step had two
    // activities.
    [Fact]
    public void A_timer_never_fires_before_its_step_is_due_though_storage_counts_whole_seconds()
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00").ToTheEnd();
        Assert.Equal(life.Steps, life.Instance.Activities);
        Assert.InRange(life.Case.Latest, Duration.Zero, Duration.FromMilliseconds(1100));
        Assert.Single(life.Instance.Generations);
    }

    [Fact]
    public void Its_rows_are_those_that_the_backend_keeps()
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00").Until("06-25 10:00");
        Assert.Equal(
            [
                "OrchestratorStarted", "ExecutionStarted", "TimerCreated", "OrchestratorCompleted",
                "OrchestratorStarted", "TimerFired", "TaskScheduled", "OrchestratorCompleted",
                "OrchestratorStarted", "TaskCompleted", "TimerCreated", "OrchestratorCompleted",
            ],
            life.Instance.Generations.Single().Rows);
    }

    [Fact]
    public void A_signal_costs_one_activity_and_its_timer_fires_for_nobody()
    {
        var silent = VirtualLife.Begin("messages", "06-22 10:00").Until("06-24 10:01").Instance;
        var answered = VirtualLife.Begin("messages", "06-22 10:00").And(Nora, Message("We look into it."), "06-23 10:00").Until(
            "06-24 10:01").Instance;
        Assert.Equal(silent.Activities + 1, answered.Activities);
        // The old timer is for the update of the 24th at 10, as the new one is, and fires within the same second.
        Assert.InRange(answered.Rows, silent.Rows + 9, silent.Rows + 11);
        Assert.Equal(2, answered.Generations.Single().Rows.Count(row => row == "TimerFired"));
    }

    [Fact]
    public void However_much_is_said_the_history_stays_bounded_and_nothing_said_is_lost()
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00");
        for (var number = 0; number < 100; number++)
            life.And(Nora, Message($"Soon ({number})."), At("06-23 08:00") + Duration.FromMinutes(3 * number));
        life.ToTheEnd();
        Assert.Equal(100, life.Case.State.Core.Escalations[^1].Responses);
        Assert.InRange(life.Instance.MostRows, 1, 120);
        Assert.InRange(life.Instance.Generations.Count, 8, 12);
        Assert.Equal("Arbitration", life.Instance.Output);
        Assert.InRange(life.Instance.Activities, life.Signals - 1, life.Signals + life.Steps);
    }

    // The stage ends on 24 and on 26 June at 10, and its timers fire a second later, less what storage cuts off; the activity looks at the
    // case after 100 ms and is heard of after 200.
    [Theory]
    [InlineData("06-24 10:00", 0), InlineData("06-24 10:00", 900), InlineData("06-24 10:00", 1000), InlineData("06-24 10:00", 1100)]
    [InlineData("06-24 10:00", 1150), InlineData("06-24 10:00", 1200), InlineData("06-24 10:00", 1300), InlineData("06-24 10:00", 2000)]
    [InlineData("06-26 10:00", 0), InlineData("06-26 10:00", 200), InlineData("06-26 10:00", 400)]
    public void A_signal_before_during_or_after_a_timer_is_heard_and_not_counted_twice(string timer, int milliseconds)
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00");
        life.And(Nora, Message("We look into it."), At(timer) + Duration.FromMilliseconds(milliseconds), lag: Duration.Zero).ToTheEnd();
        Assert.Equal(1, life.Case.State.Core.Escalations[^1].Responses);
        Assert.InRange(life.Instance.Activities, 1, life.Steps + 1);
    }

    [Fact]
    public void Signals_that_come_before_it_begins_or_all_at_once_are_each_heard_though_it_begins_anew()
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00");
        life.Instance.Raise();
        life.Instance.Raise();
        life.Until("06-22 11:00");
        Assert.Equal(2, life.Instance.Activities);
        for (var number = 0; number < EscalationOrchestration.StepsOfAHistory * 3; number++)
            life.Instance.Raise();
        life.Until("06-22 12:00");
        Assert.Equal(2 + EscalationOrchestration.StepsOfAHistory * 3, life.Instance.Activities);
        Assert.Equal(4, life.Instance.Generations.Count);
        life.ToTheEnd();
    }

    // The last activity of a history looks at the case 100 ms after a signal, or after a timer while the wait for one goes on. After as
    // much again it is heard of, and another history begins. What is put there at the beginning comes before that in the same instant.
    [Theory]
    [InlineData("06-22 10:12", -150, true), InlineData("06-22 10:12", -50, true), InlineData("06-22 10:12", 0, true)]
    [InlineData("06-22 10:12", 0, false), InlineData("06-22 10:12", 1, true)]
    [InlineData("06-24 10:00", -150, true), InlineData("06-24 10:00", -50, true), InlineData("06-24 10:00", 0, true)]
    [InlineData("06-24 10:00", 0, false), InlineData("06-24 10:00", 1, true)]
    public void A_signal_in_the_instant_in_which_it_begins_anew_is_heard(string last, int milliseconds, bool isFirst)
    {
        var life = VirtualLife.Begin("messages", "06-22 10:00");
        // The timer of the 24th was asked for 200 ms after a whole second, and comes so much after one.
        var anew = At(last) + Duration.FromMilliseconds(last == "06-22 10:12" ? 200 : 400);
        for (var minute = 1; minute < EscalationOrchestration.StepsOfAHistory; minute++)
            life.Instance.At(At("06-22 10:00") + Duration.FromMinutes(minute), life.Instance.Raise);
        if (last == "06-22 10:12")
            life.Instance.At(At(last), life.Instance.Raise);
        life.Instance.At(isFirst ? At("06-22 10:01") : anew - Duration.FromMilliseconds(100), Answer);
        life.Instance.Until(anew + Duration.FromMinutes(1));
        Assert.Equal((2, EscalationOrchestration.StepsOfAHistory + 1), (life.Instance.Generations.Count, life.Instance.Activities));
        Assert.Equal("Engaged", life.Instance.Statuses[^1].Stage);
        life.ToTheEnd();

        void Answer() => life.And(Nora, Message("We look into it."), anew + Duration.FromMilliseconds(milliseconds), lag: Duration.Zero);
    }
}
