using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NodaTime;
using NodaTime.Extensions;
using static WorkMarket.Storage.StorageCall;

namespace WorkMarket.Storage.Files;

/// <summary>The key that signs addresses for an identity. The service lends one for seven days at most; this keeps it for a day.</summary>
internal sealed class UserDelegationKeys(BlobServiceClient service)
{
    private static readonly Duration Life = Duration.FromHours(24);

    // The service's clock may be behind.
    private static readonly Duration ClockSkew = Duration.FromMinutes(15);

    private UserDelegationKey? kept;

    /// <summary>A key that holds until an instant at least: whoever signs with it, signs no longer than it holds.</summary>
    /// <exception cref="Application.Storage.StorageUnavailableException">The service does not answer.</exception>
    // Two that ask at once get a key each, and either serves.
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
