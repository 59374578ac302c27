using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Net.Http.Headers;
using NodaTime;
using NodaTime.Extensions;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;
using static WorkMarket.Storage.StorageCall;

namespace WorkMarket.Storage.Files;

/// <summary>The files of deliverables in one container of Azure Blob storage.</summary>
/// <param name="service">The account; its retries and timeouts are decided where it is made.</param>
/// <param name="containerName">The container; other than <see cref="DefaultContainer"/> only for tests.</param>
/// <param name="outside">Where others reach the account, where that is another address.</param>
public sealed class BlobFileStore(
    BlobServiceClient service, string containerName = BlobFileStore.DefaultContainer, Uri? outside = null) : IFileStore
{
    /// <summary>The container's name.</summary>
    public const string DefaultContainer = "deliverables";

    // The service's limit for a copy that is done when the call returns.
    private const long MostBytesToCopy = 256L * 1024 * 1024;

    // How much one read fetches: little enough for small ranges, and enough for large ones not to take many requests.
    private const int BytesAtOnce = 1024 * 1024;

    private static readonly BlobCorsRule FromPages = new()
    {
        AllowedOrigins = "*",
        AllowedMethods = "PUT,GET,HEAD,OPTIONS",
        AllowedHeaders = "*",
        ExposedHeaders = "*",
        MaxAgeInSeconds = 3600,
    };

    private readonly BlobContainerClient container = service.GetBlobContainerClient(containerName);
    private readonly BlobAddress addresses = new(service);

    /// <inheritdoc />
    public Uri Address => outside ?? service.Uri;

    /// <summary>
    /// Makes the container, unless it is there, closed to the public. An emulator, which nobody deploys, is told that pages send files
    /// to it.
    /// </summary>
    public async Task Prepare(CancellationToken cancellation)
    {
        await Answer("making the container",
            () => container.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellation), cancellation);
        if (!service.Uri.IsLoopback || !service.CanGenerateAccountSasUri)
            return;
        await Answer("letting pages send files", async Task<Response> () =>
        {
            var properties = (await service.GetPropertiesAsync(cancellation)).Value;
            properties.Cors = [FromPages];
            return await service.SetPropertiesAsync(properties, cancellation);
        }, cancellation);
    }

    /// <inheritdoc />
    public async Task<Uri> GrantUpload(string upload, Instant until, CancellationToken cancellation) =>
        Outside(await addresses.ToWrite(container.GetBlobClient(FilePath.OfStaged(upload)), until, cancellation));

    /// <inheritdoc />
    public Task<StagedFile?> FindStaged(string upload, CancellationToken cancellation)
    {
        var blob = container.GetBlobClient(FilePath.OfStaged(upload));
        return Find("looking for an upload", async () =>
        {
            var found = (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value;
            return new StagedFile(upload, found.ContentLength, found.ETag.ToString());
        }, cancellation);
    }

    /// <inheritdoc />
    public async Task<string?> CopyFromStaging(StagedFile staged, string attempt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(staged);
        if (staged.Length > MostBytesToCopy)
            throw new ArgumentException($"The service copies at most {MostBytesToCopy} bytes at once.", nameof(staged));
        var path = FilePath.OfKept(staged.Upload, attempt);
        var source = await addresses.ToRead(container.GetBlobClient(FilePath.OfStaged(staged.Upload)), cancellation);
        var options = new BlobCopyFromUriOptions { SourceConditions = new() { IfMatch = new ETag(staged.ETag) } };
        return await Answer("copying an upload", async Task<string?> () =>
        {
            try
            {
                var copy = container.GetBlobClient(path);
                await copy.SyncCopyFromUriAsync(source, options, cancellation);
                // Headers that the sender set are replaced: a content encoding would change the bytes for whoever downloads them.
                await copy.SetHttpHeadersAsync(
                    new BlobHttpHeaders { ContentType = "application/octet-stream" }, cancellationToken: cancellation);
                await copy.SetMetadataAsync(new Dictionary<string, string>(), cancellationToken: cancellation);
                return path;
            }
            // Besides missing (404) and changed (412): the sender chose a storage tier that cannot be copied from (409).
            catch (RequestFailedException answer) when (IsMissing(answer) || answer.Status is 409 or 412)
            {
                return null;
            }
        }, cancellation);
    }

    /// <inheritdoc />
    public Task<InspectedFile?> Write(string upload, string attempt, Stream content, long mostBytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = FilePath.OfKept(upload, attempt);
        return BlobContent.Write(container.GetBlockBlobClient(path), content, mostBytes, cancellation);
    }

    /// <inheritdoc />
    public Task<InspectedFile?> Inspect(string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Find("reading a file", async () =>
        {
            using var download = (await container.GetBlobClient(path).DownloadStreamingAsync(cancellationToken: cancellation)).Value;
            return await BlobContent.Read(path, download, cancellation);
        }, cancellation);
    }

    /// <inheritdoc />
    public Task<Stream?> Open(string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Find("opening a file", () => container.GetBlobClient(path).OpenReadAsync(
            new BlobOpenReadOptions(allowModifications: false) { BufferSize = BytesAtOnce }, cancellation), cancellation);
    }

    /// <inheritdoc />
    public async Task<Uri> GrantDownload(string path, FileName name, FileFormat format, Instant until, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(format);
        if (!path.StartsWith(FilePath.Kept, StringComparison.Ordinal))
            throw new ArgumentException("Only a kept file is handed out.", nameof(path));
        // An ASCII name for old readers, the true one in UTF-8 beside it (RFC 6266).
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name.Value);
        return Outside(await addresses.ToDownload(
            container.GetBlobClient(path), until, format.ContentType, disposition.ToString(), cancellation));
    }

    /// <inheritdoc />
    public Task Delete(string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var blob = container.GetBlobClient(path);
        return Answer("deleting a file", async () =>
        {
            try
            {
                return await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
            }
            catch (RequestFailedException leased) when (leased.ErrorCode == BlobErrorCode.LeaseIdMissing)
            {
                // The sender's upload address also permits taking a lease, which must not keep the file from being deleted.
                await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: cancellation);
                return await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
            }
        }, cancellation);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredFile> List(string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        await using var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation)
            .GetAsyncEnumerator(cancellation);
        while (await Answer("listing files", () => blobs.MoveNextAsync().AsTask(), cancellation))
        {
            // The service states length and time of every blob, though the client's model has them as optional.
            var (blob, facts) = (blobs.Current, blobs.Current.Properties);
            yield return new StoredFile(blob.Name, facts.ContentLength ?? 0, facts.LastModified.GetValueOrDefault().ToInstant());
        }
    }

    // What is signed is the path at the account, which whoever passes it on gives back.
    private Uri Outside(Uri address) => outside is null ? address : new(outside.AbsoluteUri.TrimEnd('/') + address.PathAndQuery);

    // Null where there is no such file.
    private static Task<T?> Find<T>(string doing, Func<Task<T>> call, CancellationToken cancellation)
        where T : class => Answer(doing, async Task<T?> () =>
        {
            try
            {
                return await call();
            }
            catch (RequestFailedException answer) when (IsMissing(answer))
            {
                return null;
            }
        }, cancellation);

    // A missing container is not a missing file, but an environment that was not prepared.
    private static bool IsMissing(RequestFailedException answer) =>
        answer.Status == 404 && answer.ErrorCode != BlobErrorCode.ContainerNotFound;
}
