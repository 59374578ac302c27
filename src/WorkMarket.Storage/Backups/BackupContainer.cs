using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using WorkMarket.Application.Json;
using static WorkMarket.Storage.StorageCall;

namespace WorkMarket.Storage.Backups;

/// <summary>
/// Slices in a container: parts under the slice's name, manifests beside them, in order. Blobs are only ever added, so whoever writes here
/// needs no right to delete or to overwrite.
/// </summary>
/// <param name="container">The container.</param>
/// <param name="makes">Whether it is made here: where it is reached by an identity, the infrastructure makes it.</param>
public sealed class BackupContainer(BlobContainerClient container, bool makes)
{
    /// <summary>The container's name.</summary>
    public const string Name = "backup";

    private const string Manifests = "manifests/";
    private const string Json = ".json";

    /// <summary>Makes it, unless it is there or not made here.</summary>
    public async Task Prepare(CancellationToken cancellation)
    {
        if (makes)
        {
            await Answer(
                "making the container of backups",
                () => container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellation), cancellation);
        }
    }

    /// <summary>The name of a part that nobody else writes, even one who writes the same part.</summary>
    internal static string PartName(string slice, int number) => string.Create(
        CultureInfo.InvariantCulture, $"slices/{slice}/{number:D6}-{Guid.NewGuid().ToString("N")[..8]}.jsonl.gz");

    /// <summary>Adds a part. One request.</summary>
    internal Task Add(BackupPart part, MemoryStream bytes, CancellationToken cancellation) => Answer(
        "adding to a backup", async () => await container.GetBlobClient(part.Name).UploadAsync(
            bytes, new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancellation), cancellation);

    /// <summary>Ends a slice; again changes nothing. One request.</summary>
    internal async Task Finish(BackupManifest manifest, CancellationToken cancellation)
    {
        try
        {
            await Answer("ending a slice of the backup", async () => await container.GetBlobClient(Blob(manifest.Name)).UploadAsync(
                BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(manifest, DomainJson.Stored)),
                new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancellation), cancellation);
        }
        catch (RequestFailedException there) when (there.Status is 403 or 409 or 412)
        {
            // By an attempt whose answer was lost, or by another process that was thought dead: who may only add is refused then.
            if (!await Has(manifest.Name, cancellation))
                throw;
        }
    }

    /// <summary>Whether a slice is there. One request.</summary>
    internal Task<bool> Has(string slice, CancellationToken cancellation) => Answer(
        "looking for a slice of the backup",
        async () => (await container.GetBlobClient(Blob(slice)).ExistsAsync(cancellation)).Value, cancellation);

    /// <summary>The names of all slices, the oldest first. One request for every five thousand.</summary>
    public async IAsyncEnumerable<string> Names([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Manifests, cancellation))
            yield return blob.Name[Manifests.Length..^Json.Length];
    }

    /// <summary>What a slice is made of. One request.</summary>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public Task<BackupManifest> Manifest(string slice, CancellationToken cancellation) => Answer(
        "reading a slice of the backup", async () =>
        {
            try
            {
                var content = await container.GetBlobClient(Blob(slice)).DownloadContentAsync(cancellation);
                return JsonSerializer.Deserialize<BackupManifest>(content.Value.Content, DomainJson.Stored)!;
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                throw new InvalidDataException($"The slice {slice} of the backup is not there.", missing);
            }
        }, cancellation);

    /// <summary>A part as it was added. One request.</summary>
    /// <exception cref="InvalidDataException">It is not as it was added.</exception>
    public Task<Stream> Open(BackupPart part, CancellationToken cancellation) => Answer("reading a backup", async Task<Stream> () =>
    {
        var content = await container.GetBlobClient(part.Name).DownloadContentAsync(cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(content.Value.Content.ToMemory().Span)) == part.Hash
            ? content.Value.Content.ToStream()
            : throw new InvalidDataException($"{part.Name} is not as the backup wrote it.");
    }, cancellation);

    private static string Blob(string slice) => $"{Manifests}{slice}{Json}";
}
