using System.Text;
using MimeKit;
using NodaTime;
using WorkMarket.Application.Mail;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Mail.Tests.Sending;

/// <summary>What a mail server's answers come to, and what goes over the wire.</summary>
public sealed class SmtpMailerTests
{
    private static readonly Letter Letter = new()
    {
        Id = "42.0123abcd",
        Address = "nora@example.com",
        Name = "Nora",
        Line = "Wanda asks for 12 € more",
        Title = "Zürich: 東京",
        Case = "a1b2c3d4e5f6a7b8",
        Version = 42,
        Hash = "9f86d081",
        ReplyTo = "reply+token@in.workmarket.example",
        Thread = "e1.0123abcd",
        Written = new string('x', 2000),
    };

    [Theory]
    [InlineData("RCPT", "550 No such user")]
    [InlineData("RCPT", "551 Not here")]
    [InlineData("RCPT", "553 No such name")]
    [InlineData(".", "554 Not wanted")]
    public async Task What_the_server_says_of_the_addressee_or_the_mail_for_good_is_for_good(string command, string answer)
    {
        using var server = new ScriptedServer((command, answer));
        await Assert.ThrowsAsync<MailRefusedException>(() => Send(server));
    }

    [Theory]
    [InlineData("CONNECT", "421 Too busy")]
    [InlineData("CONNECT", "554 No mail from here")]
    [InlineData("CONNECT", "HTTP/1.1 400 Bad Request")]
    [InlineData("CONNECT", "")]
    [InlineData("MAIL", "550 Not from you")]
    [InlineData("MAIL", "530 Sign in first")]
    [InlineData("RCPT", "450 Try again later")]
    [InlineData("RCPT", "452 Mailbox full")]
    [InlineData("DATA", "554 No valid recipients")]
    [InlineData("DATA", "")]
    [InlineData(".", "451 Greylisted")]
    [InlineData(".", "")]
    public async Task What_may_be_set_right_is_tried_again(string command, string answer)
    {
        using var server = new ScriptedServer((command, answer));
        var failure = await Assert.ThrowsAsync<MailUnavailableException>(() => Send(server));
        Assert.DoesNotContain("nora@example.com", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_tried_again()
    {
        using var server = new ScriptedServer(("RCPT", "250-"));
        await Assert.ThrowsAsync<MailUnavailableException>(() => Send(server, Duration.FromSeconds(1)));
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_tried_again()
    {
        using var server = new ScriptedServer();
        var port = server.Port;
        server.Dispose();
        await Assert.ThrowsAsync<MailUnavailableException>(() => new SmtpMailer(Options(port, Duration.FromSeconds(30)))
            .Send(Letter, default));
    }

    [Theory]
    [InlineData("500 What?")]
    [InlineData("")]
    public async Task A_mail_that_is_taken_is_sent_however_the_connection_ends(string answer)
    {
        using var server = new ScriptedServer(("QUIT", answer));
        await Send(server);
        Assert.Contains("Message-Id: <42.0123abcd@workmarket.example>", server.Content, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_mail_that_is_taken_is_sent_though_the_server_never_ends_its_goodbye()
    {
        using var server = new ScriptedServer(("QUIT", "250-"));
        await Send(server, Duration.FromHours(1)).WaitAsync(TimeSpan.FromMinutes(5));
        Assert.Contains("Message-Id: <42.0123abcd@workmarket.example>", server.Content, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nora")]
    [InlineData("nora@example.com, vera@example.com")]
    [InlineData("nora@example.com\r\nBcc: vera@example.com")]
    public async Task What_is_no_address_is_refused_and_nobody_is_asked(string address)
    {
        using var server = new ScriptedServer();
        await Assert.ThrowsAsync<MailRefusedException>(() => new SmtpMailer(Options(server.Port, Duration.FromSeconds(30)))
            .Send(Letter with { Address = address }, default));
        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task It_comes_as_text_and_as_html_from_the_product_to_a_bare_address_in_lines_that_every_server_takes()
    {
        using var server = new ScriptedServer();
        await Send(server);
        await server.Ended;
        Assert.All(server.Content.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        Assert.All(server.Content, letter => Assert.True(char.IsAscii(letter)));
        var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(server.Content)));
        Assert.Equal("Wanda asks for 12 € more: Zürich: 東京", mail.Subject);
        Assert.Equal("\"WorkMarket\" <no-reply@workmarket.example>", mail.From.ToString());
        Assert.Equal("nora@example.com", mail.To.ToString());
        Assert.Equal("reply+token@in.workmarket.example", mail.ReplyTo.ToString());
        Assert.Equal("42.0123abcd@workmarket.example", mail.MessageId);
        Assert.Equal("e1.0123abcd@workmarket.example", mail.InReplyTo);
        Assert.Equal(["e1.0123abcd@workmarket.example"], mail.References);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("a1b2c3d4e5f6a7b8", mail.Headers["X-WorkMarket-Case"]);
        Assert.Contains(Letter.Written!, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(Letter.Written!, mail.HtmlBody, StringComparison.Ordinal);
        Assert.Empty(mail.Attachments);
    }

    [Fact]
    public async Task What_is_enclosed_comes_as_it_is()
    {
        using var server = new ScriptedServer();
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        using var content = new MemoryStream(bytes);
        await new SmtpMailer(Options(server.Port, Duration.FromSeconds(30)))
            .Send(Letter with { Enclosures = [new("dossier.pdf", "application/pdf", content)] }, default);
        await server.Ended;
        var mail = await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(server.Content)));
        var enclosed = Assert.IsType<MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal(("dossier.pdf", "application/pdf"), (enclosed.FileName, enclosed.ContentType.MimeType));
        using var read = new MemoryStream();
        await enclosed.Content!.DecodeToAsync(read);
        Assert.Equal(bytes, read.ToArray());
    }

    [Fact]
    [Rule("§7 An API address appears in no mail")]
    public void No_words_of_a_mail_hold_an_address_but_links_to_pages_and_the_signed_links_of_the_request_and_the_answer()
    {
        var assembly = typeof(SmtpMailer).Assembly;
        var words = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".hbs", StringComparison.Ordinal)).ToDictionary(
            name => name, name => new StreamReader(assembly.GetManifestResourceStream(name)!).ReadToEnd());
        Assert.InRange(words.Count, 25, 100);
        Assert.All(words.Values, text =>
        {
            Assert.DoesNotContain("api/", text, StringComparison.Ordinal);
            Assert.DoesNotContain("http", text, StringComparison.Ordinal);
            Assert.DoesNotContain("POST", text, StringComparison.Ordinal);
        });
        var links = words.Where(one => one.Value.Contains("{{> link", StringComparison.Ordinal)
            || one.Value.Contains("href", StringComparison.Ordinal));
        Assert.Equal(
            [
                "client-request.hbs", "letter.html.hbs", "letter.txt.hbs", "link.html.hbs", "people-file.hbs", "people-invitation.hbs",
                "people-management.hbs", "people-owner.hbs", "people-successor.hbs", "support-answer.hbs",
            ],
            links.Select(one => one.Key).Order(StringComparer.Ordinal));
        Assert.Contains("{{> link to=page ", words["client-request.hbs"], StringComparison.Ordinal);
    }

    private static Task Send(ScriptedServer server, Duration? timeout = null) =>
        new SmtpMailer(Options(server.Port, timeout ?? Duration.FromSeconds(30))).Send(Letter, default);

    private static MailOptions Options(int port, Duration timeout) =>
        new() { Host = "127.0.0.1", Port = port, Tls = false, Timeout = timeout };
}
