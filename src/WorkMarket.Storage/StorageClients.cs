using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using NodaTime;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage;

/// <summary>The three services of one account, queues with and without a look into their messages.</summary>
internal sealed record StorageClients(TableStorage Tables, BlobServiceClient Blobs, QueueServiceClient Queues, QueueServiceClient RawQueues)
{
    /// <summary>Opens them; nothing is sent yet.</summary>
    /// <exception cref="FormatException">The connection string lacks something.</exception>
    public static StorageClients Open(StorageOptions options, RequestCounter requests)
    {
        var tables = new TableOptions
        {
            MaxRetries = options.MaxRetries,
            NetworkTimeout = options.NetworkTimeout.ToTimeSpan(),
            PerCall = [requests.Tables],
            Transport = options.Transport,
        };
        var blobs = Configured(new BlobClientOptions(), options, options.FileTimeout, requests.Blobs);
        var queues = Configured(
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, options, options.NetworkTimeout, requests.Queues);
        var raw = Configured(new QueueClientOptions(), options, options.NetworkTimeout, requests.Queues);
        return options.Access switch
        {
            StorageAccess.ByKey(var connection) => new(
                TableStorage.Open(connection, tables), new(connection, blobs), new(connection, queues), new(connection, raw)),
            StorageAccess.ByIdentity by => new(
                TableStorage.Open(by.Tables, by.Credential, tables), new(by.Blobs, by.Credential, blobs),
                new(by.Queues, by.Credential, queues), new(by.Queues, by.Credential, raw)),
            _ => throw new ArgumentException("There is no such access.", nameof(options)),
        };
    }

    /// <summary>Opens the account of backups; null where there is none.</summary>
    /// <exception cref="FormatException">The connection string lacks something.</exception>
    public static BlobServiceClient? OpenBackup(StorageOptions options, RequestCounter requests)
    {
        var blobs = Configured(new BlobClientOptions(), options, options.FileTimeout, requests.Blobs);
        return options.Backup switch
        {
            { Storage: { } connection } => new(connection, blobs),
            { BlobServiceUri: { } address, ClientId: { } client } =>
                new(new Uri(address), new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client)), blobs),
            { BlobServiceUri: { } address } => new(
                new Uri(address), (options.Access as StorageAccess.ByIdentity)?.Credential ?? new DefaultAzureCredential(), blobs),
            _ => null,
        };
    }

    private static T Configured<T>(T client, StorageOptions options, Duration timeout, HttpPipelinePolicy counter)
        where T : ClientOptions
    {
        client.Retry.MaxRetries = options.MaxRetries;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        client.Retry.NetworkTimeout = timeout.ToTimeSpan();
        client.AddPolicy(counter, HttpPipelinePosition.PerCall);
        if (options.Transport is not null)
            client.Transport = options.Transport;
        return client;
    }
}
