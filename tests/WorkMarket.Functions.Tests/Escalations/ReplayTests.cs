using Microsoft.DurableTask;
using WorkMarket.Functions.Escalations;
using Xunit;
using Xunit.Sdk;
using static WorkMarket.Testing.Escalations.OpenStory;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>What these tests stand on finds what goes wrong under the backend.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void An_orchestrator_that_asks_for_something_else_on_replay_is_found()
    {
        var runs = 0;
        var instance = Started(async context =>
        {
            var times = ++runs;
            await context.CreateTimer(context.CurrentUtcDateTime.AddHours(times), CancellationToken.None);
            return "done";
        });
        Assert.ThrowsAny<XunitException>(() => instance.Until(VirtualLife.Over));
    }

    [Fact]
    public void One_that_only_comes_to_something_else_is_found_the_second_time()
    {
        var runs = 0;
        var instance = Started(context => Task.FromResult($"run {++runs}")).Until(VirtualLife.Over);
        Assert.ThrowsAny<XunitException>(instance.Again);
    }

    [Fact]
    public void A_wait_that_was_given_up_swallows_an_event()
    {
        var instance = Started(async context =>
        {
            using var given = new CancellationTokenSource();
            var patient = context.WaitForExternalEvent<object?>(EscalationOrchestration.Signal);
            _ = context.WaitForExternalEvent<object?>(EscalationOrchestration.Signal, given.Token);
            GiveUp(given);
            await Task.WhenAny(patient, context.CreateTimer(context.CurrentUtcDateTime.AddHours(1), CancellationToken.None));
            return patient.IsCompleted ? "heard" : "missed";
        });
        instance.At(At("06-22 10:01"), instance.Raise);
        Assert.Equal("missed", instance.Until(VirtualLife.Over).Output);

        static void GiveUp(CancellationTokenSource given) => given.Cancel();
    }

    [Fact]
    public void A_timer_that_is_longer_than_one_may_be_is_made_of_several_of_four_rows_each()
    {
        var instance = Started(async context =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddDays(15), CancellationToken.None);
            return "done";
        }).Until(VirtualLife.Over);
        Assert.Equal(3, instance.Generations.Single().Rows.Count(row => row == "TimerFired"));
        Assert.Equal(4 + 2 * 4 + 4, instance.Rows);
    }

    private static VirtualInstance Started(Func<TaskOrchestrationContext, Task<string>> orchestrator)
    {
        var instance =
            new VirtualInstance((_, _) => throw new InvalidOperationException("There is no activity.")) { Orchestrator = orchestrator };
        instance.At(At("06-22 10:00"), () => instance.Start(null));
        return instance;
    }
}
