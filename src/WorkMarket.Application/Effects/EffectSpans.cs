using System.Diagnostics;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Effects;

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
