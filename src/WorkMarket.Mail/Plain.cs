using System.Text;

namespace WorkMarket.Mail;

/// <summary>Makes what people wrote fit for a mail: nothing in it breaks a line, turns the direction or controls a terminal.</summary>
internal static class Plain
{
    /// <summary>One line.</summary>
    public static string Line(string text) =>
        string.Join(' ', Lines(text).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The lines of a text.</summary>
    public static string[] Lines(string text)
    {
        var clean = new StringBuilder(text.Length);
        Span<char> letters = stackalloc char[2];
        // Half a surrogate pair comes out as U+FFFD.
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
                clean.Append('\n');
            else if (rune.Value == '\t' || Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (!Rune.IsControl(rune) && !IsBidi(rune.Value))
                clean.Append(letters[..rune.EncodeToUtf16(letters)]);
        }
        return clean.ToString().Split('\n');
    }

    private static bool IsBidi(int letter) =>
        letter is 0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
