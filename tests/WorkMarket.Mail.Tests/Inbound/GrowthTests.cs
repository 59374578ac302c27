using System.Text;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;
using WorkMarket.Mail.Inbound;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Mail.Tests.Inbound;

/// <summary>How long a mail takes grows with its size and not with the square of that, whatever a stranger writes in it.</summary>
public sealed class GrowthTests
{
    private const int Bytes = 500_000;
    private static readonly MailReader Reader = new(new() { ReadWithin = NodaTime.Duration.FromMinutes(5) });

    [Theory]
    [InlineData("Subject: a\r\n", " b\r\n", "\r\nx")]
    [InlineData("X-A: a\r\n", "\tbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\r\n", "\r\nx")]
    [InlineData("Subject: ", "a ", "\r\n\r\nx")]
    [InlineData("", "X-A: b\r\n", "\r\nx")]
    [InlineData("To: ", "a@b.c, ", "\r\n\r\nx")]
    [InlineData("Content-Type: text/plain", "; a=b", "\r\n\r\nx")]
    [InlineData("References: ", "<a@b> ", "\r\n\r\nx")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n\r\nx\r\n", "")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nX-A: b\r\n", " b\r\n", "\r\nx\r\n--b--")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\nX-A: b\r\n c\r\n\r\nx\r\n", "")]
    [InlineData("Content-Type: multipart/mixed; boundary=\">\"\r\n\r\n-->\r\n", "X-A: b\r\n", "\r\nx\r\n-->--")]
    [InlineData("Content-Type: multipart/mixed; boundary=\">\"\r\n\r\n-->\r\n", "Content-Type: text/plain\r\n", "\r\nx\r\n-->--")]
    [InlineData("Content-Type: multipart/mixed; boundary=\">\"\r\n\r\n-->\r\nContent-Type: text/plain", "; a=b", "\r\n\r\nx\r\n-->--")]
    [InlineData(
        "Content-Type: multipart/mixed; boundary=\">\"\r\n\r\n-->\r\nContent-Disposition: attachment; a=b", ";", "\r\n\r\nx\r\n-->--")]
    [InlineData("Content-Type: multipart/mixed; boundary=\">\"\r\n\r\n", "-->\r\nX-A: b\r\n c\r\n\r\nx\r\n", "")]
    [InlineData("", "Content-Type: message/rfc822\r\n\r\n", "")]
    [InlineData("Content-Type: message/rfc822\r\n\r\nSubject: a\r\n", " b\r\n", "\r\nx")]
    [InlineData("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n", "YWFh\r\n", "")]
    [InlineData("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", "a=\r\n", "")]
    [InlineData("Content-Type: text/plain; charset=utf-8\r\n\r\n", "\u00FC", "")]
    public void A_raw_mail(string begin, string again, string end) => Growth.IsInProportion(
        bytes =>
        {
            var form = new Dictionary<string, byte[]> { ["email"] = Encoding.Latin1.GetBytes(begin + Repeat(again, bytes) + end) };
            return () => Reader.Read(form);
        },
        Bytes);

    [Theory]
    [InlineData("headers", "Subject: a\r\n", " b\r\n")]
    [InlineData("headers", "", "X-A: b\r\n")]
    [InlineData("from", "", "<")]
    [InlineData("to", "", "a@b.c, ")]
    [InlineData("subject", "", "=?utf-8?q?a?= ")]
    [InlineData("envelope", "", "[")]
    [InlineData("charsets", "{\"a\":\"", "x")]
    public void A_field_of_a_form(string field, string begin, string again) => Growth.IsInProportion(
        bytes =>
        {
            var form = new Dictionary<string, byte[]> { [field] = Encoding.UTF8.GetBytes(begin + Repeat(again, bytes)) };
            return () => Reader.Read(form);
        },
        256 * 1024);

    [Theory]
    [InlineData("> quoted\n")]
    [InlineData("On Mon, Jun 22, 2026 WorkMarket wrote:\n\n> a\n")]
    [InlineData("On 2026\n")]
    [InlineData("2026 <a@b.c>:\n")]
    [InlineData("2026:\n")]
    [InlineData("From: a\nSent: b\n")]
    [InlineData("-- \n\n")]
    [InlineData("________________________________\n\n")]
    [InlineData("\n")]
    [InlineData("Sent from my iPhone\n\n")]
    [InlineData("a")]
    public void A_text(string again) => Growth.IsInProportion(
        letters =>
        {
            var parts = new MailParts("nora@example.com", []) { Text = "We pay.\n" + Repeat(again, letters) };
            return () => Reader.Read(parts);
        },
        Bytes);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<blockquote>a")]
    [InlineData("<p>a</p>")]
    [InlineData("<a href='")]
    [InlineData("&amp;")]
    [InlineData("&")]
    [InlineData("<div class='a b c'>x</div>")]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData(" a=b")]
    public void HTML(string again) => Growth.IsInProportion(
        letters =>
        {
            var parts = new MailParts("nora@example.com", []) { Html = "<p " + Repeat(again, letters) };
            return () => Reader.Read(parts);
        },
        Bytes);

    [Theory]
    [InlineData("We pay.\n")]
    [InlineData("Please answer by Friday, as we asked you.\n")]
    [InlineData("> Please\n")]
    [InlineData(WriteAbove.Line + "\n")]
    [InlineData("https://127.0.0.1/a\n")]
    [InlineData("\n")]
    public void What_stands_below_our_line(string again)
    {
        var (quotation, sent) = (new Quotation(new()),
            new SentText([SentText.Kept(Repeat("Please answer by Friday, as we asked you.\n", 10_000))]));
        Growth.IsInProportion(
            letters =>
            {
                var text = $"We pay.\n{WriteAbove.Line}\n{Repeat(again, letters)}";
                return () => quotation.Read(text, sent, default);
            },
            Bytes);
    }

    [Theory]
    [InlineData("00112233445566778899aabbccddeeff ")]
    [InlineData("0011223344556677")]
    [InlineData("reply+")]
    [InlineData("> =\n")]
    [InlineData("0")]
    public void Tokens_in_it(string again) => Growth.IsInProportion(
        letters =>
        {
            var (text, tokens) = (Repeat(again, letters), new[] { "00112233445566778899aabbccddeeff", new string('0', 32) });
            return () => HiddenTokens.In(HiddenTokens.In(text, tokens));
        },
        Bytes);

    private static string Repeat(string text, int letters) => string.Concat(Enumerable.Repeat(text, letters / text.Length));
}
