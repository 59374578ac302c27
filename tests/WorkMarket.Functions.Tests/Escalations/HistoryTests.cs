using NodaTime;
using WorkMarket.Application.Tests.Escalations;
using WorkMarket.Functions.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>What an orchestration costs: activities, and rows of its history.</summary>
public sealed class HistoryTests
{
    [Fact]
    public void A_silent_month_has_one_activity_a_step_and_at_most_100_rows()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00").ToTheEnd();
        var steps = life.Case.Coming.Select(happened => happened.At).Distinct().Count();
        Assert.Equal(11, steps);
        Assert.Equal(steps, life.Instance.Activities);
        Assert.InRange(life.Instance.Rows, steps * 8, 100);
        Assert.InRange(life.Instance.MostRows, 1, 80);
    }

    [Fact]
    public void A_signal_costs_one_activity()
    {
        var silent = VirtualLife.Of("messages", "06-22 10:00").Until("06-24 09:00");
        var answered = VirtualLife.Of("messages", "06-22 10:00").And(OpenStory.Nora, OpenStory.Message("We look into it."), "06-23 10:00").Until("06-24 09:00");
        Assert.Equal(silent.Instance.Activities + 1, answered.Instance.Activities);
    }

    [Fact]
    public void However_much_is_said_the_history_stays_bounded_and_nothing_said_is_lost()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00");
        var at = OpenStory.At("06-23 08:00");
        for (var number = 0; number < 200; number++, at += Duration.FromMinutes(3))
            life.And(OpenStory.Nora, OpenStory.Message($"Soon ({number})."), OpenStory.Say(at));
        life.ToTheEnd();
        Assert.Equal(200, life.Case.State.Core.Escalations[^1].Responses);
        Assert.InRange(life.Instance.MostRows, 1, 100);
        Assert.InRange(life.Instance.Generations, 20, 60);
        Assert.Equal("Arbitration", life.Instance.Output);
    }

    [Theory, InlineData(-1), InlineData(0), InlineData(1)]
    public void A_signal_just_before_at_or_after_a_timer_is_heard_and_not_counted_twice(int seconds)
    {
        // The stage ends on 24 June at 10, and the client answers about then.
        var answer = OpenStory.At("06-24 10:00") + Duration.FromSeconds(seconds);
        var life = VirtualLife.Of("messages", "06-22 10:00");
        life.Instance.At(answer, () =>
        {
            Assert.True(life.Case.Do(OpenStory.Nora, OpenStory.Message("We look into it."), life.Instance.Now));
            life.Instance.Raise();
        });
        life.ToTheEnd();
        var twin = VirtualCase.Stored("messages");
        twin.Do(OpenStory.Nora, OpenStory.Message("We look into it."), answer);
        twin.Advance(twin.Instance, VirtualLife.Over);
        Assert.Equal(twin.Coming, life.Case.Coming);
        Assert.Equal(1, life.Case.State.Core.Escalations[^1].Responses);
    }

    [Fact]
    public void A_signal_before_the_first_timer_and_one_while_it_begins_anew_are_heard()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00");
        life.Instance.Raise();
        life.Instance.Raise();
        life.Until("06-22 11:00");
        Assert.Equal(2, life.Instance.Activities);
        for (var number = 0; number < EscalationOrchestration.StepsOfAHistory * 3; number++)
            life.Instance.Raise();
        life.Until("06-22 12:00");
        Assert.Equal(2 + EscalationOrchestration.StepsOfAHistory * 3, life.Instance.Activities);
        Assert.True(life.Instance.Generations > 2);
    }
}
