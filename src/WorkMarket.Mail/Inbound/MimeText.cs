using MimeKit;

namespace WorkMarket.Mail.Inbound;

/// <summary>
/// All that is written in a mail, piece by piece in the order in which it is shown: mail programs put a photo between two parts of the
/// text. Files are none of it, whatever they hold.
/// </summary>
internal static class MimeText
{
    /// <summary>The pieces, each as plain text, as HTML, or as both.</summary>
    public static IEnumerable<(string? Plain, string? Html)> Read(MimeEntity? entity) => entity switch
    {
        MultipartAlternative alternative => [Choose([.. alternative.SelectMany(Read)])],
        MultipartRelated related => Read(related.Root),
        Multipart parts => parts.SelectMany(Read),
        TextPart { IsAttachment: false, FileName: null } text when text.IsPlain || text.IsHtml || text.IsEnriched =>
            [text.IsHtml ? (null, Read(text)) : (Read(text), null)],
        _ => [],
    };

    // The same in other words: as plain text and as HTML. One of them may be in pieces.
    private static (string? Plain, string? Html) Choose(IReadOnlyList<(string? Plain, string? Html)> forms) =>
        (Join(forms.Select(form => form.Plain)), Join(forms.Select(form => form.Html)));

    private static string? Join(IEnumerable<string?> pieces) =>
        pieces.OfType<string>().ToList() is { Count: > 0 } some ? string.Join('\n', some) : null;

    private static string Read(TextPart part)
    {
        if (part.Content is not { } content)
            return "";
        using var bytes = new MemoryStream();
        content.DecodeTo(bytes);
        return Charsets.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), part.ContentType.Charset);
    }
}
