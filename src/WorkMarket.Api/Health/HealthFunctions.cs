using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging;

namespace WorkMarket.Api.Health;

/// <summary>How the host is.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
public sealed record HealthView(string Status);

/// <summary>Health over HTTP.</summary>
public sealed class HealthFunctions(IReadiness readiness, ILogger<HealthFunctions> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Function("GetLiveness"), DisableRateLimiting, AllowAnonymous, WithoutStorage, Answers<HealthView>]
    [EndpointSummary("Says that the host runs.")]
    public static Task<IResult> Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] Call call) =>
        Task.FromResult(Answers.Json(new HealthView("live")));

    [Function("GetReadiness"), DisableRateLimiting, AllowAnonymous, WithoutStorage, Answers<HealthView>]
    [EndpointSummary("Says whether storage answers.")]
    public async Task<IResult> Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] Call call)
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
            log.LogWarning("Not ready: storage does not answer. {Reason}", OutageReason.Describe(failure));
            return Problems.Unavailable("notReady", "Storage does not answer.");
        }
    }
}
