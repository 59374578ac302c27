using System.Text;
using NodaTime;
using WorkMarket.Application.Inbound;
using WorkMarket.Mail.Inbound;
using Xunit;

namespace WorkMarket.Mail.Tests.Inbound;

/// <summary>Mail that would take long to read goes to the desk unread: how it begins is shown there, as it came.</summary>
public sealed class BoundTests
{
    private const string Head = "From: Nora <nora@example.com>\r\nTo: reply+x@in.example\r\nMessage-ID: <m1@mail.example>\r\nSubject: Re: you\r\n";
    private const int LongestHeader = 64 * 1024;
    private const int LongestBlock = 256 * 1024;
    private static readonly string Folded = "X-Long: a\r\n" + string.Concat(Enumerable.Repeat(" b\r\n", LongestHeader / 4 + 1));

    [Theory]
    [InlineData("{0}\r\nWe pay.")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{0}\r\nWe pay.\r\n--b--\r\n")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n{0}\r\nWe pay.\r\n--c--\r\n--b--\r\n")]
    [InlineData("Content-Type: message/rfc822\r\n\r\nSubject: x\r\n{0}\r\nWe pay.")]
    public void A_header_that_is_folded_without_end_is_not_parsed_wherever_it_stands(string rest)
    {
        var mail = Posted.Form(("email", Head + rest.Replace("{0}", Folded, StringComparison.Ordinal)), ("envelope", """{"to":["d@in.example"],"from":"nora@example.com"}"""));
        Assert.True(mail.IsUnread);
        Assert.Equal(MailNature.Unread, MailSorting.Of(mail, new()));
        Assert.Equal(("nora@example.com", "Re: you", "m1@mail.example", "nora@example.com"), (mail.From, mail.Subject, mail.MessageId, mail.ReturnTo));
        Assert.Equal(["reply+x@in.example", "d@in.example"], mail.To);
        Assert.Equal("", mail.Written);
        Assert.StartsWith("From: Nora", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parsed_form_is_bounded_likewise()
    {
        var mail = Posted.Form(("headers", $"Message-ID: <m1@mail.example>\r\n{Folded}"), ("from", "nora@example.com"), ("to", "d@in.example"), ("text", "We pay."));
        Assert.Equal((true, "nora@example.com", "We pay.", ""), (mail.IsUnread, mail.From, mail.Body, mail.Written));
    }

    [Fact]
    public void Many_headers_are_bounded_together() => Assert.True(Raw(string.Concat(Enumerable.Repeat("X-A: b\r\n", LongestBlock / 8 + 1)) + "\r\n").IsUnread);

    [Theory]
    // A long line, a text that is indented, and many parts are no long headers.
    [InlineData("Subject: x\r\n\r\n", "We pay. ", "")]
    [InlineData("Subject: x\r\n\r\n", "    We pay.\r\n\r\n", "")]
    [InlineData("Subject: x\r\n\r\n--b\r\n", "We pay.\r\n\r\n", "--b--\r\n")]
    [InlineData("Subject: x\r\n\r\n", "--b\r\nX-A: b\r\n\r\nWe pay.\r\n", "--b--\r\n")]
    [InlineData("Subject: x\r\n\r\n", "-- \r\nWe pay.\r\n", "")]
    public void What_people_send_is_parsed_however_long_it_is(string begin, string again, string end) =>
        Assert.False(Raw(begin + string.Concat(Enumerable.Repeat(again, 2_000_000 / again.Length)) + end).IsUnread);

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
