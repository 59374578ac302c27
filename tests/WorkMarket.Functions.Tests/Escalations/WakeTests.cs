using Microsoft.DurableTask.Client;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Functions.Escalations;
using Xunit;
using static WorkMarket.Testing.Escalations.OpenStory;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>
/// Wakes that come early, late, twice or never, activities that fail and clocks that differ: nothing but lateness comes of it.
/// </summary>
public sealed class WakeTests
{
    private const int Steps = 11;

    [Theory]
    [InlineData(0, 3), InlineData(-10, 3), InlineData(-3600, 3), InlineData(45, 48), InlineData(7200, 7203), InlineData(300_000, 300_003)]
    public void Early_and_late_wakes_record_the_very_same(int seconds, int atTheLatest)
    {
        var early = new HashSet<Instant>();
        var life = Silent(advance => new(advance) { Fires = at => seconds >= 0 || early.Add(at) ? at + Duration.FromSeconds(seconds) : at })
            .ToTheEnd();
        Assert.InRange(life.Case.Latest, Duration.Zero, Duration.FromSeconds(atTheLatest));
        Assert.InRange(life.Instance.Activities, 1, 2 * Steps);
    }

    // In the same instant, while the activity of the first one runs, and after it.
    [Theory, InlineData(0, Steps), InlineData(100, 2 * Steps - 1), InlineData(300, 2 * Steps - 1)]
    public void Wakes_that_come_twice_cost_an_activity_each_at_the_most_and_change_nothing(int millisecondsLater, int atMost)
    {
        VirtualInstance instance = null!;
        var doubled = new HashSet<Instant>();
        var life = Silent(advance => instance = new(advance)
        {
            Fires = at =>
            {
                if (doubled.Add(at))
                    instance.At(instance.Shown(at) + Duration.FromMilliseconds(millisecondsLater), instance.Raise);
                return at;
            },
        }).ToTheEnd();
        Assert.Equal("Arbitration", life.Instance.Output);
        Assert.InRange(life.Instance.Activities, Steps, atMost);
    }

    [Fact]
    public void Where_no_timer_ever_fires_the_due_index_is_enough()
    {
        var life = Silent(advance => new(advance) { Fires = _ => null });
        foreach (var due in Clock.Tick(life.Case.State, Policy.Default, VirtualLife.Over).Select(happened => happened.At).Distinct())
            life.Scanned(due + Duration.FromSeconds(45));
        life.ToTheEnd();
        Assert.Equal(("Arbitration", Steps), (life.Instance.Output, life.Instance.Activities));
        Assert.Equal(Duration.FromSeconds(45), life.Case.Latest);
    }

    [Theory, InlineData(0), InlineData(100), InlineData(200), InlineData(5000)]
    public void That_the_due_index_looks_at_about_the_same_instants_changes_nothing(int milliseconds)
    {
        var life = Silent();
        foreach (var due in Clock.Tick(life.Case.State, Policy.Default, VirtualLife.Over).Select(happened => happened.At).Distinct())
            life.Scanned(due + Duration.FromMilliseconds(milliseconds));
        life.ToTheEnd();
        Assert.Equal("Arbitration", life.Instance.Output);
        Assert.InRange(life.Instance.Activities, Steps, 2 * Steps);
    }

    [Theory]
    [InlineData("06-23 10:00", "06-24 10:01"), InlineData("06-24 10:00", "06-26 10:01"), InlineData("06-29 10:00", "07-09 10:01")]
    [InlineData("07-21 23:00", "07-22 10:01")]
    public void One_that_is_lost_is_started_from_the_case_when_the_due_index_finds_out(string lost, string found)
    {
        var life = Silent().Lost(lost).Scanned(found).Until(found);
        Assert.Null(life.Instance.Status);
        life.ToTheEnd();
        Assert.False(life.Case.Snapshot.IsOpen);
        // The one that is found closed needs no instance.
        Assert.Equal(found == "07-22 10:01" ? null : "Arbitration", life.Instance.Output);
    }

    [Fact]
    public void One_that_is_lost_is_started_by_the_next_thing_that_somebody_does()
    {
        var life = Silent().Lost("06-22 11:00").And(Nora, Message("We look into it."), "06-23 10:00").Until("06-23 10:00");
        Assert.Null(life.Instance.Status);
        Assert.Equal("Engaged", life.Until("06-23 10:01").Instance.Statuses[^1].Stage);
        Assert.Equal("Arbitration", life.ToTheEnd().Instance.Output);
    }

    [Fact]
    public void An_activity_that_fails_four_times_and_then_succeeds_is_late_and_nothing_else()
    {
        var life = Silent(advance => new(advance) { Fails = attempt => attempt is >= 2 and < 6 }).ToTheEnd();
        Assert.Equal((Steps, Steps + 4), (life.Instance.Activities, life.Instance.Attempts));
        // Pauses of 5, 10, 20 and 40 seconds, and each failure has eight rows.
        Assert.InRange(life.Case.Latest, Duration.FromSeconds(75), Duration.FromSeconds(78));
        Assert.Equal(4 + (Steps + 4) * 8, life.Instance.Rows);
    }

