using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using WorkMarket.Api.Demo;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;

namespace WorkMarket.Api.Health;

/// <summary>Prepares storage, as soon as it answers. Until then the host runs and says that it is not ready.</summary>
public sealed class Startup(
    IStorage storage, IDirectory there, IDirectoryWriter directory, DemoMode demo, Policy policy, IClock clock,
    ILogger<Startup> log) : BackgroundService, IReadiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly Duration SaysAgainAfter = Duration.FromMinutes(1);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Instant? said;

    /// <summary>Ends when storage is prepared.</summary>
    public Task Done => done.Task;

    /// <inheritdoc/>
    public bool IsPrepared => done.Task.IsCompletedSuccessfully;

    /// <inheritdoc/>
    public async Task Check(CancellationToken cancellation)
    {
        if (!IsPrepared)
            throw new StorageUnavailableException("Storage has not answered since the start.");
        await storage.Check(cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryPrepare(stoppingToken))
            await Task.Delay(Pause, stoppingToken);
        if (said is not null)
            log.LogInformation("Storage answers now; the host is ready.");
        done.SetResult();
    }

    private async Task<bool> TryPrepare(CancellationToken stoppingToken)
    {
        try
        {
            await storage.Prepare(stoppingToken);
            if (demo.IsOn)
                await DemoPeople.Seed(there, directory, policy, stoppingToken);
            return true;
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            Say(OutageReason.Describe(failure));
            return false;
        }
    }

    // Logs the first failure, and then at most one a minute, so that an outage does not fill the log.
    private void Say(string reason)
    {
        var now = clock.GetCurrentInstant();
        if (said is { } last && now - last < SaysAgainAfter)
            return;
        said = now;
        log.LogError(
            "Storage does not answer at start: the host is not ready, refuses requests with 503 and tries again every second. {Reason}",
            reason);
    }
}

/// <summary>Why storage does not answer, in one line for whoever reads the log.</summary>
internal static class OutageReason
{
    /// <summary>What the first of all attempts met: it names the address, which what lies under it does not.</summary>
    public static string Describe(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Describe(first),
        StorageUnavailableException { InnerException: { } met } => Describe(met),
        OperationCanceledException => "There was no answer in time.",
        _ => failure.Message.Split('\n')[0].Trim(),
    };
}
