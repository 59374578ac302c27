using System.Net;
using System.Security.Cryptography;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Storage.Files;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Files;

public sealed class CopyFromStagingTests : FileStoreTests
{
    [Fact]
    public async Task What_was_sent_is_copied_out_of_its_senders_reach_and_inspected()
    {
        var content = Noise(20_000_000);
        await Send("up1", content);
        var staged = await Store.FindStaged("up1", None);
        var path = await Store.CopyFromStaging(staged!, "attempt1", None);
        Assert.Equal("files/up1/attempt1", path);

        await Send("up1", [1, 2, 3]);
        var found = await Store.Inspect(path!, None);
        Assert.Equal(
            (path, content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content))), (found!.Path, found.Length, found.Sha256));
        Assert.Equal(content[..FileFormat.SignatureLength], found.Start.ToArray());
    }

    [Fact]
    public async Task What_was_sent_anew_after_it_was_found_is_not_taken()
    {
        await Send("up1", [1, 2, 3]);
        var staged = await Store.FindStaged("up1", None);
        await Send("up1", [4, 5, 6]);
        Assert.Null(await Store.CopyFromStaging(staged!, "attempt1", None));
        Assert.Empty(await Store.List(FilePath.Kept, None).ToListAsync());
    }

    [Fact]
    public async Task What_is_gone_after_it_was_found_is_not_taken()
    {
        await Send("up1", [1, 2, 3]);
        var staged = await Store.FindStaged("up1", None);
        await Store.Delete(FilePath.OfStaged("up1"), None);
        Assert.Null(await Store.CopyFromStaging(staged!, "attempt1", None));
        Assert.Empty(await Store.List(FilePath.Kept, None).ToListAsync());
    }

    [Fact]
    public async Task Taking_twice_makes_the_same_copy_and_another_attempt_another()
    {
        await Send("up1", [1, 2, 3]);
        var staged = await Store.FindStaged("up1", None);
        var first = await Store.CopyFromStaging(staged!, "attempt1", None);
        Assert.Equal(first, await Store.CopyFromStaging(staged!, "attempt1", None));
        Assert.NotEqual(first, await Store.CopyFromStaging(staged!, "attempt2", None));
    }

    [Fact]
    public async Task The_service_is_shown_an_address_that_reads_the_source_and_expires_soon()
    {
        // The emulator copies without looking at it, so look at what is sent, and try it out.
        var seen = new CopySource();
        var options = new BlobClientOptions();
        options.AddPolicy(seen, HttpPipelinePosition.PerCall);
        var store = new BlobFileStore(new BlobServiceClient(Azurite.Shared.ConnectionString, options), Container.Name);
        await Send("up1", [1, 2, 3]);
        var staged = await store.FindStaged("up1", None);
        await store.CopyFromStaging(staged!, "attempt1", None);

        Assert.Equal(staged!.ETag, seen.IfMatch);
        Assert.Equal([1, 2, 3], await Http.GetByteArrayAsync(seen.Address));
        var query = System.Web.HttpUtility.ParseQueryString(seen.Address!.Query);
        Assert.Equal("r", query["sp"]);
        var expires = DateTimeOffset.Parse(query["se"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(11));
        using var write = await Http.PutAsync(seen.Address, new ByteArrayContent([9]));
        Assert.NotEqual(HttpStatusCode.Created, write.StatusCode);
    }

    [Fact]
    public async Task What_the_service_cannot_copy_at_once_is_the_callers_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Store.CopyFromStaging(new StagedFile("up1", 300L << 20, "\"0x1\""), "attempt1", None));

    private sealed class CopySource : HttpPipelineSynchronousPolicy
    {
        public Uri? Address { get; private set; }

        public string? IfMatch { get; private set; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (!message.Request.Headers.TryGetValue("x-ms-copy-source", out var source))
                return;
            Address = new Uri(source);
            IfMatch = message.Request.Headers.TryGetValue("x-ms-source-if-match", out var condition) ? condition : null;
        }
    }
}
