using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using NodaTime;
using NodaTime.Extensions;
using static WorkMarket.Storage.StorageCall;

namespace WorkMarket.Storage.Files;

/// <summary>
/// Makes addresses that carry one permission on one blob and expire (shared access signatures). They are signed with the account's key
/// where the client has it, which is the emulator's alone, else with a key that the service lends to the client's identity.
/// </summary>
internal sealed class BlobAddress(BlobServiceClient service)
{
    // Enough for the service to begin a copy between two places of its own; it is checked when the copy begins.
    private static readonly Duration TimeToCopy = Duration.FromMinutes(10);

    private readonly UserDelegationKeys keys = new(service);

    /// <summary>To write it, whole or by blocks; creating alone could not send again.</summary>
    public Task<Uri> ToWrite(BlobClient blob, Instant until, CancellationToken cancellation) =>
        Sign(blob, new(BlobSasPermissions.Create | BlobSasPermissions.Write, until.ToDateTimeOffset()), cancellation);

    /// <summary>For the service itself to read the source of a copy.</summary>
    // The store's clock decides, so this is the real time even where the product runs on another.
    public Task<Uri> ToRead(BlobClient blob, CancellationToken cancellation) =>
        Sign(blob, new(BlobSasPermissions.Read, (SystemClock.Instance.GetCurrentInstant() + TimeToCopy).ToDateTimeOffset()), cancellation);

    /// <summary>To read it under headers that whoever holds the address cannot change.</summary>
    public Task<Uri> ToDownload(
        BlobClient blob, Instant until, string contentType, string contentDisposition, CancellationToken cancellation) =>
        Sign(blob, new(BlobSasPermissions.Read, until.ToDateTimeOffset())
        {
            ContentType = contentType,
            ContentDisposition = contentDisposition,
        }, cancellation);

    // No start is set: clocks differ by minutes.
    private async Task<Uri> Sign(BlobClient blob, BlobSasBuilder terms, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        terms.BlobContainerName = blob.BlobContainerName;
        terms.BlobName = blob.Name;
        terms.Resource = "b";
        terms.Protocol = blob.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp;
        if (blob.CanGenerateSasUri)
            return blob.GenerateSasUri(terms);
        var key = await keys.Find(terms.ExpiresOn.ToInstant(), cancellation);
        return new BlobUriBuilder(blob.Uri) { Sas = terms.ToSasQueryParameters(key, blob.AccountName) }.ToUri();
    }
}

/// <summary>The key that signs addresses for an identity. The service lends one for seven days at most; this keeps it for a day.</summary>
internal sealed class UserDelegationKeys(BlobServiceClient service)
{
    private static readonly Duration Life = Duration.FromHours(24);

    // The service's clock may be behind.
    private static readonly Duration ClockSkew = Duration.FromMinutes(15);

    private UserDelegationKey? kept;

    /// <summary>A key that holds until an instant at least: whoever signs with it, signs no longer than it holds.</summary>
    /// <exception cref="Application.Storage.StorageUnavailableException">The service does not answer.</exception>
    // Callers that ask at the same time may each get a key; either one works.
    public async Task<UserDelegationKey> Find(Instant until, CancellationToken cancellation) =>
        Holding(until) ?? (kept = await Lend(until, cancellation));

    private UserDelegationKey? Holding(Instant until) => kept is { } key && key.SignedExpiresOn.ToInstant() >= until ? key : null;

    // The service's clock decides, so this is the real time even where the product runs on another.
    private Task<UserDelegationKey> Lend(
        Instant until, CancellationToken cancellation) => Answer("asking for a key to sign with", async () =>
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        return (await service.GetUserDelegationKeyAsync(
            (now - ClockSkew).ToDateTimeOffset(), Instant.Max(now + Life, until).ToDateTimeOffset(), cancellation)).Value;
    }, cancellation);
}
