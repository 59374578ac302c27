using Azure.Storage.Queues.Models;
using NodaTime;
using WorkMarket.Api.Health;
using WorkMarket.Api.Settings;
using WorkMarket.Api.Telemetry;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Scanning;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost.Effects;

/// <summary>Reads the queue of files that wait for a scanner's verdict. Nothing else waits for it.</summary>
internal sealed class ChecksPump(
    WorkMarketStorage storage, FileChecks checks, WorkMarketSettings settings, MessageWakes<FileCheck> wakes, Startup startup,
    ILogger<ChecksPump> log)
    : QueuePump(storage.Checks.Queue, storage.ChecksPoison, settings.Deliveries.CheckLease, LooksEvery, wakes, startup, log)
{
    private const int MostMessages = 4;
    private static readonly Duration LooksEvery = Duration.FromMinutes(1);

    protected override Task<bool> Pump(CancellationToken stopping) => PumpEach(MostMessages, "file check", Handle, stopping);

    private async Task Handle(QueueMessage message)
    {
        var check = FileCheck.Parse(message.Body.ToString());
        log.Report(check, await checks.Handle(check, InHand));
    }
}
