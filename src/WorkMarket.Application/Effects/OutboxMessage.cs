using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Effects;

/// <summary>Announces that an attempt may have committed and that its effects then have to happen.</summary>
/// <param name="Case">The case.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Look">1, or 2 where the first look found nothing.</param>
/// <param name="Trace">The trace of the request (<c>traceparent</c>), or null.</param>
public sealed record OutboxMessage(AssignmentId Case, AttemptId Attempt, int Look, string? Trace = null)
{
    /// <summary>The text of a queue message.</summary>
    public string ToMessage() => JsonSerializer.Serialize(new Wire(Case.Value, Attempt.Value, Look, Trace));

    /// <summary>Reads a queue message.</summary>
    /// <exception cref="JsonException">It is none of ours.</exception>
    public static OutboxMessage Parse(string message) =>
        JsonSerializer.Deserialize<Wire>(message) is { Case: not null, Attempt: not null } wire
        ? new(new(wire.Case), new(wire.Attempt), wire.Look, wire.Trace)
        : throw new JsonException("This is not an outbox message.");

    private sealed record Wire(
        string Case, string Attempt, int Look,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Trace = null);
}

/// <summary>A span for each commit whose effects are seen to together, in the trace of the request that it came from.</summary>
internal sealed class EffectSpans : IDisposable
{
    private readonly Activity? around;
    private readonly Dictionary<AttemptId, Activity?> spans = [];

    private EffectSpans(Activity? around) => this.around = around;

    /// <summary>None: what is done belongs to the span around it.</summary>
    public static EffectSpans None { get; } = new(null);

    public static EffectSpans Begin(AssignmentId id, IEnumerable<OutboxMessage> announced)
    {
        var all = new EffectSpans(Activity.Current);
        foreach (var message in announced.DistinctBy(message => message.Attempt))
        {
            all.spans[message.Attempt] = Tracing.Continue("effects", id, message.Trace);
            Activity.Current = all.around;
        }
        return all;
    }

    /// <summary>What is done from now on is done for a commit.</summary>
    public void Enter(AttemptId attempt)
    {
        if (spans.GetValueOrDefault(attempt) is { } span)
            Activity.Current = span;
    }

    public void Dispose()
    {
        foreach (var span in spans.Values)
            span?.Dispose();
        if (spans.Count > 0)
            Activity.Current = around;
    }
}
