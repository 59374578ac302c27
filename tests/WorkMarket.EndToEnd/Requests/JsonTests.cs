using System.Net.Http.Headers;
using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Requests;

/// <summary>Bodies that are not what they should be.</summary>
public sealed class JsonTests(HostFixture fixture) : HostTests(fixture)
{
    public static TheoryData<string> Malformed =>
    [
        "{", "}", "{\"text\":", "{\"text\":\"a\"", "{\"text\":\"a\"}}", "{'text':'a'}", "{text:\"a\"}", "{\"text\":\"a\",}",
        "// a\n{\"text\":\"a\"}",
        "[]", "\"a\"", "1", "true", "null", "NaN", "\u0000", "{\"text\":\"\\ud800\"}", "{\"\\ud800\":\"a\"}", "{\"text\":\"\\x\"}",
        "<text>a</text>",
        "{\"text\":null}", "{\"text\":1}", "{\"text\":[\"a\"]}", "{\"text\":{}}", "{}",
        "{\"text\":\"a\",\"unknown\":1}", "{\"text\":\"a\",\"Text\":\"b\"}", "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"text\":\"a\",\"__proto__\":{}}",
        "{\"text\":\"a\",\"kind\":\"shout\"}", "{\"text\":\"a\",\"kind\":1}", "{\"text\":\"a\",\"private\":\"yes\"}",
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_body_that_is_not_what_is_asked_for_is_refused_and_says_where(string json)
    {
        var id = await Offers.Draft();
        var problem = await Problem(id, () => Post(id, json), 400, "invalidRequest");
        AssertReadable(problem);
    }

    [Fact]
    public async Task A_word_that_is_none_of_a_closed_set_is_told_which_there_are()
    {
        var id = await Offers.Draft();
        var problem = await Problem(id, () => Post(id, "{\"text\":\"a\",\"kind\":\"shout\"}"), 400, "invalidRequest");
        Assert.Equal(("kind", "'kind' is one of message, question, note."), (problem.Errors![0].Field, problem.Errors[0].Message));
    }

    [Theory]
    [InlineData(new byte[] { 0x7b, 0x22, 0x74, 0x65, 0x78, 0x74, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d })]
    [InlineData(new byte[] { 0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00 })]
    public async Task A_body_that_is_not_utf_8_is_refused(byte[] bytes)
    {
        var id = await Offers.Draft();
        AssertReadable(await Problem(id, () => Nora.Post($"assignments/{id}/messages", Json(bytes)), 400, "invalidRequest"));
    }

    [Fact]
    public async Task A_deep_body_is_refused()
    {
        var id = await Offers.Draft();
        var deep = $"{{\"text\":{new string('[', 100_000)}{new string(']', 100_000)}}}";
        AssertReadable(await Problem(id, () => Post(id, deep), 400, "invalidRequest"));
    }

    [Fact]
    public async Task A_huge_body_is_refused_whether_its_size_is_declared_or_not()
    {
        var id = await Offers.Draft();
        var huge = Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('x', 300 * 1024)}\"}}");
        await Problem(id, () => Nora.Post($"assignments/{id}/messages", Json(huge)), 413, "invalidRequest");
        await Problem(id, () => Nora.Post($"assignments/{id}/messages", new Chunked(huge)), 413, "invalidRequest");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task Another_content_type_is_refused(string? type)
    {
        var id = await Offers.Draft();
        var content = new ByteArrayContent("{\"text\":\"a\"}"u8.ToArray());
        content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        await Problem(id, () => Nora.Post($"assignments/{id}/messages", content), 415, "invalidRequest");
    }

    [Fact]
    public async Task A_body_where_none_is_asked_for_has_to_be_empty()
    {
        var id = await Offers.PendingApproval();
        await Problem(id, () => Nora.Post($"assignments/{id}/approve", new { amount = "1.00" }), 400, "invalidRequest");
        (await Nora.Post($"assignments/{id}/approve", new { })).Expect(200);
    }

    [Fact]
    public async Task A_body_that_is_asked_for_has_to_be_there()
    {
        var id = await Offers.Draft();
        await Refused(id, () => Nora.Post($"assignments/{id}/send"), 400, "bodyRequired");
    }

    private Task<Answer> Post(string id, string json) => Nora.Post($"assignments/{id}/messages", Json(Encoding.UTF8.GetBytes(json)));

    private static void AssertReadable(Problem problem)
    {
        Assert.NotEmpty(problem.Errors!);
        Assert.DoesNotContain("WorkMarket.", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.Detail, StringComparison.Ordinal);
        Assert.InRange(problem.Detail.Length, 5, 400);
    }

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };

    private sealed class Chunked : HttpContent
    {
        private readonly byte[] bytes;

        public Chunked(byte[] bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
