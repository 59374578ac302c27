using Azure.Storage.Blobs;
using NodaTime;
using WorkMarket.Domain.Scanning;
using WorkMarket.Storage.Files;
using WorkMarket.Storage.Tests.Files;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Scanning;

/// <summary>Verdicts as tags of files, as Defender for Storage writes them.</summary>
[Rule("§3 Deliverables: a scanner's verdict")]
public sealed class VerdictTests : FileStoreTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 30, 12, 34, 56);

    private BlobVerdicts Verdicts => new(Service, Container.Name);

    [Theory]
    [InlineData("No threats found", ScanResult.Clean)]
    [InlineData("Malicious", ScanResult.Malicious)]
    [InlineData("Not scanned", ScanResult.NotScanned)]
    [InlineData("Error", ScanResult.NotScanned)]
    [InlineData("SAM259207: Scan failed", ScanResult.NotScanned)]
    public async Task Defenders_tags_are_read(string tag, ScanResult result)
    {
        var path = await Keep("up1", [1, 2, 3]);
        Assert.Null(await Verdicts.Find(path, None));
        foreach (var name in new[] { "Malware Scanning scan", "Malware scanning scan" })
        {
            await Container.GetBlobClient(path).SetTagsAsync(new Dictionary<string, string>
            {
                [$"{name} result"] = tag,
                [$"{name} time UTC"] = "2026-11-30 12:34:56Z",
                ["Project"] = "12",
            });
            Assert.Equal(new(result, "Microsoft Defender for Storage", At), await Verdicts.Find(path, None));
        }
    }

    [Fact]
    public async Task Other_tags_are_no_verdict_and_a_time_that_cannot_be_read_is_now()
    {
        var path = await Keep("up1", [1, 2, 3]);
        await Container.GetBlobClient(path).SetTagsAsync(new Dictionary<string, string> { ["Project"] = "12" });
        Assert.Null(await Verdicts.Find(path, None));
        await Container.GetBlobClient(path).SetTagsAsync(
            new Dictionary<string, string> { ["Malware Scanning scan result"] = "Malicious", ["Malware Scanning scan time UTC"] = "soon" });
        var now = SystemClock.Instance.GetCurrentInstant();
        Assert.InRange((await Verdicts.Find(path, None))!.At, now - Duration.FromMinutes(1), now + Duration.FromMinutes(1));
    }

    [Theory]
    [InlineData(ScanResult.Clean, null), InlineData(ScanResult.Malicious, "EICAR-Test-File"), InlineData(ScanResult.NotScanned, null)]
    public async Task One_that_is_kept_is_found_and_a_later_one_counts(ScanResult result, string? found)
    {
        var path = await Keep("up1", [1, 2, 3]);
        await Verdicts.Keep(path, new(ScanResult.Malicious, "another", At, "something"), None);
        var verdict = new Verdict(result, "the house scanner", At, found);
        await Verdicts.Keep(path, verdict, None);
        Assert.Equal(verdict, await Verdicts.Find(path, None));
    }

    [Fact]
    public async Task On_a_file_that_is_not_there_is_none()
    {
        await Verdicts.Keep("files/nothing/1", new(ScanResult.Clean, "a scanner", At), None);
        Assert.Null(await Verdicts.Find("files/nothing/1", None));
    }

    // Else whoever uploads a file would say that it is clean.
    [Fact]
    public async Task A_sender_writes_none_neither_with_the_file_nor_after_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, await Store.GrantUpload("up1", Soon, None))
        {
            Content = new ByteArrayContent([1, 2, 3]),
            Headers = { { "x-ms-blob-type", "BlockBlob" }, { "x-ms-tags", "Malware%20Scanning%20scan%20result=No%20threats%20found" } },
        };
        await Http.SendAsync(request);
        await Send("up1", [1, 2, 3]);
        var own = new BlobClient(await Store.GrantUpload("up1", Soon, None));
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => own.SetTagsAsync(new Dictionary<string, string> { ["a"] = "b" }));

        // And what somehow lies at the upload does not come along.
        await Container.GetBlobClient("staging/up1").SetTagsAsync(
            new Dictionary<string, string> { ["Malware Scanning scan result"] = "No threats found" });
        var copy = await Store.CopyFromStaging((await Store.FindStaged("up1", None))!, "attempt1", None);
        Assert.Null(await Verdicts.Find(copy!, None));
    }
}
