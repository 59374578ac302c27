using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Api.Health;

/// <summary>Asks whether what the product stands on answers.</summary>
public interface IReadiness
{
    /// <summary>Whether all has been created that requests need.</summary>
    bool IsPrepared { get; }

    /// <summary>Returns when all answer.</summary>
    /// <exception cref="Exception">Something does not.</exception>
    Task Check(CancellationToken cancellation);
}

/// <summary>How the host is.</summary>
public sealed record HealthView(string Status);

/// <summary>Health over HTTP.</summary>
public sealed class HealthEndpoints(IReadiness readiness, ILogger<HealthEndpoints> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The host runs.</summary>
    public static Task<IResult> Live(Call call) => Task.FromResult(Answers.Json(new HealthView("live")));

    /// <summary>Storage answers.</summary>
    public async Task<IResult> Ready(Call call)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await readiness.Check(patience.Token);
            return Answers.Json(new HealthView("ready"));
        }
        catch (Exception failure) when (!call.Cancellation.IsCancellationRequested)
        {
            log.LogWarning("Not ready: storage does not answer. {Reason}", OutageReason.Of(failure));
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "notReady", "Storage does not answer.", Patience);
        }
    }
}
