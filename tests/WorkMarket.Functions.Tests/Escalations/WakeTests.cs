using NodaTime;
using WorkMarket.Application.Tests.Escalations;
using WorkMarket.Domain.Assignments;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>Wakes that come early, late, twice or never, activities that fail and clocks that differ: nothing but lateness comes of it.</summary>
public sealed class WakeTests
{
    private static readonly System.Collections.Immutable.ImmutableList<Happened> Promised =
        Clock.Tick(VirtualCase.Stored("messages").State, Policy.Default, VirtualLife.Over);

    [Theory]
    [InlineData(0, 3), InlineData(-10, 3), InlineData(-3600, 3), InlineData(45, 48), InlineData(7200, 7203)]
    public void Early_and_late_wakes_record_the_very_same(int seconds, int atTheLatest)
    {
        var early = new HashSet<Instant>();
        var life = VirtualLife.Of("messages", "06-22 10:00", advance => new(advance) { Fires = at => seconds >= 0 || early.Add(at) ? at + Duration.FromSeconds(seconds) : at }).ToTheEnd();
        Assert.Equal(Promised, life.Case.Coming);
        Assert.InRange(life.Case.Latest, Duration.Zero, Duration.FromSeconds(atTheLatest));
    }

    [Fact]
    public void Wakes_that_come_twice_cost_an_activity_each_and_change_nothing()
    {
        VirtualInstance instance = null!;
        var life = VirtualLife.Of("messages", "06-22 10:00", advance => instance = new(advance)
        {
            Fires = at =>
            {
                instance.At(at, instance.Raise);
                return at;
            },
        }).ToTheEnd();
        Assert.Equal(Promised, life.Case.Coming);
        Assert.InRange(life.Instance.MostRows, 1, 130);
    }

    [Fact]
    public void Where_no_timer_ever_fires_signals_are_enough()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00", advance => new(advance) { Fires = _ => null });
        for (var minute = OpenStory.At("06-22 10:00"); minute < OpenStory.At("07-23 10:00"); minute += Duration.FromHours(1))
            life.Instance.At(minute, life.Instance.Raise);
        life.ToTheEnd();
        Assert.Equal(Promised, life.Case.Coming);
        Assert.Equal("Arbitration", life.Instance.Output);
    }

    [Theory]
    [InlineData("06-23 10:00", "06-24 10:01"), InlineData("06-24 10:00", "06-26 10:01"), InlineData("06-29 10:00", "07-09 10:01"), InlineData("07-21 23:00", "07-22 10:01")]
    public void One_that_is_lost_is_started_from_the_case_when_the_due_index_finds_out(string lost, string found)
    {
        var life = VirtualLife.Of("messages", "06-22 10:00").Lost(lost, found).ToTheEnd();
        Assert.Equal(Promised, life.Case.Coming);
    }

    [Fact]
    public void An_activity_that_fails_four_times_and_then_succeeds_is_late_and_nothing_else()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00", advance => new(advance) { AttemptFails = attempt => attempt is >= 2 and < 6 }).ToTheEnd();
        Assert.Equal(Promised, life.Case.Coming);
        Assert.Equal(life.Instance.Activities + 4, life.Instance.Attempts);
        // Pauses of 5, 10, 20 and 40 seconds.
        Assert.InRange(life.Case.Latest, Duration.FromSeconds(75), Duration.FromSeconds(80));
        Assert.InRange(life.Instance.MostRows, 1, 100);
    }

    [Fact]
    public void An_activity_that_never_succeeds_ends_the_instance_and_not_the_escalation()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00", advance => new(advance) { AttemptFails = attempt => attempt >= 1 });
        life.Until("07-01 10:00");
        Assert.True(life.Instance.HasFailed);
        Assert.True(life.Case.Look.IsOpen);
        life.Lost("07-01 10:00", "07-01 10:01").ToTheEnd();
        Assert.Equal(Promised, life.Case.Coming);
    }

    [Theory, InlineData(-600), InlineData(-30), InlineData(30), InlineData(600)]
    public void A_clock_that_goes_back_or_ahead_makes_it_late_and_is_asked_seldom(int seconds)
    {
        // From 24 June on, when the stage ends, the activities' clock differs.
        var life = VirtualLife.Of("messages", "06-22 10:00", advance => new(advance) { Skew = at => at > OpenStory.At("06-24 09:00") ? Duration.FromSeconds(seconds) : Duration.Zero }).ToTheEnd();
        Assert.Equal(Promised, life.Case.Coming);
        var steps = Promised.Select(happened => happened.At).Distinct().Count();
        Assert.InRange(life.Instance.Activities, steps, steps * 18);
        Assert.InRange(life.Instance.MostRows, 1, 100);
    }

    [Fact]
    public void An_answer_in_the_instant_in_which_the_month_ends_is_too_late_for_both_alike()
    {
        var life = VirtualLife.Of("messages", "06-22 10:00", advance => new(advance) { Fires = at => at == OpenStory.At("07-22 10:00") ? at + Duration.FromSeconds(20) : at });
        life.Until("07-22 09:59");
        life.Instance.At(OpenStory.At("07-22 10:00"), () =>
        {
            var due = Clock.Tick(life.Case.State, Policy.Default, life.Instance.Now);
            Assert.IsType<Decision.Refused>(AssignmentDecider.Decide(life.Case.State.Evolve(due)!, new Command.GiveEscalationUpdate("Now?"), OpenStory.Nora, OpenStory.Facts, life.Instance.Now));
        });
        life.ToTheEnd();
        Assert.Equal(Promised, life.Case.Coming);
    }

    [Fact]
    public void Of_a_case_or_an_escalation_that_does_not_exist_it_says_so_and_ends()
    {
        foreach (var none in new[] { VirtualCase.Stored("messages").Instance with { Case = "ffffffffffffffff" }, VirtualCase.Stored("messages").Instance with { Escalation = "e9" } })
        {
            var instance = new VirtualInstance(VirtualCase.Stored("messages").Advance);
            instance.Start(none, OpenStory.At("06-22 10:00"));
            instance.Until(VirtualLife.Over);
            Assert.Equal(("none", 1), (instance.Output, instance.Activities));
        }
    }

    [Fact]
    public void One_that_is_started_without_an_input_fails_at_once()
    {
        var instance = new VirtualInstance(VirtualCase.Stored("messages").Advance);
        instance.Start(null, OpenStory.At("06-22 10:00"));
        Assert.Equal((true, 0), (instance.HasFailed, instance.Activities));
    }
}
