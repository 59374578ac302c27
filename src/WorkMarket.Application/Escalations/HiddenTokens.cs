using System.Buffers;
using System.Text;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// Takes reply addresses and signed links out of texts, as they are and as mail servers write them into links of their own. A reply may
/// quote the mail that it answers, token and all, and the other side reads the reply: nobody is to answer in another's name.
/// </summary>
public static class HiddenTokens
{
    private const char Mark = '…';
    private static readonly string[] Words = [ReplyAddress.Prefix, Uri.EscapeDataString(ReplyAddress.Prefix), UpdateLink.Page];
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(Words, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\n\r<>\"'()[]{}|\u00A0");

    /// <summary>A text in which each of them ends after its beginning.</summary>
    public static string In(string text)
    {
        var shown = new StringBuilder();
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Beginnings) is >= 0 and var at)
        {
            var begun = at + LengthOf(rest[at..]);
            shown.Append(rest[..begun]).Append(Mark);
            rest = rest[begun..];
            rest = rest.IndexOfAny(Ends) is >= 0 and var end ? rest[end..] : [];
        }
        return shown.Length == 0 ? text : shown.Append(rest).ToString();
    }

    private static int LengthOf(ReadOnlySpan<char> found)
    {
        foreach (var word in Words)
        {
            if (found.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return word.Length;
        }
        return 0;
    }
}
