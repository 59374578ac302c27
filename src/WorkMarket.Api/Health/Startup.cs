using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkMarket.Api.Demo;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Api.Health;

/// <summary>Prepares storage, as soon as it answers. Until then the host runs and says that it is not ready.</summary>
public sealed class Startup(IStorage storage, IDirectory there, IDirectoryWriter directory, DemoMode demo, Policy policy, ILogger<Startup> log) : BackgroundService, IReadiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when storage is prepared.</summary>
    public Task Done => done.Task;

    /// <inheritdoc/>
    public bool IsPrepared => done.Task.IsCompletedSuccessfully;

    /// <inheritdoc/>
    public async Task Check(CancellationToken cancellation)
    {
        await Done.WaitAsync(cancellation);
        await storage.Check(cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await storage.Prepare(stoppingToken);
                if (demo.IsOn)
                    await DemoPeople.Seed(there, directory, policy, stoppingToken);
                done.SetResult();
                return;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError("Storage does not answer; trying again. {Reason}", failure.GetBaseException().Message);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }
}
