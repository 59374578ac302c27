using System.Collections.Frozen;
using System.Text;
using MimeKit.Text;

namespace WorkMarket.Mail.Inbound;

/// <summary>
/// The text of a mail in HTML, without what mail programs mark as quoted or as a signature. It goes by once, token by token, so that time
/// and memory grow with its length alone, however its elements are nested or left open.
/// </summary>
internal sealed class HtmlText(bool isWhole)
{
    // More characters of new text than are ever kept.
    private const int MostText = 256 * 1024;

    private static readonly FrozenSet<HtmlTagId> Breaking = new[]
    {
        HtmlTagId.Address, HtmlTagId.Article, HtmlTagId.Aside, HtmlTagId.BlockQuote, HtmlTagId.Br,
        HtmlTagId.DD, HtmlTagId.Div, HtmlTagId.DL, HtmlTagId.DT, HtmlTagId.Footer,
        HtmlTagId.H1, HtmlTagId.H2, HtmlTagId.H3, HtmlTagId.H4, HtmlTagId.H5,
        HtmlTagId.H6, HtmlTagId.Header, HtmlTagId.HR, HtmlTagId.LI, HtmlTagId.OL,
        HtmlTagId.P, HtmlTagId.Pre, HtmlTagId.Section, HtmlTagId.Table, HtmlTagId.TR, HtmlTagId.UL,
    }.ToFrozenSet();

    private static readonly FrozenSet<HtmlTagId> Unseen =
        new[] { HtmlTagId.Head, HtmlTagId.Script, HtmlTagId.Style, HtmlTagId.Title, HtmlTagId.Object, HtmlTagId.TextArea,
            HtmlTagId.Select }.ToFrozenSet();

    // Gmail, Yahoo, Thunderbird, Outlook and Proton.
    private static readonly FrozenSet<string> UnseenClasses = new[]
    {
        "gmail_quote", "gmail_extra", "gmail_attr", "gmail_signature", "yahoo_quoted",
        "moz-cite-prefix", "moz-signature", "OutlookMessageHeader", "protonmail_quote",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Outlook marks the beginning of quoted text with these ids.
    private static readonly FrozenSet<string> LastIds =
        new[] { "divRplyFwdMsg", "appendonsend", "stopSpelling", "mail-editor-reference-message-container",
            "OLK_SRC_BODY_SECTION" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly StringBuilder text = new();
    private string? unseen;
    private int depth;
    private bool isPreformatted;

    /// <summary>The text.</summary>
    /// <param name="html">The mail.</param>
    /// <param name="isWhole">Whether what is marked as quoted or as a signature is part of it.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="OperationCanceledException">It takes too long.</exception>
    public static string Read(string html, bool isWhole, CancellationToken stop)
    {
        var reading = new HtmlText(isWhole);
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true, IgnoreTruncatedTags = true };
        while (tokens.ReadNextToken(out var token) && reading.Take(token))
            stop.ThrowIfCancellationRequested();
        return reading.text.ToString();
    }

    private bool Take(HtmlToken token)
    {
        switch (token)
        {
            case HtmlTagToken tag when unseen is not null:
                // Elements of the same name are nested; what is left open goes on to the end.
                depth += !tag.Name.Equals(unseen, StringComparison.OrdinalIgnoreCase) || tag.IsEmptyElement ? 0 : tag.IsEndTag ? -1 : 1;
                unseen = depth == 0 ? null : unseen;
                return true;
            case HtmlTagToken { IsEndTag: false } tag when !isWhole && LastIds.Contains(Value(tag, HtmlAttributeId.Id)):
                return false;
            case HtmlTagToken { IsEndTag: false, IsEmptyElement: false } tag
                when Unseen.Contains(tag.Id) || !isWhole && (tag.Id == HtmlTagId.BlockQuote || IsOfUnseenClass(tag)):
                (unseen, depth) = (tag.Name, 1);
                return true;
            case HtmlTagToken tag:
                if (Breaking.Contains(tag.Id))
                    Break();
                isPreformatted = tag.Id == HtmlTagId.Pre ? !tag.IsEndTag : isPreformatted;
                return true;
            case HtmlDataToken { Kind: HtmlTokenKind.Data } data when unseen is null:
                Append(data.Data);
                return text.Length < MostText;
            default:
                return true;
        }
    }

    private static bool IsOfUnseenClass(HtmlTagToken tag) =>
        Value(tag, HtmlAttributeId.Class).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Any(UnseenClasses.Contains);

    private static string Value(HtmlTagToken tag, HtmlAttributeId id) =>
        tag.Attributes.FirstOrDefault(attribute => attribute.Id == id)?.Value ?? "";

    private void Append(string data)
    {
        foreach (var letter in data)
        {
            if (isPreformatted || !char.IsWhiteSpace(letter))
                text.Append(letter);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                text.Append(' ');
        }
    }

    // Several blank lines in a row become one.
    private void Break()
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && !(text.Length > 1 && text[^1] == '\n' && text[^2] == '\n'))
            text.Append('\n');
    }
}
