using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using WorkMarket.Application.Scanning;
using WorkMarket.Domain.Scanning;
using static WorkMarket.Storage.StorageCall;

namespace WorkMarket.Storage.Files;

/// <summary>
/// Verdicts as index tags of the files that they are on, as Microsoft Defender for Storage writes them when it has scanned an upload. A
/// sender's address does not permit to write tags, and a copy takes none over.
/// </summary>
/// <param name="service">The account.</param>
/// <param name="containerName">The container of the files.</param>
public sealed class BlobVerdicts(BlobServiceClient service, string containerName = BlobFileStore.DefaultContainer) : IVerdicts
{
    private const string Result = "Malware Scanning scan result";
    private const string Time = "Malware Scanning scan time UTC";

    // Of the house's scanner, beside those.
    private const string Scanner = "Scanner";
    private const string Found = "Finding";

    private const string Clean = "No threats found";
    private const string Malicious = "Malicious";
    private const string NotScanned = "Not scanned";
    private const string Defender = "Microsoft Defender for Storage";

    private static readonly InstantPattern Instants = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss'Z'");

    private readonly BlobContainerClient container = service.GetBlobContainerClient(containerName);

    /// <inheritdoc/>
    public Task<Verdict?> Find(string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Answer("looking for a verdict", async Task<Verdict?> () =>
        {
            try
            {
                return Read((await container.GetBlobClient(path).GetTagsAsync(cancellationToken: cancellation)).Value.Tags);
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return null;
            }
        }, cancellation);
    }

    /// <inheritdoc/>
    public Task Keep(string path, Verdict verdict, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(verdict);
        var tags = new Dictionary<string, string>
        {
            [Result] = verdict.Result switch
            {
                ScanResult.Clean => Clean,
                ScanResult.Malicious => Malicious,
                _ => NotScanned,
            },
            [Time] = Instants.Format(verdict.At),
            [Scanner] = verdict.Scanner,
        };
        if (verdict.Found is { } found)
            tags[Found] = found;
        return Answer("keeping a verdict", async () =>
        {
            try
            {
                return await container.GetBlobClient(path).SetTagsAsync(tags, cancellationToken: cancellation);
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return missing.GetRawResponse()!;
            }
        }, cancellation);
    }

    // The service's own pages write the names in different cases. Whatever else it says of a file is no verdict that it is clean.
    private static Verdict? Read(IDictionary<string, string> written)
    {
        var tags = new Dictionary<string, string>(written, StringComparer.OrdinalIgnoreCase);
        return tags.GetValueOrDefault(Result) is not { } result ? null : new(
            result.Equals(Clean, StringComparison.OrdinalIgnoreCase) ? ScanResult.Clean
                : result.Equals(Malicious, StringComparison.OrdinalIgnoreCase) ? ScanResult.Malicious
                : ScanResult.NotScanned,
            tags.GetValueOrDefault(Scanner) ?? Defender, At(tags.GetValueOrDefault(Time)), tags.GetValueOrDefault(Found));
    }

    private static Instant At(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToInstant()
            : SystemClock.Instance.GetCurrentInstant();
}
