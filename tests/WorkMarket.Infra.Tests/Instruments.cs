using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;

namespace WorkMarket.Infra.Tests;

/// <summary>The product's instruments as its code makes them, by name, each with the dimensions that it is measured by.</summary>
internal static class Instruments
{
    /// <summary>All of them, after each was measured once.</summary>
    public static ImmutableDictionary<string, ImmutableHashSet<string>> All { get; } = Measure();

    private static ImmutableDictionary<string, ImmutableHashSet<string>> Measure()
    {
        var found = new Dictionary<string, ImmutableHashSet<string>>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, mine) =>
            {
                if (instrument.Meter.Name != Tracing.Name)
                    return;
                found[instrument.Name] = [];
                mine.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Add(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, tags));
        listener.Start();
        Count();
        Look();
        return found.ToImmutableDictionary();

        void Add(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            found[instrument.Name] = found[instrument.Name].Union(tags.ToArray().Select(tag => tag.Key));
    }

    private static void Count()
    {
        var state = new Draft { Core = new(new("case"), null!, default, default, 0) };
        var escalation = new EscalationId("e1");
        Measures.Acted("PostMessage", 422, "refused", ["rule"]);
        Measures.Affected(Duration.Zero, state,
        [
            new EscalationOpened(escalation, EscalationCause.Impasse, new("walt"), "", [], default, default),
            new EscalationStageEntered(escalation, EscalationStage.Engaged),
            new EscalationClosed(escalation, EscalationStage.Withdrawn),
        ]);
        Measures.Woken(Duration.Zero);
        Measures.Mailed(MailState.Sent);
        Measures.Requested("table.get cases");
    }

    private static void Look()
    {
        var tally = new EscalationTally(1, 0, 0, 0, [new(Duration.Zero, null, 1)]);
        Gauges.Set(new(
            default, [new("intents", 0, null, 0, null)], new(0, false, null, null),
            new(default, tally,
                ImmutableSortedDictionary<EscalationStage, EscalationTally>.Empty.Add(EscalationStage.Engaged, tally)),
            [new() { Kind = JobKind.Backup, Run = 1, StartedAt = default }]));
    }
}
