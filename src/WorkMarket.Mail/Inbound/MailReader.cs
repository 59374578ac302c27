using System.Collections.Immutable;
using MimeKit;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;

namespace WorkMarket.Mail.Inbound;

/// <summary>Reads mail with MimeKit, as far as it goes.</summary>
public sealed class MailReader : IMailReader
{
    // More than is shown of anything, so that what is kept stays small whatever comes.
    private const int MostKept = 64 * 1024;
    private const int MostHeaders = 200;
    private const int LongestLine = 1_000;
    private const int MostAddresses = 50;

    /// <inheritdoc/>
    public ReceivedMail Read(MailParts parts) => Read(parts, []);

    /// <inheritdoc/>
    public ReceivedMail Read(IReadOnlyDictionary<string, byte[]> form)
    {
        var fields = new FormFields(form);
        return fields.Raw is { } raw && Parse(raw) is { } mime
            ? Read(Parts(mime, fields), Named(mime.Headers))
            : Read(Parts(fields), Named(fields.Headers));
    }

    private static ReceivedMail Read(MailParts parts, IEnumerable<string> named)
    {
        var html = new Lazy<string>(() => parts.Html is { } source ? HtmlText.Of(source) : "");
        var text = parts.Text?.ReplaceLineEndings("\n") ?? "";
        var headers = parts.Headers.Take(MostHeaders).Select(header => new MailHeader(Line(header.Name), Line(header.Value))).ToImmutableList();
        var mail = new ReceivedMail
        {
            From = Addresses(parts.From).FirstOrDefault() ?? "",
            ReturnTo = parts.ReturnTo is { } returnTo ? Line(returnTo).Trim('<', '>') : null,
            To = [.. named.Concat(parts.To.SelectMany(Addresses)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAddresses)],
            Subject = Line(parts.Subject),
            Headers = headers,
            Body = Lines(string.IsNullOrWhiteSpace(text) ? html.Value : text),
            Written = Lines(Quotes.Strip(text) is { Length: > 0 } written ? written : Quotes.Strip(html.Value)),
        };
        return mail with { MessageId = mail["Message-ID"]?.Trim('<', '>', ' ') is { Length: > 0 } id ? id : null };
    }

    private static MailParts Parts(FormFields form) => new(form["from"], [form["to"], form["cc"], .. form.EnvelopeTo])
    {
        ReturnTo = form.EnvelopeFrom,
        Subject = form["subject"],
        Headers = Decoded(form.Headers),
        Text = form["text"],
        Html = form["html"],
    };

    private static MailParts Parts(MimeMessage mime, FormFields form) => new(mime.From.Mailboxes.FirstOrDefault()?.Address ?? "", form.EnvelopeTo)
    {
        ReturnTo = form.EnvelopeFrom,
        Subject = mime.Subject ?? "",
        Headers = Decoded(mime.Headers),
        Text = mime.TextBody,
        Html = mime.HtmlBody,
    };

    private static MimeMessage? Parse(byte[] raw)
    {
        try
        {
            return MimeMessage.Load(new MemoryStream(raw), persistent: true);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ImmutableList<MailHeader> Decoded(HeaderList headers) => [.. headers.Take(MostHeaders).Select(header => new MailHeader(header.Field, header.Value))];

    // From the bytes: decoded, a name could hold what parts addresses.
    private static IEnumerable<string> Named(HeaderList headers) => headers
        .Where(header => header.Id is HeaderId.To or HeaderId.Cc)
        .SelectMany(header => InternetAddressList.TryParse(header.RawValue, out var list) ? Bare(list) : Addresses(header.Value));

    private static IEnumerable<string> Addresses(string text) => InternetAddressList.TryParse(text, out var list) ? Bare(list) : [];

    private static IEnumerable<string> Bare(InternetAddressList list) => list.Mailboxes.Select(mailbox => Line(mailbox.Address)).Where(address => address.Length > 0);

    private static string Line(string text) => Plain.Line(Excerpt.Of(text, LongestLine));

    private static string Lines(string text) => string.Join('\n', Plain.Lines(Excerpt.Of(text, MostKept))).Trim();
}
