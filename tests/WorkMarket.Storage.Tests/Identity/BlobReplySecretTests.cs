using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Identity;
using Xunit;

namespace WorkMarket.Storage.Tests.Identity;

public sealed class BlobReplySecretTests
{
    private readonly EphemeralDataProtectionProvider protection = new();

    [Fact]
    public async Task The_secret_is_256_bits_and_the_same_for_every_host()
    {
        var storage = (await Market.Open()).Storage;
        var secret = await storage.ReplySecret(protection).Read(default);
        Assert.Equal(32, secret.Length);
        Assert.Equal(secret.ToArray(), (await storage.ReplySecret(protection).Read(default)).ToArray());
    }

    [Fact]
    public async Task Hosts_that_make_it_at_once_have_the_same()
    {
        var storage = (await Market.Open()).Storage;
        var secrets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => storage.ReplySecret(protection).Read(default)));
        Assert.Single(secrets.Select(secret => Convert.ToHexString(secret.Span)).Distinct());
    }

    [Fact]
    public async Task Accounts_have_different_ones() => Assert.NotEqual(
        (await (await Market.Open()).Storage.ReplySecret(protection).Read(default)).ToArray(),
        (await (await Market.Open()).Storage.ReplySecret(protection).Read(default)).ToArray());

    [Fact]
    public async Task It_is_read_once_and_is_no_key_of_data_protection()
    {
        var storage = (await Market.Open()).Storage;
        var secret = storage.ReplySecret(protection);
        await secret.Read(default);
        var before = storage.Requests.Total;
        await secret.Read(default);
        Assert.Equal(before, storage.Requests.Total);
        Assert.Empty(storage.Keys.GetAllElements());
    }

    [Fact]
    public async Task It_does_not_lie_open_and_is_not_replaced_where_its_key_is_lost()
    {
        var market = await Market.Open();
        var secret = await market.Storage.ReplySecret(protection).Read(default);
        var blob = new BlobContainerClient(market.Connection, market.Prefix + "secrets").GetBlobClient("reply");
        var lies = (await blob.DownloadContentAsync()).Value.Content.ToArray();
        Assert.Equal(-1, lies.AsSpan().IndexOf(secret.Span));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => market.Storage.ReplySecret(new EphemeralDataProtectionProvider())
            .Read(default));
        Assert.Equal(lies, (await blob.DownloadContentAsync()).Value.Content.ToArray());
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_an_outage() =>
        await Assert.ThrowsAsync<StorageUnavailableException>(() => new BlobReplySecret(
            new(
                "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:1/a;",
                "secrets",
                new() { Retry = { MaxRetries = 0 } }),
            protection).Read(default));
}
