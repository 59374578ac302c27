using WorkMarket.Demo.Story;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Files;

/// <summary>Files through the API, whole and in part (RFC 9110).</summary>
public sealed class RangeTests(HostFixture fixture) : HostTests(fixture)
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(number => (byte)('a' + (number * 7 % 26)))];

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=10-10", 10, 1)]
    [InlineData("bytes=99990-", 99_990, 10)]
    [InlineData("bytes=-10", 99_990, 10)]
    [InlineData("bytes=-999999", 0, 100_000)]
    [InlineData("bytes=50000-999999", 50_000, 50_000)]
    [InlineData("bytes=0-", 0, 100_000)]
    public async Task A_part_comes_as_it_was_asked_for(string range, int from, int length)
    {
        var path = await Delivered();
        var part = (await Nora.Get(path, ("Range", range))).Expect(206);
        Assert.Equal(Content.AsSpan(from, length).ToArray(), part.Body);
        Assert.Equal($"bytes {from}-{from + length - 1}/100000", part.ContentHeaders!.ContentRange!.ToString());
    }

    [Theory]
    [InlineData("bytes=100000-")]
    [InlineData("bytes=-0")]
    public async Task A_part_that_is_not_there_is_said_not_to_be(string range)
    {
        var part = (await Nora.Get(await Delivered(), ("Range", range))).Expect(416);
        Assert.Equal("bytes */100000", part.ContentHeaders!.ContentRange!.ToString());
        Assert.Empty(part.Body);
    }

    [Theory]
    [InlineData("bytes=0-1,5-6")]
    [InlineData("lines=1-2")]
    [InlineData("bytes=9-1")]
    [InlineData("bytes=x-y")]
    [InlineData("bytes=99999999999999999999-")]
    public async Task What_is_no_single_range_gets_the_whole(string range) =>
        Assert.Equal(Content, (await Nora.Get(await Delivered() + "?through=api", ("Range", range))).Expect(200).Body);

    [Fact]
    public async Task Through_the_api_a_file_is_an_attachment_with_the_hash_as_its_etag()
    {
        var path = await Delivered();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var file = (await Sam.Send(method, path + "?through=api")).Expect(200);
            Assert.Equal(method == HttpMethod.Get ? Content : [], file.Body);
            Assert.Equal(("text/plain", 100_000L), (file.ContentType, file.ContentHeaders!.ContentLength));
            Assert.Equal(
                ("attachment", "naïve \"list\".txt"),
                (file.ContentHeaders.ContentDisposition!.DispositionType, file.ContentHeaders.ContentDisposition.FileNameStar));
            Assert.Equal($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content))}\"", file.ETag);
            Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("bytes", file.Headers.AcceptRanges.Single());
            Assert.True(file.Headers.CacheControl!.Private);
        }
        (await Nora.Get(path)).Expect(302);
        (await Nora.Get(path + "?through=storage")).ExpectRefusal(400, "throughUnknown");
        (await Walt.Get(path + "?through=api")).ExpectProblem(404, "notFound");
        (await Nora.Get(path + "?through=api&version=2", ("Range", "bytes=0-1"))).ExpectProblem(404, "notFound");
    }

    [Fact]
    public async Task Who_has_it_is_told_so_and_who_has_another_gets_the_whole()
    {
        var path = await Delivered();
        var etag = (await Nora.Get(path + "?through=api")).ETag!;
        Assert.Empty((await Nora.Get(path + "?through=api", ("If-None-Match", etag))).Expect(304).Body);
        Assert.Equal(Content, (await Nora.Get(path + "?through=api", ("If-None-Match", "\"other\""))).Expect(200).Body);
        (await Nora.Get(path, ("Range", "bytes=0-9"), ("If-Range", etag))).Expect(206);
        Assert.Equal(Content, (await Nora.Get(path, ("Range", "bytes=0-9"), ("If-Range", "\"other\""))).Expect(200).Body);
    }

    private async Task<string> Delivered()
    {
        var id = await Offers.InProgress();
        var kept = await Handover.Deliver(Wanda, Nora, id, "naïve \"list\".txt", "other", Content);
        return $"assignments/{id}/deliverables/{kept.Id}/content";
    }
}
