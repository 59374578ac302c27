using System.Text;
using Xunit;

namespace WorkMarket.Mail.Tests.Inbound;

/// <summary>Forms of SendGrid's Inbound Parse, in the charsets that they name, rightly or not.</summary>
public sealed class FormTests
{
    private static readonly byte[] Latin = [.. "Z"u8, 0xFC, .. "rich"u8];

    [Fact]
    public void Its_fields_make_up_a_mail()
    {
        var mail = Posted.Form(
            ("headers",
                "Message-ID: <a.1@mail.example>\nTo: \"Ortiz, W\" <Reply+x@In.example>, b@in.example\nCc: c@in.example\nDate: Mon, 22 Jun "
                    + "2026 10:00:00 -0400\nAuto-Submitted: no\n"),
            ("from", "Nora Quinn <nora@example.com>"),
            ("to", "b@in.example"),
            ("subject", "Re: Your worker"),
            ("text", "We pay."),
            ("envelope", """{"to":["d@in.example","b@in.example"],"from":"bounces@example.com"}"""),
            ("charsets", """{"to":"UTF-8","subject":"UTF-8","from":"UTF-8","text":"utf-8"}"""));
        Assert.Equal(
            ("a.1@mail.example", "nora@example.com", "bounces@example.com", "Re: Your worker", "We pay."),
            (mail.MessageId, mail.From, mail.ReturnTo, mail.Subject, mail.Written));
        Assert.Equal(["Reply+x@In.example", "b@in.example", "c@in.example", "d@in.example"], mail.To);
        Assert.Equal(("no", "Mon, 22 Jun 2026 10:00:00 -0400"), (mail["auto-submitted"], mail["DATE"]));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    // Not what it says, and nothing that there is.
    [InlineData("utf-8")]
    [InlineData("x-no-such-charset")]
    [InlineData("utf-7")]
    [InlineData("")]
    public void A_text_is_read_in_its_charset_or_as_well_as_can_be(string charset) =>
        Assert.Equal("Zürich", Posted.Form(("text", Latin), ("charsets", $$"""{"text":"{{charset}}"}""")).Written);

    [Theory]
    [InlineData("shift_jis", "東京")]
    [InlineData("koi8-r", "Москва")]
    [InlineData("utf-16", "Zürich")]
    [InlineData("big5", "台北")]
    public void So_is_one_of_elsewhere(string charset, string text) =>
        Assert.Equal(
            text,
            Posted.Form(
                ("text",
                    CodePagesEncodingProvider.Instance.GetEncoding(charset)?.GetBytes(text)
                    ?? Encoding.GetEncoding(charset).GetBytes(text)), ("charsets", $$"""{"text":"{{charset}}"}""")).Written);

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"text\":7,\"to\":{}}")]
    [InlineData("{\"to\":\"x\",\"from\":7}")]
    [InlineData("{\"to\":[7,null,\"\\ud800\"],\"from\":\"\\ud800\"}")]
    public void What_is_broken_beside_the_text_does_not_matter(string json)
    {
        var mail = Posted.Form(
            ("text", "We pay."), ("charsets", json), ("envelope", json), ("headers", "no headers at all \0\u0001\n\n: x\n"),
            ("from", "\r\n,;<>@"));
        Assert.Equal("We pay.", mail.Written);
        Assert.Empty(mail.To);
    }

    [Fact]
    public void Nothing_at_all_is_a_mail_without_text() =>
        Assert.Equal(("", "", "", null), (Posted.Form().From, Posted.Form().Written, Posted.Form().Subject, Posted.Form().MessageId));

    [Fact]
    public void A_null_sender_is_told_from_one_that_is_not_known()
    {
        Assert.Equal("", Posted.Form(("envelope", """{"to":["a@in.example"],"from":""}""")).ReturnTo);
        Assert.Equal("", Posted.Form(("envelope", """{"to":["a@in.example"],"from":"<>"}""")).ReturnTo);
        Assert.Null(Posted.Form(("envelope", """{"to":["a@in.example"]}""")).ReturnTo);
    }

    [Fact]
    public void Nothing_in_a_line_breaks_it()
    {
        var mail = Posted.Form(
            ("headers", "Subject: x\nMessage-ID: <a@b>\r\n"),
            ("subject", "Re: you\r\nBcc: evil@example.com\r\n\r\n<script>"),
            ("from", "Nora\r\nBcc: evil@example.com <nora@example.com>"),
            ("text", "We\u0000 pay\u202E.\u0007\r\nBcc: evil@example.com"));
        Assert.Equal("Re: you Bcc: evil@example.com <script>", mail.Subject);
        Assert.DoesNotContain('\n', mail.From);
        Assert.Equal("We pay.\nBcc: evil@example.com", mail.Written);
    }

    [Fact]
    public void A_raw_mail_is_read_like_one_in_fields()
    {
        var raw = string.Join("\r\n",
            "From: =?iso-8859-1?Q?J=FCrg?= <jurg@example.com>", "To: reply+x@in.example", "Subject: =?utf-8?B?WsO8cmljaA==?=",
            "Message-ID: <r1@mail.example>",
            "Content-Type: multipart/alternative; boundary=b", "",
            "--b", "Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: quoted-printable", "", "Z=FCrich=20pays.=",
            "", "> When?", "",
            "--b", "Content-Type: text/html", "", "<p>Rich</p>", "--b--", "");
        var mail = Posted.Form(("email", raw), ("envelope", """{"to":["d@in.example"],"from":"jurg@example.com"}"""));
        Assert.Equal(
            ("jurg@example.com", "Zürich", "Zürich pays.", "r1@mail.example"), (mail.From, mail.Subject, mail.Written, mail.MessageId));
        Assert.Equal(["reply+x@in.example", "d@in.example"], mail.To);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no mail\u0000 at all")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=x-none\r\n\r\ncut of")]
    [InlineData("Content-Type: text/plain; charset=\"\"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!")]
    public void A_raw_mail_that_is_broken_is_read_as_far_as_it_goes(string raw) => Assert.NotNull(Posted.Form(("email", raw)).Written);

    [Fact]
    public void A_mail_of_ten_thousand_nested_parts_is_read() => Assert.NotNull(Posted.Form(("email", string.Concat(
        Enumerable.Range(0, 10_000).Select(depth => $"Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n")))).Written);
}
