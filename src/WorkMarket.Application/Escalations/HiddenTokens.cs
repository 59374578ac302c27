using System.Buffers;
using System.Text;

namespace WorkMarket.Application.Escalations;

/// <summary>
/// Takes reply addresses and signed links out of texts. A reply may quote the mail that it answers, token and all, and the other side reads
/// the reply: nobody is to answer in another's name. Those that are known are told by their value, whatever mail servers have made of what
/// stands around it and however the line was broken; others by how they begin.
/// </summary>
public static class HiddenTokens
{
    private const char Mark = '…';
    private const int Group = 3;
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

    /// <summary>
    /// A text in which none of some tokens is left, as it is or as base64 in a link, in capitals or not, in one piece or in lines.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The tokens, in small hexadecimal digits.</param>
    public static string In(string text, IReadOnlyCollection<string> tokens)
    {
        if (tokens.Count == 0)
            return text;
        var (letters, places) = Solid(text);
        var hidden = new List<(int Begin, int End)>();
        Find(letters, tokens, StringComparison.OrdinalIgnoreCase);
        Find(letters, [.. tokens.SelectMany(Encoded).Distinct()], StringComparison.Ordinal);
        if (hidden.Count == 0)
            return text;
        var (shown, done) = (new StringBuilder(), 0);
        foreach (var (begin, end) in hidden.OrderBy(one => one.Begin))
        {
            if (begin < done)
                continue;
            shown.Append(text, done, begin - done).Append(Mark);
            done = end;
        }
        return shown.Append(text, done, text.Length - done).ToString();

        void Find(string solid, IReadOnlyCollection<string> values, StringComparison comparison)
        {
            var any = SearchValues.Create([.. values], comparison);
            var length = values.First().Length;
            for (var from = 0; from < solid.Length && solid.AsSpan(from).IndexOfAny(any) is >= 0 and var at; from += at + 1)
                hidden.Add((places[from + at], places[Math.Min(from + at + length, solid.Length) - 1] + 1));
        }
    }

    // Without what may come between two letters where a line is broken or its form changed, and where each letter was.
    private static (string Letters, List<int> Places) Solid(string text)
    {
        var (letters, places) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '>' or '=' or '|' or '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060')
                continue;
            letters.Append(text[at]);
            places.Add(at);
        }
        return (letters.ToString(), places);
    }

    // What base64 makes of a token, wherever it begins in a group of three bytes, without what its neighbours change.
    private static IEnumerable<string> Encoded(string token)
    {
        for (var before = 0; before < Group; before++)
        {
            var text = Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('x', before) + token)).TrimEnd('=');
            yield return text.Substring(before == 0 ? 0 : before + 1, Shortest(token));
        }
    }

    private static int Shortest(string token) => token.Length / Group * 4 - 4;

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
