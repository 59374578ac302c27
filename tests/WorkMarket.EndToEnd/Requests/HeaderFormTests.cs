using System.IO.Compression;
using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Requests;

/// <summary>What clients and proxies make of headers within the rules of HTTP.</summary>
public sealed class HeaderFormTests(HostFixture fixture) : HostTests(fixture)
{
    [Theory]
    [InlineData("Bearer"), InlineData("bearer"), InlineData("BEARER")]
    public async Task The_name_of_a_scheme_has_no_case(string scheme)
    {
        var token = Market.TokenOf("nora");
        Assert.Equal(200, (await Market.Stranger().Get("me", ("Authorization", $"{scheme} {token}"))).Status);
        Assert.Equal(401, (await Market.Stranger().Get("me", ("Authorization", $"{scheme}x {token}"))).Status);
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\""), InlineData("application/json; charset=utf8")]
    [InlineData("application/json; charset=utf-8")]
    public async Task A_charset_has_no_meaning_for_JSON(string type)
    {
        var id = await Offers.Assigned();
        Assert.Equal(201, (await Wanda.Post($"assignments/{id}/messages", Body("{\"text\":\"Hello\"}"u8, type))).Status);
    }

    [Fact]
    public async Task A_byte_order_mark_before_JSON_is_overlooked()
    {
        var id = await Offers.Assigned();
        byte[] body = [.. Encoding.UTF8.Preamble, .. "{\"text\":\"Hello\"}"u8];
        Assert.Equal(201, (await Wanda.Post($"assignments/{id}/messages", Body(body, "application/json"))).Status);
        (await Wanda.Post($"assignments/{id}/messages", Body([.. Encoding.UTF8.Preamble, .. body], "application/json")))
            .ExpectProblem(400, "invalidRequest");
    }

    [Theory]
    [InlineData("\"99\", \"1\"", 200)]
    [InlineData("\"1\",\"99\"", 200)]
    [InlineData("*", 200)]
    [InlineData("W/\"1\"", 412)]
    [InlineData("W/\"1\", \"99\"", 412)]
    [InlineData("\"99\"", 412)]
    [InlineData("\"abc\"", 400)]
    [InlineData("1", 400)]
    public async Task If_Match_takes_a_list_and_a_weak_tag_never_matches(string tags, int status)
    {
        var id = await Offers.Draft();
        Assert.Equal(1, (await Look(id)).Version);
        Assert.Equal(status, (await Nora.Post($"assignments/{id}/void", null, ("If-Match", tags))).Status);
        Assert.Equal(status == 200 ? 2 : 1, (await Look(id)).Version);
    }

    [Fact]
    public async Task The_visit_s_and_the_settings_versions_take_them_likewise()
    {
        var settings = (await Nora.Get("company/settings")).Expect(200);
        var tag = settings.Headers.ETag!.Tag;
        (await Nora.Put("company/settings", settings.Json.GetProperty("settings"), ("If-Match", $"W/{tag}"))).ExpectProblem(412, "stale");
        (await Nora.Put("company/settings", settings.Json.GetProperty("settings"), ("If-Match", $"\"0\", {tag}"))).Expect(200);
    }

    [Fact]
    public async Task Answers_are_compressed_where_that_is_asked_for_and_they_hold_no_secret()
    {
        (string, string) gzip = ("Accept-Encoding", "gzip");
        var plain = (await Nora.Get("assignments")).Expect(200);
        var packed = (await Nora.Get("assignments", gzip)).Expect(200);
        Assert.Equal("gzip", Assert.Single(packed.ContentHeaders!.ContentEncoding));
        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(packed.Body), CompressionMode.Decompress));
        Assert.StartsWith("{\"assignments\"", await unpacked.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Empty(plain.ContentHeaders!.ContentEncoding);
        Assert.Equal("gzip", Assert.Single((await Nora.Get("no/such/thing", gzip)).ContentHeaders!.ContentEncoding));

        var id = await Offers.InProgress();
        Assert.Empty((await Wanda.Post($"assignments/{id}/uploads", null, gzip)).Expect(201).ContentHeaders!.ContentEncoding);
    }

    [Fact]
    public async Task The_description_of_the_API_is_fetched_once()
    {
        var first = (await Market.Stranger().Get("openapi.json")).Expect(200);
        var again = await Market.Stranger().Get("openapi.json", ("If-None-Match", first.Headers.ETag!.Tag));
        Assert.Equal((304, ""), (again.Status, again.Text));
        Assert.Equal(200, (await Market.Stranger().Get("openapi.json", ("If-None-Match", "\"other\""))).Status);
    }

    private static ByteArrayContent Body(ReadOnlySpan<byte> bytes, string type)
    {
        var content = new ByteArrayContent(bytes.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
