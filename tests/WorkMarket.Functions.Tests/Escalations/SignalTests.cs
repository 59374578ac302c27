using System.Diagnostics;
using System.Text.Json;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Functions.Escalations;
using Xunit;

namespace WorkMarket.Functions.Tests.Escalations;

/// <summary>A signal wakes the escalation's instance, or has one started from the case.</summary>
public sealed class SignalTests
{
    private readonly Mock<DurableTaskClient> client = new(MockBehavior.Strict, "test");
    private readonly Mock<ICaseStore> store = new();
    private readonly VirtualCase @case = VirtualCase.Stored("messages");

    private string Instance => EscalationOrchestration.InstanceOf(@case.Instance.Case, @case.Instance.Escalation);

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running), InlineData(OrchestrationRuntimeStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Suspended)]
    public async Task One_that_is_there_hears_of_it_and_the_case_is_not_read(OrchestrationRuntimeStatus status)
    {
        Found(status);
        client.Setup(all => all.RaiseEventAsync(Instance, EscalationOrchestration.Signal, null, It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask).Verifiable(Times.Once);
        await Signal();
        client.Verify();
        store.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(null), InlineData(OrchestrationRuntimeStatus.Completed), InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public async Task Where_none_is_there_one_is_started_with_how_the_escalation_stands(OrchestrationRuntimeStatus? status)
    {
        Found(status);
        Stored(@case.State);
        var input = @case.Instance with { Left = @case.Snapshot };
        client.Setup(all => all.ScheduleNewOrchestrationInstanceAsync(
                new TaskName(nameof(EscalationOrchestration)), input, new StartOrchestrationOptions(Instance, null),
            It.IsAny<CancellationToken>()))
            .ReturnsAsync(Instance).Verifiable(Times.Once);
        await Signal();
        client.Verify();
    }

    [Fact]
    public async Task Of_two_that_start_one_at_once_the_later_is_heard_by_the_one_that_was_started()
    {
        Found(null);
        Stored(@case.State);
        client.Setup(all => all.ScheduleNewOrchestrationInstanceAsync(
            It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new OrchestrationAlreadyExistsException());
        client.Setup(all => all.RaiseEventAsync(Instance, EscalationOrchestration.Signal, null, It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask).Verifiable(Times.Once);
        await Signal();
        client.Verify();
    }

    [Fact]
    public async Task For_one_that_is_closed_none_is_started()
    {
        Found(null);
        _ = @case.Do(OpenStory.Wanda, new WithdrawEscalation(null), OpenStory.At("06-23 10:00"));
        Stored(@case.State);
        await Signal();
        store.Verify(all => all.ReadAlone(@case.State.Id, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Fact]
    public async Task For_a_case_that_does_not_exist_none_is_started()
    {
        Found(null);
        await Signal();
        store.Verify(all => all.ReadAlone(@case.State.Id, It.IsAny<CancellationToken>()), Times.Once);
    }

    [Theory]
    [InlineData("""{"Version":2,"Of":{"Case":"0123456789abcdef","Escalation":"e1"}}"""), InlineData("{}"), InlineData("null")]
    [InlineData("e1"), InlineData("""{"Case":"a"}""")]
    public async Task One_of_an_unknown_version_fails_so_that_the_host_sets_it_aside(string message) =>
        await Assert.ThrowsAsync<JsonException>(
            () => new EscalationSignalFunctions(store.Object, new()).SignalEscalation(message, client.Object, CancellationToken.None));

    [Fact]
    public void What_a_later_version_adds_to_one_is_left_alone() => Assert.Equal(
        new EscalationSignal(new("a"), new("e1")),
        EscalationSignal.Parse("""{"Case":"a","Escalation":"e1","Since":"2027-01-01T00:00:00Z"}"""));

    [Fact]
    public async Task It_goes_on_with_the_trace_of_what_happened()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        ActivityTraceId? seen = null;
        client.Setup(all => all.GetInstanceAsync(Instance, It.IsAny<CancellationToken>())).Callback(() => seen = Activity.Current?.TraceId)
            .ReturnsAsync((OrchestrationMetadata?)null);
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await new EscalationSignalFunctions(store.Object, new()).SignalEscalation(
            new EscalationSignal(@case.State.Id, @case.State.Core.Escalations[^1].Id, trace).ToMessage(), client.Object,
            CancellationToken.None);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", seen.ToString());
    }

    private void Found(OrchestrationRuntimeStatus? status) =>
        client.Setup(all => all.GetInstanceAsync(Instance, It.IsAny<CancellationToken>()))
            .ReturnsAsync(status is { } found
                ? new OrchestrationMetadata(nameof(EscalationOrchestration), Instance) { RuntimeStatus = found } : null);

    private void Stored(Assignment state) =>
        store.Setup(all => all.ReadAlone(state.Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Mock<StoredCase>(state, 20L, "hash").Object);

    private Task Signal() => new EscalationSignalFunctions(store.Object, new()).SignalEscalation(
        new EscalationSignal(@case.State.Id, @case.State.Core.Escalations[^1].Id).ToMessage(), client.Object, CancellationToken.None);
}
