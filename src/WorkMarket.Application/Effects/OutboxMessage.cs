using System.Text.Json;
using System.Text.Json.Serialization;
using WorkMarket.Application.Cases;
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
