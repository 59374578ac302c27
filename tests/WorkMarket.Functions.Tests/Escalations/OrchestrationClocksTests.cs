using Microsoft.DurableTask.Client;
using Moq;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Escalations;
using WorkMarket.Functions.Escalations;
using WorkMarket.Functions.Jobs;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>What the operator's view holds against the cases in Functions: the instances of orchestrations.</summary>
public sealed class OrchestrationClocksTests
{
    private static readonly VirtualCase Case = VirtualCase.Stored("messages");
    private readonly Mock<DurableTaskClient> client = new("test");
    private readonly Orchestrations orchestrations = new();

    [Theory]
    [InlineData(null, false)]
    [InlineData(OrchestrationRuntimeStatus.Running, true)]
    [InlineData(OrchestrationRuntimeStatus.Pending, true)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, true)]
    [InlineData(OrchestrationRuntimeStatus.Completed, false)]
    [InlineData(OrchestrationRuntimeStatus.Failed, false)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, false)]
    public async Task An_escalation_has_a_clock_while_its_instance_is_there(OrchestrationRuntimeStatus? status, bool expected)
    {
        var instance = EscalationOrchestration.InstanceOf(Case.Instance.Case, Case.Instance.Escalation);
        client.Setup(all => all.GetInstanceAsync(instance, It.IsAny<CancellationToken>()))
            .ReturnsAsync(status is { } found ? new OrchestrationMetadata(nameof(EscalationOrchestration), instance) { RuntimeStatus = found } : null);
        orchestrations.Lend(client.Object);
        Assert.Equal(expected, await Clocks(Mock.Of<IEscalationSignals>()).IsRunning(Case.State, Open, CancellationToken.None));
    }

    [Fact]
    public async Task It_is_started_by_a_signal_of_its_case()
    {
        var signals = new Mock<IEscalationSignals>();
        await Clocks(signals.Object).Start(Case.State, Open, CancellationToken.None);
        signals.Verify(all => all.Send(new(Case.State.Id, Open.Id), It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task Where_no_client_was_lent_nothing_is_taken_for_lost() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => Clocks(Mock.Of<IEscalationSignals>()).IsRunning(Case.State, Open, CancellationToken.None));

    [Fact]
    public async Task Jobs_are_lent_the_client_of_their_function()
    {
        DurableTaskClient? seen = null;
        var jobs = new Mock<IJobStore>();
        jobs.Setup(all => all.All(It.IsAny<CancellationToken>())).Callback(() => seen = orchestrations.Client).ReturnsAsync([]);
        await new JobFunctions(new(jobs.Object, [], NodaTime.SystemClock.Instance, new()), orchestrations).Run(new(), client.Object, CancellationToken.None);
        Assert.Same(client.Object, seen);
    }

    private static Escalation Open => Case.State.Core.Escalations[^1];

    private OrchestrationClocks Clocks(IEscalationSignals signals) => new(orchestrations, signals);
}
