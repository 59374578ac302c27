using System.Text;
using MimeKit;
using NodaTime;
using WorkMarket.Application.Inbound;
using WorkMarket.Mail.Inbound;
using Xunit;

namespace WorkMarket.Mail.Tests.Inbound;

/// <summary>Mail that would take long to read goes to the desk unread: how it begins is shown there, as it came.</summary>
public sealed class BoundTests
{
    private const string Head =
        "From: Nora <nora@example.com>\r\nTo: reply+x@in.example\r\nMessage-ID: <m1@mail.example>\r\nSubject: Re: you\r\n";
    private const int LongestHeader = 64 * 1024;
    private const int LongestBlock = 256 * 1024;
    private static readonly string Wide = string.Concat(Enumerable.Repeat($" {new string('b', 1021)}\r\n", LongestHeader / 1024 + 1));
    private static readonly string Folded = "X-Long: a\r\n" + string.Concat(Enumerable.Repeat(" b\r\n", LongestHeader / 4 + 1));

    [Theory]
    [InlineData("{0}\r\nWe pay.")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{0}\r\nWe pay.\r\n--b--\r\n")]
    [InlineData(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n{0}\r\nWe "
            + "pay.\r\n--c--\r\n--b--\r\n")]
    [InlineData("Content-Type: message/rfc822\r\n\r\nSubject: x\r\n{0}\r\nWe pay.")]
    public void A_header_that_is_folded_without_end_is_not_parsed_wherever_it_stands(string rest)
    {
        var mail = Posted.Form(
            ("email", Head + rest.Replace("{0}", Folded, StringComparison.Ordinal)),
            ("envelope", """{"to":["d@in.example"],"from":"nora@example.com"}"""));
        Assert.True(mail.IsUnread);
        Assert.Equal(MailNature.Unread, MailSorting.Sort(mail, new()));
        Assert.Equal(
            ("nora@example.com", "Re: you", "m1@mail.example", "nora@example.com"),
            (mail.From, mail.Subject, mail.MessageId, mail.ReturnTo));
        Assert.Equal(["reply+x@in.example", "d@in.example"], mail.To);
        Assert.Equal("", mail.Written);
        Assert.StartsWith("From: Nora", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parsed_form_is_bounded_likewise()
    {
        var mail = Posted.Form(
            ("headers", $"Message-ID: <m1@mail.example>\r\n{Folded}"), ("from", "nora@example.com"), ("to", "d@in.example"),
            ("text", "We pay."));
        Assert.Equal((true, "nora@example.com", "We pay.", ""), (mail.IsUnread, mail.From, mail.Body, mail.Written));
    }

    [Fact]
    public void Many_headers_are_bounded_together() =>
        Assert.True(Raw(string.Concat(Enumerable.Repeat("X-A: b\r\n", LongestBlock / 8 + 1)) + "\r\n").IsUnread);

    [Theory]
    // A long line, a text that is indented, and many parts are no long headers.
    [InlineData("Subject: x\r\n\r\n", "We pay. ", "")]
    [InlineData("Subject: x\r\n\r\n", "    We pay.\r\n\r\n", "")]
    [InlineData("Subject: x\r\n\r\n--b\r\n", "We pay.\r\n\r\n", "--b--\r\n")]
    [InlineData("Subject: x\r\n\r\n", "--b\r\nX-A: b\r\n\r\nWe pay.\r\n", "--b--\r\n")]
    [InlineData("Subject: x\r\n\r\n", "-- \r\nWe pay.\r\n", "")]
    // Neither are lines of a file that all begin with a blank, nor what stands in HTML after a line that could part the parts of another
    // mail.
    [InlineData(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n", "  at Line.Of(Text)\r\n", "--b--\r\n")]
    [InlineData("Subject: x\r\n\r\nAn error message and its boundary:\r\n", "\tat Line.Of(Text)\r\n", "")]
    [InlineData(
        "Content-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/html\r\n\r\n<!--\r\n-->\r\n", "<p>We pay.\r\n",
        "--=_b--\r\n")]
    public void What_people_send_is_parsed_however_long_it_is(string begin, string again, string end) =>
        Assert.False(Raw(begin + string.Concat(Enumerable.Repeat(again, 2_000_000 / again.Length)) + end).IsUnread);

    /// <summary>
    /// However a mail says where its parts and the mails within it begin: where MimeKit finds too long a header, it was not to be asked.
    /// </summary>
    [Fact]
    public void Whatever_is_parsed_has_no_longer_header()
    {
        string[] pieces =
        [
            "Content-Type: multipart/mixed; boundary=b\r\n", "Content-Type: multipart/mixed; boundary=\">\"\r\n",
            "Content-Type: multipart/mixed; boundary*0=\">\"\r\n",
            "Content-Type: multipart/mixed; boundary*=utf-8''%3E\r\n", "Content-Type: multipart/mixed; BOUNDARY = (a) >\r\n",
            "Content-Type: multipart/mixed; boundary (a) =\r\n \"\\>\"\r\n",
            "Content-Type: multipart/mixed; boundary=\"=?utf-8?q?=3E?=\"\r\n",
            "Content-Type: multipart/mixed; boundary=\" >\"\r\n", "Content-Type: multipart/mixed; boundary=\"\"\r\n",
            "Content-Type: multipart/digest; boundary=b\r\n",
            "Content-Type: message/rfc822\r\n", "Content-Type: Message (a) / RFC822\r\n", "Content-Type: text/rfc822-headers\r\n",
            "Content-Type: message/partial\r\n",
            "\r\n", "\n", "\r\n", "\r\r\n", " \r\n", "--b\r\n", "-->\r\n", "-- >\r\n", "--\r\n", "-->--\r\n", "--b--\r\n", "X-A: a\r\n",
            "We pay.\r\n", Wide, Wide, Wide,
        ];
        var random = new Random(20261129);
        var tooLong = 0;
        for (var mails = 0; mails < 1_500; mails++)
        {
            var mail = "Subject: a\r\n" + string.Concat(random.GetItems(pieces, random.Next(3, 12)));
            if (!HasLongHeader(mail))
                continue;
            tooLong++;
            Assert.True(Raw(mail).IsUnread, mail.Replace(Wide, "{wide}", StringComparison.Ordinal));
        }
        Assert.InRange(tooLong, 150, 1_500);
    }

    private static bool HasLongHeader(string mail)
    {
        try
        {
            return Headers(MimeMessage.Load(new MemoryStream(Bytes(mail))))
                .Any(header => header.RawField.Length + header.RawValue.Length > LongestHeader);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static IEnumerable<Header> Headers(MimeMessage mail) => mail.Headers.Concat(Headers(mail.Body));

    private static IEnumerable<Header> Headers(MimeEntity? entity) => (entity?.Headers ?? []).Concat(entity switch
    {
        Multipart parts => parts.SelectMany(Headers),
        MessagePart { Message: { } inner } => Headers(inner),
        _ => [],
    });

    [Fact]
    public void Reading_has_a_deadline()
    {
        var reader = new MailReader(new() { ReadWithin = Duration.Zero });
        var raw = reader.Read(new Dictionary<string, byte[]> { ["email"] = Bytes(Head + "\r\nWe pay.") });
        Assert.Equal((true, "Re: you", ""), (raw.IsUnread, raw.Subject, raw.Written));
        var parts = reader.Read(new MailParts("nora@example.com", ["d@in.example"]) { Text = "We pay.", Subject = "Re: you" });
        Assert.Equal((true, "Re: you", "We pay.", ""), (parts.IsUnread, parts.Subject, parts.Body, parts.Written));
    }

    private static ReceivedMail Raw(string text) => Posted.Form(("email", text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
