using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace WorkMarket.Storage.Tables;

/// <summary>The tables of one storage account. Thread-safe.</summary>
public sealed partial class TableStorage
{
    private readonly TableServiceClient client;

    private TableStorage(TableServiceClient client) => this.client = client;

    /// <summary>Opens with an account key; nothing is sent yet.</summary>
    /// <param name="connectionString"><c>UseDevelopmentStorage=true</c>, or one with AccountName and AccountKey.</param>
    /// <param name="options">How to talk to the service; the defaults if null.</param>
    /// <exception cref="FormatException">The connection string lacks something. The message holds no secret.</exception>
    public static TableStorage Open(string connectionString, TableOptions? options = null)
    {
        try
        {
            return new(new TableServiceClient(SlashesAtTheEnd().Replace(connectionString, ""), (options ?? new()).ToClientOptions()));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException)
        {
            // The SDK's message may name the part that it does not understand, which may be the key.
            throw new FormatException(
                "A connection string of storage has AccountName=… and AccountKey=… (in base64), or is UseDevelopmentStorage=true.");
        }
    }

    /// <summary>Opens with an identity of Microsoft Entra; nothing is sent yet.</summary>
    /// <param name="endpoint">The table service, for instance <c>https://account.table.core.windows.net</c>; TLS only.</param>
    /// <param name="credential">Who asks.</param>
    /// <param name="options">How to talk to the service; the defaults if null.</param>
    public static TableStorage Open(Uri endpoint, TokenCredential credential, TableOptions? options = null) =>
        new(new TableServiceClient(endpoint, credential, (options ?? new()).ToClientOptions()));

    /// <summary>The table of that name, which need not exist yet; sends nothing.</summary>
    /// <param name="name">3 to 63 ASCII letters and digits, a letter first.</param>
    /// <exception cref="ArgumentException">The name breaks that rule.</exception>
    public Table Table(string name)
    {
        TableLimits.CheckTableName(name);
        return new Table(name, client.GetTableClient(name));
    }

    // The SDK would keep a slash there and add another.
    [GeneratedRegex("(?<=(?:^|;)\\s*TableEndpoint\\s*=[^;]*?)/+\\s*(?=;|$)", RegexOptions.IgnoreCase)]
    private static partial Regex SlashesAtTheEnd();
}

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
