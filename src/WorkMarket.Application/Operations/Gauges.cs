using System.Diagnostics.Metrics;
using WorkMarket.Application.Jobs;
using WorkMarket.Application.Telemetry;

namespace WorkMarket.Application.Operations;

/// <summary>The system's status as gauges, as <see cref="StatusReader"/> reads it, so that alerts come before users complain.</summary>
public static class Gauges
{
    private static readonly Meter Meter = new(Tracing.Name);

    private static readonly Gauge<long> Storage = Meter.CreateGauge<long>(
        "workmarket.storage.answers", null, "1 where storage answers, else 0.");
    private static readonly Gauge<long> Waiting = Meter.CreateGauge<long>("workmarket.queue.waiting", "{message}", "Messages by queue.");
    private static readonly Gauge<double> Oldest = Meter.CreateGauge<double>(
        "workmarket.queue.oldest", "s", "How old the oldest message is that nobody handles, by queue.");
    private static readonly Gauge<long> Poisoned = Meter.CreateGauge<long>(
        "workmarket.queue.poisoned", "{message}", "Messages that were set aside as poison, by queue.");
    private static readonly Gauge<double> Late = Meter.CreateGauge<double>(
        "workmarket.due.late", "s", "How late the earliest row of the due index is that is due and not handled.");
    private static readonly Gauge<long> Open = Meter.CreateGauge<long>(
        "workmarket.escalations.open", "{escalation}", "Open escalations by stage and age in days from.");
    private static readonly Gauge<long> Overdue = Meter.CreateGauge<long>(
        "workmarket.escalations.overdue", "{escalation}", "Open escalations by stage whose next step was due and has not happened.");
    private static readonly Gauge<double> BackupAge = Meter.CreateGauge<double>(
        "workmarket.backup.age", "s", "How long ago the latest slice of the backup began.");

    /// <summary>Sets them.</summary>
    /// <param name="seen">What was seen; null where storage does not answer.</param>
    public static void Set(SystemStatus? seen)
    {
        Storage.Record(seen is null ? 0 : 1);
        if (seen is null)
            return;
        foreach (var queue in seen.Queues)
        {
            KeyValuePair<string, object?> name = new("queue", queue.Queue);
            Waiting.Record(queue.Waiting, name);
            Oldest.Record(queue.OldestSince is { } since ? (seen.At - since).TotalSeconds : 0, name);
            Poisoned.Record(queue.Poisoned, name);
        }
        Late.Record(seen.Due.LateBy?.TotalSeconds ?? 0);
        if (seen.Jobs.Find(job => job.Kind == JobKind.Backup) is { } slice)
            BackupAge.Record((seen.At - slice.StartedAt).TotalSeconds);
        foreach (var (stage, tally) in seen.Escalations.Stages)
        {
            KeyValuePair<string, object?> name = new("stage", System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{stage}"));
            Overdue.Record(tally.Overdue, name);
            foreach (var age in tally.Ages)
                Open.Record(age.Count, name, new("days", age.From.TotalDays));
        }
    }
}
