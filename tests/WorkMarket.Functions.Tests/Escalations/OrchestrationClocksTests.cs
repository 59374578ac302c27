using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Operations;
using WorkMarket.Domain.Escalations;
using WorkMarket.Functions.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>What the operator's view holds against the cases in Functions: the instances of orchestrations.</summary>
public sealed class OrchestrationClocksTests
{
    private static readonly VirtualCase Case = VirtualCase.Stored("messages");
    private readonly Mock<DurableTaskClient> client = new("test");
    private readonly Orchestrations orchestrations = new();

    private static string Instance => EscalationOrchestration.InstanceOf(Case.Instance.Case, Case.Instance.Escalation);

    [Theory]
    [InlineData(null, EscalationClock.None)]
    [InlineData(OrchestrationRuntimeStatus.Running, EscalationClock.Running)]
    [InlineData(OrchestrationRuntimeStatus.Pending, EscalationClock.Running)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, EscalationClock.Suspended)]
    [InlineData(OrchestrationRuntimeStatus.Completed, EscalationClock.None)]
    [InlineData(OrchestrationRuntimeStatus.Failed, EscalationClock.None)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, EscalationClock.None)]
    public async Task An_escalation_has_a_clock_while_its_instance_is_there_and_one_that_stands_still_is_said_to(
        OrchestrationRuntimeStatus? status, EscalationClock expected)
    {
        Found(status);
        Assert.Equal(expected, await Clocks.Check(Case.State, Open, CancellationToken.None));
    }

    [Fact]
    public async Task It_is_started_from_the_case_at_once_so_that_it_is_there_when_the_operator_looks()
    {
        Found(null);
        var input = Case.Instance with { Left = Case.Snapshot };
        await Clocks.Start(Case.State, Open, CancellationToken.None);
        client.Verify(all => all.ScheduleNewOrchestrationInstanceAsync(
            new TaskName(nameof(EscalationOrchestration)), input,
            new StartOrchestrationOptions(Instance, null), It.IsAny<CancellationToken>()), Times.Once);
        client.Verify(all => all.ResumeInstanceAsync(It.IsAny<string>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task One_that_is_suspended_goes_on_and_looks_at_what_happened_meanwhile()
    {
        Found(OrchestrationRuntimeStatus.Suspended);
        client.Setup(all => all.ScheduleNewOrchestrationInstanceAsync(
            It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new OrchestrationAlreadyExistsException());
        await Clocks.Start(Case.State, Open, CancellationToken.None);
        client.Verify(all => all.ResumeInstanceAsync(Instance, It.IsAny<string?>(), It.IsAny<CancellationToken>()), Times.Once);
        client.Verify(
            all => all.RaiseEventAsync(Instance, EscalationOrchestration.Signal, null, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Theory]
    [InlineData(null, ClockState.Settling), InlineData(OrchestrationRuntimeStatus.Suspended, ClockState.Settling)]
    [InlineData(OrchestrationRuntimeStatus.Pending, ClockState.Running)]
    public async Task Restarting_never_answers_that_it_is_lost_or_suspended_which_is_over_in_a_moment(
        OrchestrationRuntimeStatus? afterwards, ClockState expected)
    {
        Found(afterwards);
        Assert.Equal(
            (Restarted.Done, expected),
            await Watch.Restart(Case.State.Id, CancellationToken.None) is var (outcome, now) ? (outcome, now!.Clock) : default);
    }

    [Theory, InlineData(null, ClockState.Lost), InlineData(OrchestrationRuntimeStatus.Suspended, ClockState.Suspended)]
    [InlineData(OrchestrationRuntimeStatus.Running, ClockState.Running)]
    public async Task An_operator_sees_how_the_clock_is(OrchestrationRuntimeStatus? status, ClockState expected)
    {
        Found(status);
        Assert.Equal(expected, (await Watch.Read(Case.State.Id, Open.Id, CancellationToken.None))!.Clock);
    }

    [Fact]
    public async Task Where_no_client_was_lent_nothing_is_taken_for_lost() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Clocks.Check(Case.State, Open, CancellationToken.None));

    [Fact]
    public async Task What_runs_beside_the_function_that_was_lent_a_client_has_the_one_that_was_lent_last()
    {
        Assert.Null(orchestrations.Latest);
        Assert.Throws<InvalidOperationException>(() => orchestrations.Client);
        await Task.Run(() => orchestrations.Lend(client.Object));
        Assert.Same(client.Object, orchestrations.Latest);
        Assert.Same(client.Object, orchestrations.Client);
    }

    private static Escalation Open => Case.State.Core.Escalations[^1];

    private OrchestrationClocks Clocks => new(orchestrations);

    private EscalationWatch Watch
    {
        get
        {
            var store = new Mock<ICaseStore>();
            var stored = new Mock<StoredCase>(Case.State, 20L, "hash").Object;
            store.Setup(all => all.ReadAlone(Case.State.Id, It.IsAny<CancellationToken>())).ReturnsAsync(stored);
            store.Setup(all => all.ReadWork(Case.State.Id, null, It.IsAny<CancellationToken>())).ReturnsAsync(new CaseWork(stored, []));
            return new(store.Object, Mock.Of<IEscalationLists>(), Clocks, NodaTime.SystemClock.Instance, Domain.Policy.Default);
        }
    }

    private void Found(OrchestrationRuntimeStatus? status)
    {
        client.Setup(all => all.GetInstanceAsync(Instance, It.IsAny<CancellationToken>()))
            .ReturnsAsync(status is { } found
                ? new OrchestrationMetadata(nameof(EscalationOrchestration), Instance) { RuntimeStatus = found } : null);
        orchestrations.Lend(client.Object);
    }
}
