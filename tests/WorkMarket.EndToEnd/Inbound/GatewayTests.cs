using System.Text.Json;
using WorkMarket.Demo.Http;
using WorkMarket.EndToEnd.Host;
using Xunit;

namespace WorkMarket.EndToEnd.Inbound;

/// <summary>Mail that a gateway delivers, whatever it is.</summary>
public sealed class GatewayTests(HostFixture fixture) : HostTests(fixture)
{
    private Gateway Mail { get; } = new(fixture.Market);

    [Fact]
    public async Task Only_the_gateway_that_is_set_is_let_in()
    {
        string?[] wrong = [null, "Bearer", "Bearer x", $"Bearer {Gateway.Secret}x", Gateway.Basic("sendgrid", "x"), "Basic !!", "Basic",
            $"Digest {Gateway.Secret}", Gateway.Secret, $"Bearer {Fixture.Market.TokenOf("sam")}"];
        foreach (var path in new[] { "mail/inbound", "mail/inbound/sendgrid" })
        {
            foreach (var authorization in wrong)
            {
                var answer = await Mail.Knock(path, authorization);
                answer.ExpectProblem(401, "secretWrong");
                Assert.Contains("Basic", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            }
        }
        (await Mail.Knock("mail/inbound", Gateway.Basic("anybody", Gateway.Secret))).Expect(200);
        (await Market.Stranger(Gateway.Secret).Get("mail/inbound")).ExpectProblem(405, "methodNotAllowed");
        (await Market.Stranger(Gateway.Secret).Get("desk/mail")).ExpectProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task A_mail_that_is_delivered_again_lies_there_once()
    {
        var mail = new
        {
            from = "Nobody <nobody@example.com>",
            to = new[] { "support@workmarket.example" },
            subject = "Hello",
            messageId = NewId(),
            text = "Is anybody there?",
        };
        var first = await Taken(Mail.Deliver(mail), "unknownSender");
        for (var again = 0; again < 3; again++)
            Assert.Equal(first, await Taken(Mail.Deliver(mail), "unknownSender"));
        Assert.Single((await Listed("kind=unknownSender")), one => Text(one, "id") == first);
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", "automatic")]
    [InlineData("Precedence", "bulk", "automatic")]
    [InlineData("X-Failed-Recipients", "nora@example.com", "bounce")]
    [InlineData("Content-Type", "multipart/report; report-type=delivery-status; boundary=x", "bounce")]
    public async Task Machines_are_told_from_people(string header, string value, string kind) => await Taken(
        Mail.DeliverForm(
            ("headers", $"Message-ID: <{NewId()}>\n{header}: {value}\nSubject: Re\n"), ("from", "nora@example.com"),
            ("to", $"x@{Gateway.Domain}"), ("text", "I am away.")), kind);

    [Fact]
    public async Task Our_own_mail_come_back_is_not_kept()
    {
        var answer = (await Mail.DeliverForm(
            ("headers", $"Message-ID: <{NewId()}>\nX-WorkMarket-Case: 0123456789abcdef\n"), ("from", "x@example.com"), ("text", "Loop")))
            .Expect(200);
        Assert.Equal("ignored", Text(answer.Json, "result"));
    }

    [Theory]
    [InlineData("reply+zzzzzzzzzzzzzzzz.e1.00000000000000000000000000000000")]
    [InlineData("reply+0123456789abcdef.e1.0123456789abcdef0123456789abcdef")]
    [InlineData("Reply+x")]
    [InlineData("reply+")]
    [InlineData("reply+.%00.'")]
    public async Task A_reply_address_that_is_made_up_is_told(string local) =>
        await Taken(
            Mail.Deliver(new
            {
                from = "nora@example.com",
                to = new[] { $"{local}@{Gateway.Domain}" },
                messageId = NewId(),
                text = "We pay.",
            }), "forgedToken");

    [Fact]
    public async Task A_mail_in_another_charset_or_in_none_that_there_is_is_read()
    {
        byte[] latin = [.. "Z"u8, 0xFC, .. "rich"u8];
        foreach (var charset in new[] { "iso-8859-1", "utf-8", "x-none" })
        {
            var id = await Taken(
                Mail.DeliverForm(
                    ("from", "x@example.com"), ("text", latin), ("charsets", $$"""{"text":"{{charset}}"}"""),
                    ("headers", $"Message-ID: <{NewId()}>\n")), "unknownSender");
            Assert.Equal("Zürich", Text((await Sam.Get($"desk/mail/{id}")).Expect(200).Json, "text"));
        }
    }

    [Fact]
    public async Task Ten_megabytes_of_quotes_are_taken_with_what_stands_below_them()
    {
        var quotes = string.Concat(Enumerable.Repeat("> When will you pay, please? We wait for it.\n", 230_000));
        var id = await Taken(
            Mail.DeliverForm(
                ("headers", $"Message-ID: <{NewId()}>\n"), ("from", "x@example.com"), ("text", quotes + "Tomorrow."),
                ("html", $"<blockquote>{quotes}</blockquote>")), "unknownSender");
        Assert.Equal("Tomorrow.", Text((await Sam.Get($"desk/mail/{id}")).Expect(200).Json, "text"));
        id = await Taken(
            Mail.Deliver(new { from = "x@example.com", to = Array.Empty<string>(), messageId = NewId(), text = "Today.\n" + quotes }),
            "unknownSender");
        Assert.Equal("Today.", Text((await Sam.Get($"desk/mail/{id}")).Expect(200).Json, "text"));
    }

    [Fact]
    public async Task Nothing_in_a_header_leaves_its_line()
    {
        var id = await Taken(Mail.Deliver(new
        {
            from = "\"Evil\r\nBcc: all@example.com\" <x@example.com>",
            to = new[] { "a@example.com\r\nBcc: b@example.com" },
            subject = "Re: you\r\nBcc: all@example.com\r\n\r\n<script>alert(1)</script>\u202E",
            messageId = NewId() + "\r\nX-WorkMarket-Case: 1",
            headers = new Dictionary<string, string> { ["X-Evil\r\nX-WorkMarket-Case"] = "0123456789abcdef" },
            text = "Hello\u0000\u0007.",
        }), "unknownSender");
        var mail = (await Sam.Get($"desk/mail/{id}")).Expect(200).Json;
        Assert.Equal(("Re: you Bcc: all@example.com <script>alert(1)</script>", "Hello."), (Text(mail, "subject"), Text(mail, "text")));
        Assert.DoesNotContain("\\n", mail.GetProperty("to").GetRawText() + mail.GetProperty("from").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--xYzZY--\r\n")]
    [InlineData("--xYzZY\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHello")]
    [InlineData("--xYzZY\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHello\r\n--xYzZY\r\nnot a header\r\n\r\n--xYzZY--\r\n")]
    [InlineData("--xYzZY\r\nContent-Disposition: attachment\r\n\r\n\r\n--xYzZY\r\n\r\nx\r\n--xYzZY--\r\n")]
    [InlineData("--xYzZY\r\nContent-Disposition: form-data; name=\"text\"; filename=\"text\"\r\n\r\nHello\r\n--xYzZY--\r\n")]
    public async Task A_form_that_breaks_off_is_taken_as_far_as_it_goes(string body) =>
        Assert.Equal("desk", Text((await Mail.DeliverForm(body)).Expect(200).Json, "result"));

    [Fact]
    public async Task What_is_no_delivery_is_refused()
    {
        (await Mail.DeliverForm("x", "text/plain")).ExpectRefusal(415, "formRequired");
        (await Mail.DeliverForm("x", "multipart/form-data")).ExpectRefusal(400, "boundaryMissing");
        (await Mail.Deliver(new { from = "x@example.com" })).ExpectRefusal(400, "jsonInvalid");
        (await Mail.Deliver(new { from = "x@example.com", to = new string?[] { null } })).ExpectRefusal(400, "jsonInvalid");
        (await Mail.Deliver(new { from = "x@example.com", to = Array.Empty<string>(), colour = "red" })).ExpectRefusal(400, "jsonInvalid");
        (await Mail.Deliver(new { from = "x@example.com", to = Array.Empty<string>(), text = new string('x', 25 * 1024 * 1024) }))
            .ExpectRefusal(413, "bodyTooLarge");
    }

    private static string NewId() => $"{Guid.NewGuid():N}@mail.example";

    private static async Task<string> Taken(Task<Answer> delivery, string kind)
    {
        var answer = (await delivery).Expect(200).Json;
        Assert.Equal(("desk", kind), (Text(answer, "result"), Text(answer, "kind")));
        return Text(answer, "mail")!;
    }

    private async Task<IReadOnlyList<JsonElement>> Listed(string query) =>
        [.. (await Sam.Get($"desk/mail?limit=200&{query}")).Expect(200).Json.GetProperty("mails").EnumerateArray()];

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
