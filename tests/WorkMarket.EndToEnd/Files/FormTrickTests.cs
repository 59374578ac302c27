using System.Globalization;
using System.Net.Sockets;
using System.Text;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Files;

/// <summary>Forms and lengths as no honest client writes them. Nothing of them is kept.</summary>
public sealed class FormTrickTests(HostFixture fixture) : HostTests(fixture)
{
    // The default of WorkMarket__Deliveries__MostBytesThroughApi.
    private const int MostBytes = 8_000_000;
    private const string Type = "--b\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nother\r\n";
    private const string File = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nHello\r\n";
    private const string End = "--b--\r\n";

    public static TheoryData<string, int, string> Forms => new()
    {
        { Type + File, 400, "formBroken" },
        { Type + File + "--b\r\n", 400, "partUnknown" },
        { Type + File[..^9], 400, "formBroken" },
        { "", 400, "formBroken" },
        { "Hello", 400, "formBroken" },
        { (Type + File + End).Replace("--b", "--c", StringComparison.Ordinal), 400, "formBroken" },
        { End, 400, "fileMissing" },
        { Type + End, 400, "fileMissing" },
        { Type + File + File + End, 400, "fileTwice" },
        { File + Type + Type + End, 400, "fieldTwice" },
        { Type + File.Replace("; filename=\"a.txt\"", "", StringComparison.Ordinal) + End, 400, "fileNameMissing" },
        { Type + File.Replace("a.txt", "", StringComparison.Ordinal) + End, 400, "fileNameInvalid" },
        { Type + File.Replace("name=\"file\"", "name=\"photo\"", StringComparison.Ordinal) + End, 400, "unknownField" },
        { Type + File.Replace("filename=", "filename=\"b.exe\"; filename=", StringComparison.Ordinal) + End, 400, "partUnknown" },
        { Type + File.Replace("form-data;", "attachment;", StringComparison.Ordinal) + End, 400, "partUnknown" },
        { Type + File.Replace("Content-Disposition", "X-Disposition", StringComparison.Ordinal) + End, 400, "partUnknown" },
        { Type
            + File.Replace(
                "\r\n\r\n", "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.txt\"\r\n\r\n", StringComparison.Ordinal)
            + End, 400, "partUnknown" },
        { Type + File.Replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n", StringComparison.Ordinal) + End, 415,
            "encodingUnknown" },
        { Type + File.Replace("\r\n\r\n", "\r\nX: " + new string('x', 40_000) + "\r\n\r\n", StringComparison.Ordinal) + End, 400,
            "formBroken" },
        { Type + File.Replace("a.txt", "../../a.txt", StringComparison.Ordinal) + End, 400, "fileNameInvalid" },
        { Type + File.Replace("a.txt", "a\0.txt", StringComparison.Ordinal) + End, 400, "fileNameInvalid" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_that_is_none_is_refused_by_what_is_wrong(string form, int status, string rule)
    {
        var id = await Offers.InProgress();
        await Refused(
            id, () => Wanda.Send(HttpMethod.Post, $"assignments/{id}/deliverables", Text(form, "multipart/form-data; boundary=b")), status,
            rule);
        Assert.Empty((await Nora.Get($"assignments/{id}/deliverables")).As<DeliverableList>().Deliverables);
    }

    [Theory]
    [InlineData("multipart/form-data", 400, "boundaryMissing")]
    [InlineData("multipart/form-data; boundary=", 400, "boundaryMissing")]
    [InlineData("multipart/form-data; boundary=\"\"", 400, "boundaryMissing")]
    [InlineData(
        "multipart/form-data; boundary=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 400, "boundaryMissing")]
    [InlineData("multipart/mixed; boundary=b", 415, "formRequired")]
    [InlineData("application/x-www-form-urlencoded", 415, "formRequired")]
    [InlineData("nonsense", 415, "formRequired")]
    public async Task A_content_type_that_does_not_fit_is_refused(string type, int status, string rule)
    {
        var id = await Offers.InProgress();
        await Refused(id, () => Wanda.Send(HttpMethod.Post, $"assignments/{id}/deliverables", Text(Type + File + End, type)), status, rule);
    }

    [Fact]
    public async Task What_stands_before_and_after_a_form_is_nothing()
    {
        var id = await Offers.InProgress();
        (await Wanda.Send(
            HttpMethod.Post, $"assignments/{id}/deliverables", Text("\r\n" + Type + File + End, "multipart/form-data; boundary=\"b\"")))
            .Expect(201);
    }

    // The Functions host reads a body whole before any function runs: there it has to be sent.
    [Fact]
    public async Task What_is_too_large_by_its_length_is_refused_before_it_is_sent_and_told_to_go_straight_to_storage()
    {
        var id = await Offers.InProgress();
        var before = await Look(id);
        const int length = MostBytes + 100_000;
        foreach (var head in new[] { Post(id, $"Content-Length: {length}"), Put(id, $"Content-Length: {length}") })
        {
            var answer = await Raw(head, Fixture.IsBehindAnother ? new string('a', length) : "");
            Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
            Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
            Assert.Contains("fileTooLargeForApi", answer, StringComparison.Ordinal);
            Assert.Contains("/uploads", answer, StringComparison.Ordinal);
        }
        Assert.Equal(before.Version, (await Look(id)).Version);
    }

    [Fact]
    public async Task What_is_too_large_without_a_length_is_refused_when_it_is_seen_to_be()
    {
        var id = await Offers.InProgress();
        var path = $"assignments/{id}/deliverables/content?type=other&fileName=a.txt";
        await Refused(id, () => Wanda.Send(HttpMethod.Put, path, new Endless(MostBytes + 1)), 413, "fileTooLargeForApi");
        (await Wanda.Send(HttpMethod.Put, path, new Endless(MostBytes))).Expect(201);
    }

    [Fact]
    public async Task A_body_that_is_shorter_than_its_length_says_keeps_nothing()
    {
        var id = await Offers.InProgress();
        var before = await Look(id);
        var form = Type + File + End;
        await Raw(Post(id, string.Create(CultureInfo.InvariantCulture, $"Content-Length: {form.Length + 10}")), form, hangsUp: true);
        await Raw(Put(id, "Content-Length: 50"), "Hello", hangsUp: true);
        await Raw(Put(id, "Transfer-Encoding: chunked"), "5\r\nHello\r\n", hangsUp: true);
        await Raw(Put(id, "Transfer-Encoding: chunked"), "zz\r\nHello\r\n0\r\n\r\n", hangsUp: true);
        Assert.Equal(before.Version, (await Look(id)).Version);
        Assert.StartsWith("HTTP/1.1 201 ", await Raw(Put(id, "Content-Length: 5"), "Hello"), StringComparison.Ordinal);
    }

    private string Post(string id, string length) =>
        Head($"POST /api/assignments/{id}/deliverables", $"Content-Type: multipart/form-data; boundary=b\r\n{length}");

    private string Put(string id, string length) =>
        Head($"PUT /api/assignments/{id}/deliverables/content?type=other&fileName=a.txt", length);

    private string Head(string line, string headers) =>
        $"{line} HTTP/1.1\r\nHost: {Fixture.Url.Authority}\r\nAuthorization: Bearer {Market.TokenOf("wanda")}\r\nConnection: close\r\n"
            + $"{headers}\r\n\r\n";

    /// <summary>Sends just this, may close its side, and reads what comes.</summary>
    private async Task<string> Raw(string head, string body = "", bool hangsUp = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Fixture.Url.Host, Fixture.Url.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body));
        if (hangsUp)
            client.Client.Shutdown(SocketShutdown.Send);
        var read = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var length)
                read.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }
        catch (IOException)
        {
            // The host hung up on a request that was never whole.
        }
        return read.ToString();
    }

    private static StringContent Text(string text, string type)
    {
        var content = new StringContent(text, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    /// <summary>A text of many letters that does not say how many they are.</summary>
    private sealed class Endless(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var letters = new byte[1 << 20];
            Array.Fill(letters, (byte)'a');
            for (var left = length; left > 0; left -= letters.Length)
                await stream.WriteAsync(letters.AsMemory(0, (int)Math.Min(left, letters.Length)));
        }

        protected override bool TryComputeLength(out long computed) => (computed = 0) != 0;
    }
}
