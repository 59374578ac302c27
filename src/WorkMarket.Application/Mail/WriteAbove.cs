using System.Text;

namespace WorkMarket.Application.Mail;

/// <summary>
/// The line that begins each mail of ours, for whoever answers it to write above (domain.md §12, What is quoted), and what a text comes to
/// where it is compared with what we sent.
/// </summary>
public static class WriteAbove
{
    /// <summary>The line.</summary>
    public const string Line = "--- Please write above this line ---";

    private static readonly string Words = Compared(Line);

    /// <summary>
    /// What is compared of a line: its letters and digits in small. Quote marks, spacing, wrapping and how mail programs set off what is
    /// bold, listed or linked make no difference, nor do links and addresses, which mail servers rewrite.
    /// </summary>
    public static string Compared(ReadOnlySpan<char> line)
    {
        var words = new StringBuilder(line.Length);
        foreach (var range in line.SplitAny(' ', '\t', '<', '>', '(', ')', '[', ']', '"'))
        {
            var word = line[range];
            if (IsLink(word))
                continue;
            foreach (var letter in word)
            {
                if (char.IsLetterOrDigit(letter))
                    words.Append(char.ToLowerInvariant(letter));
            }
        }
        return words.ToString();
    }

    /// <summary>Whether a word is a link or an address, as it is or in a link of a mail server's.</summary>
    public static bool IsLink(ReadOnlySpan<char> word) =>
        word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || word.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || word.IndexOf('@') is > 0 and var at && word[at..].Contains('.');

    /// <summary>
    /// Where the line stands in a text's lines, the first time, whatever a mail program has put around it; null where it does not.
    /// </summary>
    public static int? Find(IReadOnlyList<string> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            // As it stands, or broken in two.
            if (lines[at].Length < LongestLine && lines[at].Contains("lease", StringComparison.OrdinalIgnoreCase)
                && Compared(lines[at]) is { Length: > 0 } words
                && (words == Words || words.EndsWith(Words, StringComparison.Ordinal) || Words.StartsWith(
                    words, StringComparison.Ordinal) && at + 1 < lines.Count && words + Compared(lines[at + 1]) == Words))
            {
                return at;
            }
        }
        return null;
    }

    /// <summary>What stands before it in its own line, where somebody wrote there.</summary>
    public static string Before(string line) =>
        line.IndexOf(Line, StringComparison.Ordinal) is > 0 and var at ? line[..at].Trim(' ', '>', '*') : "";

    private const int LongestLine = 2_000;
}

/// <summary>Texts cut to a length.</summary>
public static class Excerpt
{
    /// <summary>How many characters notices and mails quote of a text, where nothing else is set.</summary>
    public const int Usual = 500;

    /// <summary>
    /// A text of at most so many characters: one that is longer ends with a mark, and never in the middle of a character.
    /// </summary>
    public static string Cut(string text, int length, string mark = "…")
    {
        if (text.Length <= length)
            return text;
        var end = length - mark.Length;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + mark;
    }
}
