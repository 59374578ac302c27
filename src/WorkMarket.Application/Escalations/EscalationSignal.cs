using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Application.Escalations;

/// <summary>Says that something happened on an escalation, so that whoever waits for its next step looks at the case anew.</summary>
/// <param name="Case">The case.</param>
/// <param name="Escalation">The escalation.</param>
/// <param name="Trace">The trace of what happened (<c>traceparent</c>), or null.</param>
public sealed record EscalationSignal(AssignmentId Case, EscalationId Escalation, string? Trace = null)
{
    /// <summary>The escalations whose steps events change: not by what WorkMarket's people write down for themselves.</summary>
    public static IEnumerable<EscalationId> ChangedBy(ImmutableList<NumberedEvent> events) => events
        .Select(item => item.Happened.Event)
        .Where(@event => @event is EscalationOpened or EscalationStageEntered or EscalationAnswered or EscalationUpdateDue
            or EscalationSuspended or EscalationResumed or EscalationPauseTimed or EscalationPauseEnding or EscalationPauseEnded
            or EscalationClosed or EscalationReopened)
        .Select(@event => @event.Escalation()!.Value)
        .Distinct();

    /// <summary>The text of a queue message.</summary>
    public string ToMessage() => JsonSerializer.Serialize(new Wire(Case.Value, Escalation.Value, Trace));

    /// <summary>Reads a queue message.</summary>
    /// <exception cref="JsonException">It is none of ours.</exception>
    public static EscalationSignal Parse(string message) =>
        JsonSerializer.Deserialize<Wire>(message) is { Case: not null, Escalation: not null } wire
        ? new(new(wire.Case), new(wire.Escalation), wire.Trace)
        : throw new JsonException("This is not a signal of an escalation.");

    private sealed record Wire(
        string Case, string Escalation, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Trace = null);
}

/// <summary>Does nothing: where the due index alone drives escalations, nobody waits for signals.</summary>
public sealed class NoEscalationSignals : IQueue<EscalationSignal>
{
    /// <inheritdoc/>
    public Task Enqueue(EscalationSignal message, Duration hidden, CancellationToken cancellation) => Task.CompletedTask;
}
