using System.Globalization;
using System.Net.Sockets;
using System.Text;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>
/// A caller that goes away in the middle of a body keeps nothing and is no failure of ours, whatever reads the body; what is delivered
/// again whole is taken.
/// </summary>
[Rule("§6 A response is one of these")]
public sealed class BrokenBodyTests(TownWithHost shared) : IClassFixture<TownWithHost>
{
    private const string Form = "multipart/form-data; boundary=b";

    [Theory, InlineData(false, false), InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    public async Task A_delivery_that_breaks_off_is_stored_nowhere_and_the_repeat_is_heard(bool isChunked, bool isReset)
    {
        var heard = await Heard.Open(shared);
        var mail = Mail(await heard.ReplyAddress());
        var (head, body) = ($"POST /api/mail/inbound/sendgrid HTTP/1.1\r\nContent-Type: {Form}\r\n{Secret}", mail[..(mail.Length / 2)]);
        await Send(heard.Url, head, body, isChunked, isReset);
        // A boundary stands before the break, too: what is there is not taken for the whole.
        await Send(heard.Url, head, mail[..(mail.IndexOf("--b\r\n", 10, StringComparison.Ordinal) + 5)], isChunked, isReset);
        Assert.Empty(await heard.Answers());
        Assert.Equal(0, (await Support(heard).Get("desk/mail")).Expect(200).Json.GetProperty("mails").GetArrayLength());

        Assert.Contains("\"response\"", await Whole(heard.Url, head, mail), StringComparison.Ordinal);
        Assert.Equal("We pay on Friday.", Assert.Single(await heard.Answers()).Text);
        NothingFailed();

        static Portal Support(Heard heard) => Town.SignIn(heard.Url, "sam").Result;
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Whatever_reads_a_body_tells_a_caller_that_went_away_from_a_fault(bool isReset)
    {
        var heard = await Heard.Open(shared);
        var (version, number) = (await heard.Version(), 0);
        foreach (var head in Readers(heard))
        {
            foreach (var isChunked in new[] { false, true })
            {
                await Send(heard.Url, head, "{\"text\":\"We p", isChunked, isReset);
                number++;
            }
        }
        Assert.Equal(12, number);
        Assert.Equal(version, await heard.Version());
        NothingFailed();
    }

    [Fact]
    public async Task A_chunk_whose_length_cannot_be_read_is_refused_and_is_no_failure()
    {
        var heard = await Heard.Open(shared);
        foreach (var length in new[] { "80000000", "FFFFFFFF", "7fffffffffffffffffff" })
        {
            foreach (var head in Readers(heard))
            {
                var answer = await Exchange(heard.Url, $"{head}Transfer-Encoding: chunked\r\n", $"{length}\r\nWe pay\r\n", isReset: null);
                Assert.True(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), $"{length} in {head}: {answer}");
            }
        }
        NothingFailed();
    }

    // Mail as a form and as JSON, a command, a page's form, a file as such and in a form.
    private static IEnumerable<string> Readers(Heard heard)
    {
        yield return $"POST /api/mail/inbound/sendgrid HTTP/1.1\r\nContent-Type: {Form}\r\n{Secret}";
        yield return $"POST /api/mail/inbound HTTP/1.1\r\nContent-Type: application/json\r\n{Secret}";
        yield return $"POST /api/assignments/{heard.Id}/messages HTTP/1.1\r\nContent-Type: application/json\r\n"
            + $"Authorization: Bearer {heard.Worker.Token}\r\n";
        yield return $"POST /api/phone/voice HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Twilio-Signature: x\r\n";
        yield return $"PUT /api/assignments/{heard.Id}/deliverables/content?type=other&fileName=a.txt HTTP/1.1\r\n"
            + $"Content-Type: text/plain\r\nAuthorization: Bearer {heard.Worker.Token}\r\n";
        yield return $"POST /api/assignments/{heard.Id}/deliverables HTTP/1.1\r\nContent-Type: {Form}\r\n"
            + $"Authorization: Bearer {heard.Worker.Token}\r\n";
    }

    private static string Secret =>
        $"Authorization: Bearer {Repository.SampleSettings.Single(setting => setting.Name == "WorkMarket__Mail__InboundSecret").Value}\r\n";

    private static string Mail(string to) => string.Concat(
        Part("headers", "Message-ID: <broken@mail.example>\n"), Part("from", "nora@example.com"), Part("to", to),
        Part("text", "We pay on Friday."), "--b--\r\n");

    private static string Part(string name, string value) => $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private void NothingFailed() => Assert.DoesNotContain("fail:", shared.Host.Output, StringComparison.Ordinal);

    private static Task<string> Send(string url, string head, string body, bool isChunked, bool isReset) => isChunked
        ? Exchange(
            url, $"{head}Transfer-Encoding: chunked\r\n", string.Create(CultureInfo.InvariantCulture, $"{body.Length:x}\r\n{body}\r\n"),
            isReset)
        : Exchange(url, string.Create(CultureInfo.InvariantCulture, $"{head}Content-Length: {body.Length + 100}\r\n"), body, isReset);

    private static Task<string> Whole(string url, string head, string body) =>
        Exchange(url, string.Create(CultureInfo.InvariantCulture, $"{head}Content-Length: {body.Length}\r\n"), body, isReset: null);

    // Closes its side, politely or not, where it goes away; and reads what comes until the other side is closed: by then the request is
    // over.
    private static async Task<string> Exchange(string url, string head, string body, bool? isReset)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(new Uri(url).Host, new Uri(url).Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{head}Host: localhost\r\nConnection: close\r\n\r\n{body}"));
        if (isReset == true)
        {
            client.LingerState = new(true, 0);
            return "";
        }
        if (isReset == false)
            client.Client.Shutdown(SocketShutdown.Send);
        var (read, buffer) = (new StringBuilder(), new byte[4096]);
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var length)
                read.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }
        catch (IOException)
        {
            // Closed without an answer, as nobody would read it.
        }
        return read.ToString();
    }
}
