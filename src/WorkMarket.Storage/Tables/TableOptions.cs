using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace WorkMarket.Storage.Tables;

/// <summary>How to talk to the table service.</summary>
public sealed record TableOptions
{
    /// <summary>How often a request is sent again after a transport error, a timeout or a 408, 429 or 5xx; 3 unless told.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The wait before the first of them, doubled for each further one; 200 ms unless told.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest such wait; 2 s unless told.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one attempt may take; 10 s unless told.</summary>
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Policies that see each call once, however often it is sent, such as <see cref="RequestCounter.Tables"/>.</summary>
    public IReadOnlyList<HttpPipelinePolicy> PerCall { get; init; } = [];

    /// <summary>Policies that see every attempt.</summary>
    public IReadOnlyList<HttpPipelinePolicy> PerAttempt { get; init; } = [];

    /// <summary>Another transport than HTTP; null for HTTP.</summary>
    public HttpPipelineTransport? Transport { get; init; }

    /// <summary>The same as the SDK's options.</summary>
    internal TableClientOptions ToClientOptions()
    {
        var client = new TableClientOptions();
        client.Retry.MaxRetries = MaxRetries;
        client.Retry.Delay = RetryDelay;
        client.Retry.MaxDelay = MaxRetryDelay;
        client.Retry.NetworkTimeout = NetworkTimeout;
        foreach (var policy in PerCall)
            client.AddPolicy(policy, HttpPipelinePosition.PerCall);
        foreach (var policy in PerAttempt)
            client.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        if (Transport is not null)
            client.Transport = Transport;
        return client;
    }
}
