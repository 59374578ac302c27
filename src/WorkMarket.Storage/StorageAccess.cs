using Azure.Core;
using Azure.Identity;
using WorkMarket.Application.Storage;

namespace WorkMarket.Storage;

/// <summary>How the storage account is reached.</summary>
public abstract record StorageAccess
{
    private StorageAccess() { }

    /// <summary>How settings say it: with a key where there is a connection string, else as an identity.</summary>
    /// <exception cref="ArgumentException">Neither says where all services are.</exception>
    public static StorageAccess Parse(string? connectionString, IdentityAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (connectionString is not null)
            return new ByKey(connectionString);
        return account.IsWhole
            ? new ByIdentity(
                Service("blob", account.BlobServiceUri), Service("queue", account.QueueServiceUri),
                Service("table", account.TableServiceUri), Asker(account))
            : throw new ArgumentException("It is not known where the account's services are.", nameof(account));

        Uri Service(string service, string? address) => new(address ?? $"https://{account.AccountName}.{service}.core.windows.net");
    }

    // Without a kind of credential it is whoever is signed in: the developer, or the identity that the environment names.
    private static TokenCredential Asker(IdentityAccount account) => account.Credential is null
        ? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = account.ClientId })
        : new ManagedIdentityCredential(
            account.ClientId is { } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned);

    /// <summary>With the account's key: for the emulator. In Azure the account takes none.</summary>
    /// <param name="ConnectionString"><c>UseDevelopmentStorage=true</c>, or one with AccountName and AccountKey.</param>
    public sealed record ByKey(string ConnectionString) : StorageAccess
    {
        /// <summary>Says no key.</summary>
        public override string ToString() => nameof(ByKey);
    }

    /// <summary>As an identity of Microsoft Entra.</summary>
    /// <param name="Blobs">The Blob service; TLS only, as the others.</param>
    /// <param name="Queues">The Queue service.</param>
    /// <param name="Tables">The Table service.</param>
    /// <param name="Credential">Who asks.</param>
    public sealed record ByIdentity(Uri Blobs, Uri Queues, Uri Tables, TokenCredential Credential) : StorageAccess;
}
