using Azure.Core;

namespace WorkMarket.Storage;

/// <summary>How the storage account is reached.</summary>
public abstract record StorageAccess
{
    private StorageAccess() { }

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
