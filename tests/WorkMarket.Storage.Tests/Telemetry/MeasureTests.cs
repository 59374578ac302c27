using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using NodaTime;
using WorkMarket.Application.Operations;
using WorkMarket.Application.Telemetry;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using Xunit;

namespace WorkMarket.Storage.Tests.Telemetry;

/// <summary>
/// What is counted and timed is what happened. Other tests measure beside these, so figures are chosen that they have not.
/// </summary>
public sealed class MeasureTests : IDisposable
{
    private readonly ConcurrentBag<(string Name, double Value, string Tags)> measured = [];
    private readonly MeterListener listener = new();

    public MeasureTests()
    {
        listener.InstrumentPublished = (instrument, mine) =>
        {
            if (instrument.Meter.Name == Tracing.Name)
                mine.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task Effects_lag_by_as_much_as_lies_between_them_and_their_commit()
    {
        var market = await Market.Open();
        await market.CaseThatIs(Status.Draft);
        market.Clock.Advance(Duration.FromSeconds(4711));
        await market.RunEffects();
        Assert.Contains(measured, one => one is { Name: "workmarket.effects.lag", Value: 4711 });
    }

    [Fact]
    public async Task A_late_wake_is_late_by_as_much_as_the_instant_is_past()
    {
        var market = await Market.Open();
        await market.CaseThatIs(Status.Assigned);
        await market.RunEffects();
        market.Clock.Set((await market.DueRows())[0].At + Duration.FromSeconds(1234.5));
        await market.Scan.Run(default);
        Assert.Contains(measured, one => one is { Name: "workmarket.wakes.late", Value: 1234.5 });
    }

    [Fact]
    public async Task Escalations_are_counted_by_stage_and_cause_and_requests_by_kind()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.PendingApproval);
        await market.Do(id, Cast.Wanda, Cast.Message("Two more hours."));
        await market.Do(id, Cast.Nora, Cast.Message("No."));
        await market.Do(id, Cast.Wanda, new OpenEscalation(EscalationCause.Impasse, "We do not agree.", []));
        await market.Do(id, Cast.Wanda, new WithdrawEscalation(null));
        await market.RunEffects();
        foreach (var expected in new[] { ("workmarket.escalations.opened", "cause=impasse"),
            ("workmarket.escalations.stages", "stage=messages cause=impasse"),
            ("workmarket.escalations.closed", "stage=withdrawn cause=impasse"),
            ("workmarket.storage.requests", $"kind=table.transaction {market.Prefix}cases") })
            Assert.Contains(expected, measured.Select(one => (one.Name, one.Tags)));
    }

    [Fact]
    public void Gauges_say_what_is_seen()
    {
        var at = Instant.FromUtc(2026, 11, 20, 15, 0);
        var tally = new EscalationTally(3, 2, 1, 41, [new(Duration.Zero, null, 43)]);
        Gauges.Set(new(
            at, [new("letters", 17, at - Duration.FromSeconds(19), 23, null)],
            new(1, false, at - Duration.FromSeconds(29), Duration.FromSeconds(29)),
            new(at, tally, ImmutableSortedDictionary<EscalationStage, EscalationTally>.Empty.Add(EscalationStage.Engaged, tally)), []));
        Gauges.Set(null);
        foreach (var expected in new[]
        {
            ("workmarket.queue.waiting", 17.0, "queue=letters"), ("workmarket.queue.oldest", 19, "queue=letters"),
            ("workmarket.queue.poisoned", 23, "queue=letters"),
            ("workmarket.due.late", 29, ""), ("workmarket.escalations.overdue", 41, "stage=engaged"),
            ("workmarket.escalations.open", 43, "stage=engaged days=0"),
            ("workmarket.storage.answers", 1, ""), ("workmarket.storage.answers", 0, ""),
        })
            Assert.Contains(expected, measured);
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
}
