using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WorkMarket.Api.Http;
using WorkMarket.Api.Inbound;
using WorkMarket.Api.Phone;
using WorkMarket.Api.Telemetry;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Api.Tests;

/// <summary>How long a body takes grows with its size and not with the square of that, whatever a stranger writes in it.</summary>
public sealed class GrowthTests
{
    [Theory]
    [InlineData("{\"from\":\"", "x", "\"}")]
    [InlineData("{\"from\":\"a\",\"to\":[", "\"a\",", "\"a\"]}")]
    [InlineData("{\"from\":\"a\",\"to\":[],\"text\":\"", "\\u00fc", "\"}")]
    [InlineData("{", "\"a\":1,", "\"b\":1}")]
    [InlineData("", "[", "")]
    [InlineData("", " ", "{}")]
    public void JSON(string begin, string again, string end) => Growth.IsInProportion(
        bytes =>
        {
            var body = Encoding.UTF8.GetBytes(begin + Repeat(again, bytes) + end);
            return () => Record.Exception(() => JsonSerializer.Deserialize<InboundMailRequest>(body, ApiJson.Requests));
        },
        1_000_000);

    [Fact]
    public void A_call_of_the_telephone_provider() => Growth.IsInProportion(
        fields =>
        {
            var form = Enumerable.Range(0, fields).Select(number => KeyValuePair.Create($"Field{number}", new StringValues($"{number}")))
                .ToList();
            return () => TwilioSignature.Verify("secret", "https://workmarket.example/api/phone/voice", form, "x");
        },
        20_000);

    [Theory]
    [InlineData("a")]
    [InlineData(".")]
    [InlineData("../")]
    [InlineData("\u202E")]
    public void The_name_of_a_file(string again) => Growth.IsInProportion(
        letters =>
        {
            var name = Repeat(again, letters) + ".txt";
            return () => _ = FileName.TryParse(name, out var _, out var _);
        },
        1_000_000);

    [Theory]
    [InlineData(0)]
    [InlineData('P')]
    [InlineData(0xFF)]
    public void How_a_file_begins(int again) => Growth.IsInProportion(
        bytes =>
        {
            var start = Enumerable.Repeat((byte)again, bytes).ToArray();
            return () => Assert.NotEqual(FileFormat.All.Count + 1, FileFormat.All.Count(format => format.Matches(start)));
        },
        1_000_000);

    /// <summary>What these tests and those of mail rest on.</summary>
    [Fact]
    public void Work_that_grows_with_the_square_is_told() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Growth.IsInProportion(
        letters =>
        {
            var text = Repeat("a", letters);
            return () =>
            {
                // A bare loop: what each turn costs besides grows in proportion, and would hide the square on a busy machine.
                for (var from = 0; from < letters; from++)
                {
                    if (text.AsSpan(from).Contains('b'))
                        throw new InvalidOperationException("There is none.");
                }
            };
        },
        60_000));

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n", "We pay.\r\n", "\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n", "\r\n--", "\r\n--b--\r\n")]
    [InlineData("", "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nx\r\n", "--b--\r\n")]
    [InlineData("", "--b\r\n\r\n", "--b--\r\n")]
    [InlineData("--b\r\n", "X-A: b\r\n", "\r\nx\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Disposition: form-data", "; a=b", "\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"", "\\\"", "\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("", "\r\n", "")]
    [InlineData("", "-", "")]
    public void A_form_in_parts(string begin, string again, string end)
    {
        Growth.IsInProportionInMemory(bytes => Reading(bytes, body => GatewayForm.Read(body)), 512 * 1024);
        Growth.IsInProportionInMemory(
            bytes => Reading(
                bytes,
                body => new Deliverables.FormFile(body, [], (_, name) => throw new InvalidDataException(name), new(new()))
                    .Read(async file =>
                    {
                        await file.CopyToAsync(Stream.Null);
                        return true;
                    })), 512 * 1024);

        Action Reading(int bytes, Func<HttpRequest, Task> read)
        {
            var body = Encoding.UTF8.GetBytes(begin + Repeat(again, bytes) + end);
            return () =>
            {
                var http = new DefaultHttpContext();
                (http.Request.ContentType, http.Request.Body) = ("multipart/form-data; boundary=b", new MemoryStream(body));
                Assert.True(read(http.Request).IsCompleted);
            };
        }
    }

    [Theory]
    [InlineData("a=", "x")]
    [InlineData("a=", "%C3%BC")]
    [InlineData("", "a=1&")]
    [InlineData("", "&")]
    [InlineData("", "%")]
    [InlineData("", "%25")]
    [InlineData("", "+=")]
    public void The_form_of_a_page_and_a_query(string begin, string again)
    {
        Growth.IsInProportionInMemory(
            bytes =>
            {
                var body = Encoding.UTF8.GetBytes(begin + Repeat(again, bytes));
                var http = new DefaultHttpContext();
                http.Request.ContentType = PlainForm.MediaType;
                return () => Record.Exception(() => PlainForm.Read(http.Request, body));
            },
            128 * 1024);
        Growth.IsInProportionInMemory(
            letters =>
            {
                var query = new QueryString("?" + begin + Repeat(again, letters));
                return () =>
                {
                    var http = new DefaultHttpContext();
                    http.Request.QueryString = query;
                    Assert.InRange(http.Request.Query.Count, 0, letters);
                };
            },
            32 * 1024);
    }

    [Theory]
    [InlineData("%", "25")]
    [InlineData("", "%2F")]
    [InlineData("/api/", "a/")]
    [InlineData("", "escalation-updates")]
    public void A_path_in_telemetry(string begin, string again) => Growth.IsInProportionInMemory(
        letters =>
        {
            var path = begin + Repeat(again, letters);
            return () => Assert.NotEmpty(SecretPaths.Without(path));
        },
        64 * 1024);

    private static string Repeat(string text, int letters) => string.Concat(Enumerable.Repeat(text, letters / text.Length));
}