    [Fact]
    public void An_activity_that_is_cut_off_when_it_had_done_everything_is_repeated_and_changes_nothing()
    {
        var life = Silent(advance => new(advance) { IsCutOff = attempt => attempt % 2 == 0 }).ToTheEnd();
        Assert.Equal((Steps, 2 * Steps), (life.Instance.Activities, life.Instance.Attempts));
        Assert.InRange(life.Case.Latest, Duration.Zero, Duration.FromSeconds(2));
    }

    [Fact]
    public void An_activity_that_never_succeeds_ends_the_instance_and_not_the_escalation()
    {
        var life = Silent(advance => new(advance) { Fails = attempt => attempt is >= 1 and < 11 }).Until("07-01 10:00");
        Assert.Equal((OrchestrationRuntimeStatus.Failed, 2, 11), (life.Instance.Status, life.Instance.Activities, life.Instance.Attempts));
        Assert.True(life.Case.Snapshot.IsOpen);
        life.Scanned("07-01 10:01").ToTheEnd();
        Assert.Equal("Arbitration", life.Instance.Output);
    }

    [Theory, InlineData(-600), InlineData(-30), InlineData(30), InlineData(600)]
    public void A_clock_that_goes_back_or_ahead_makes_it_late_and_is_asked_seldom(int seconds)
    {
        // From 24 June on, when the stage ends, the activities' clock differs.
        var life = Silent(advance => new(advance) { Skew = at => at > At("06-24 09:00") ? Duration.FromSeconds(seconds) : Duration.Zero })
            .ToTheEnd();
        Assert.InRange(life.Instance.Activities, Steps, Steps * 18);
        Assert.InRange(life.Instance.MostRows, 1, 120);
    }

    [Fact]
    public void A_clock_that_goes_back_behind_what_was_recorded_records_nothing_anew()
    {
        var life = Silent(advance => new(advance)
        {
            Skew = at => at < At("06-26 10:00") || at > At("06-26 10:10") ? Duration.Zero : Duration.FromDays(-3),
        }).ToTheEnd();
        Assert.Equal("Arbitration", life.Instance.Output);
        Assert.InRange(life.Case.Latest, Duration.FromMinutes(-5 * 24 * 60), Duration.FromMinutes(12));
        Assert.Equal(life.Case.Coming.OrderBy(happened => happened.At), life.Case.Coming);
    }

    [Theory, InlineData(0), InlineData(20), InlineData(-20)]
    public void An_answer_in_the_instant_in_which_the_month_ends_is_too_late_whenever_the_timer_fires(int seconds)
    {
        var end = At("07-22 10:00");
        var life = Silent(advance => new(advance)
        {
            Fires = at => at == end + Duration.FromTimeSpan(EscalationOrchestration.CutOff) ? at + Duration.FromSeconds(seconds) : at,
        });
        life.Instance.At(end, () =>
        {
            var due = Clock.Tick(life.Case.State, Policy.Default, end);
            Assert.IsType<Decision.Refused>(AssignmentDecider.Decide(
                life.Case.State, due, new GiveEscalationUpdate("Now?"), Nora, OpenStory.Facts, end));
        });
        life.And(Nora, Message("Now?"), end).ToTheEnd();
        Assert.Equal(("Arbitration", 0), (life.Instance.Output, life.Case.State.Core.Escalations[^1].Responses));
        Assert.Contains(life.Case.Coming, happened => happened is { Event: MessagePosted { Text: "Now?" } } && happened.At == end);
    }

    [Fact]
    public void Of_a_case_or_an_escalation_that_does_not_exist_it_says_so_and_ends()
    {
        foreach (var none in new[] { VirtualCase.Stored("messages").Instance with { Case = "ffffffffffffffff" },
            VirtualCase.Stored("messages").Instance with { Escalation = "e9" } })
        {
            var instance = Started(none);
            Assert.Equal(("none", 1), (instance.Output, instance.Activities));
            Assert.Equal(new("none", null, null, null), instance.Statuses.Single());
        }
    }

    [Fact]
    public void One_that_is_started_without_a_look_at_the_case_looks_first()
    {
        var life = Started(VirtualCase.Stored("messages").Instance);
        Assert.Equal(("Arbitration", Steps + 1), (life.Output, life.Activities));
    }

    [Fact]
    public void One_that_is_started_without_an_input_fails_at_once()
    {
        var instance = Started(null);
        Assert.Equal((OrchestrationRuntimeStatus.Failed, 0), (instance.Status, instance.Activities));
    }

    private static VirtualLife Silent(Func<Func<EscalationInstance, Instant, EscalationSnapshot>, VirtualInstance>? make = null) =>
        VirtualLife.Begin("messages", "06-22 10:00", make);

    private static VirtualInstance Started(EscalationInstance? with)
    {
        var instance = new VirtualInstance(VirtualCase.Stored("messages").Advance);
        instance.At(At("06-22 10:00"), () => instance.Start(with));
        instance.Until(VirtualLife.Over).Again();
        return instance;
    }
}
