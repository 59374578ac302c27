using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection;
using WorkMarket.Application.Escalations;

namespace WorkMarket.Storage.Identity;

/// <summary>
/// The secret of reply tokens in a blob, sealed by Data Protection. It is made once for a storage account, whichever host comes first;
/// who deletes the blob ends every token there is, once the hosts have started anew.
/// </summary>
/// <param name="container">Where it is. Not where the keys are: all that is there is read as one.</param>
/// <param name="protection">Seals it.</param>
public sealed class BlobReplySecret(BlobContainerClient container, IDataProtectionProvider protection) : IReplySecret
{
    private const int Length = 32;

    private readonly BlobClient blob = container.GetBlobClient("reply");
    private readonly IDataProtector seal = protection.CreateProtector("WorkMarket.ReplySecret");
    private byte[]? kept;

    /// <inheritdoc/>
    /// <exception cref="CryptographicException">It was sealed with a key that is lost.</exception>
    public async Task<ReadOnlyMemory<byte>> Read(CancellationToken cancellation) => kept ??= await StorageCall.Answer(
        "reading the secret of reply tokens", async () => await Find(cancellation) ?? await Make(cancellation), cancellation);

    private async Task<byte[]?> Find(CancellationToken cancellation)
    {
        try
        {
            return seal.Unprotect((await blob.DownloadContentAsync(cancellation)).Value.Content.ToArray());
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async Task<byte[]> Make(CancellationToken cancellation)
    {
        var made = RandomNumberGenerator.GetBytes(Length);
        try
        {
            await blob.UploadAsync(
                BinaryData.FromBytes(seal.Protect(made)), new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } },
                cancellation);
            return made;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // Another host was first, or an attempt of ours whose answer was lost.
            return await Find(cancellation) ?? throw new IOException("The secret of reply tokens was made and deleted at once.");
        }
    }
}
