using System.Collections.Immutable;
using MimeKit;
using WorkMarket.Application.Inbound;
using WorkMarket.Application.Mail;

namespace WorkMarket.Mail.Inbound;

/// <summary>Reads mail with MimeKit, as far as it goes and as long as is given to it.</summary>
public sealed class MailReader(MailOptions options) : IMailReader
{
    private readonly Quotation quotation = new(options);

    // More than is shown of anything, so that what is kept stays small whatever comes.
    private const int MostKept = 64 * 1024;
    private const int MostHeaders = 200;
    private const int LongestLine = 1_000;
    private const int MostAddresses = 50;

    // MimeKit takes time that grows with the square of a list's length.
    private const int LongestList = 64 * 1024;
    private const int LongestBeginning = 16 * 1024;

    /// <inheritdoc/>
    public ReceivedMail Read(MailParts parts) => Within(
        stop => Read(parts, [], [(parts.Text, parts.Html)], stop),
        () => Unread(parts, [], parts.Text ?? parts.Html ?? ""));

    /// <inheritdoc/>
    public ReceivedMail Read(IReadOnlyDictionary<string, byte[]> form)
    {
        var fields = new FormFields(form);
        return fields.IsTooMuch ? Unread(fields) : Within(stop => Read(fields, stop), () => Unread(fields));
    }

    private ReceivedMail Within(Func<CancellationToken, ReceivedMail> read, Func<ReceivedMail> otherwise)
    {
        using var deadline = new CancellationTokenSource(options.ReadWithin.ToTimeSpan());
        try
        {
            return read(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            return otherwise();
        }
    }

    private ReceivedMail Read(FormFields fields, CancellationToken stop) => fields.Raw is { } raw && Parse(raw, stop) is { } mime
        ? Read(Parts(mime, fields), Named(mime.Headers), [.. MimeText.Read(mime.Body)], stop)
        : Read(Parts(fields), Named(fields.Headers), [(fields["text"], fields["html"])], stop);

    private ReceivedMail Read(
        MailParts parts, IEnumerable<string> named, IReadOnlyList<(string? Plain, string? Html)> pieces, CancellationToken stop)
    {
        var plain = Join(pieces, piece => string.IsNullOrWhiteSpace(piece.Plain) ? Html(piece.Html, false) : piece.Plain);
        var marked = new[] { plain, Join(pieces, piece => piece.Html is null ? "" : Html(piece.Html, true)) }.FirstOrDefault(
            Quotation.IsMarked);
        var written = marked is null ? Quotes.Strip(plain, stop) : quotation.Read(marked, SentText.Unknown, stop).Written;
        // Where nothing is written in plain text, it can be in the other form.
        if (written.Length == 0 && marked is null)
            written = Quotes.Strip(Join(pieces, piece => piece.Html is null ? piece.Plain : Html(piece.Html, false)), stop);
        return Head(parts, named) with { Body = Cut(plain), Written = Cut(written), Marked = marked };

        string? Html(string? source, bool isWhole) => source is null ? null : HtmlText.Read(source, isWhole, stop);
    }

    private static string Join(IEnumerable<(string? Plain, string? Html)> pieces, Func<(string? Plain, string? Html), string?> form) =>
        string.Join('\n', Plain.Lines(string.Join('\n', pieces.Select(form)))).Trim();

    // What was not read is shown as it came.
    private static ReceivedMail Unread(MailParts parts, IEnumerable<string> named, string source) =>
        Head(parts, named) with { Body = Cut(string.Join('\n', Plain.Lines(Excerpt.Cut(source, MostKept))).Trim()), IsUnread = true };

    private static ReceivedMail Unread(FormFields fields)
    {
        if (fields.Raw is not { } raw)
            return Unread(Parts(fields), Named(fields.Headers), fields["text"]);
        var beginning = raw.AsSpan(0, Math.Min(raw.Length, HeaderBounds.LongestHeader)).ToArray();
        var headers = FormFields.Read(beginning[..Math.Min(beginning.Length, LongestBeginning)]);
        var parts = new MailParts(headers["From"] ?? "", fields.EnvelopeTo)
        {
            ReturnTo = fields.EnvelopeFrom,
            Findings = fields.Findings,
            Subject = headers["Subject"] ?? "",
            Headers = Decoded(headers),
        };
        return Unread(parts, Named(headers), Charsets.Decode(beginning, null));
    }

    private static ReceivedMail Head(MailParts parts, IEnumerable<string> named)
    {
        var mail = new ReceivedMail
        {
            From = Addresses(parts.From).FirstOrDefault() ?? "",
            ReturnTo = parts.ReturnTo is { } returnTo ? Line(returnTo).Trim('<', '>') : null,
            To = [.. named.Concat(parts.To.SelectMany(Addresses)).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAddresses)],
            IsForged = parts.Findings.Exists(finding => finding.Contains("fail", StringComparison.OrdinalIgnoreCase)),
            Subject = Line(parts.Subject),
            Headers = parts.Headers.Take(MostHeaders).Select(header => new MailHeader(Line(header.Name), Line(header.Value)))
                .ToImmutableList(),
        };
        return mail with { MessageId = mail["Message-ID"]?.Trim('<', '>', ' ') is { Length: > 0 } id ? id : null };
    }

    private static MailParts Parts(FormFields form) => new(form["from"], [form["to"], form["cc"], .. form.EnvelopeTo])
    {
        ReturnTo = form.EnvelopeFrom,
        Findings = form.Findings,
        Subject = form["subject"],
        Headers = Decoded(form.Headers),
    };

    // What a mail holds is told by headers that MimeKit counts among its body's.
    private static MailParts Parts(MimeMessage mime, FormFields form) => new(
        mime.From.Mailboxes.FirstOrDefault()?.Address ?? "", form.EnvelopeTo)
    {
        ReturnTo = form.EnvelopeFrom,
        Findings = form.Findings,
        Subject = mime.Subject ?? "",
        Headers = [.. Decoded(mime.Body?.Headers ?? []), .. Decoded(mime.Headers)],
    };

    private static MimeMessage? Parse(byte[] raw, CancellationToken stop)
    {
        try
        {
            return MimeMessage.Load(new MemoryStream(raw), persistent: true, stop);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static ImmutableList<MailHeader> Decoded(HeaderList headers) =>
        [.. headers.Take(MostHeaders).Select(header => new MailHeader(header.Field, header.Value))];

    // Addresses are parsed from the raw bytes: a decoded name could contain a separator of addresses.
    private static IEnumerable<string> Named(HeaderList headers) => headers
        .Where(header => header.Id is HeaderId.To or HeaderId.Cc)
        .SelectMany(header => InternetAddressList.TryParse(header.RawValue, out var list) ? Bare(list) : Addresses(header.Value));

    private static IEnumerable<string> Addresses(string text) =>
        InternetAddressList.TryParse(Excerpt.Cut(text, LongestList), out var list) ? Bare(list) : [];

    private static IEnumerable<string> Bare(InternetAddressList list) =>
        list.Mailboxes.Select(mailbox => Line(mailbox.Address)).Where(address => address.Length > 0);

    private static string Line(string text) => Plain.Line(Excerpt.Cut(text, LongestLine));

    private static string Cut(string text) => Excerpt.Cut(text, MostKept).Trim();
}
