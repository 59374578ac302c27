using System.Buffers;
using System.Globalization;
using System.Text;

namespace WorkMarket.Printing;

/// <summary>
/// Text as it can be drawn, line by line, with nothing hidden and nothing lost. What the font lacks, what cannot be seen, what turns the
/// direction of the text, and scripts that are written from the right or whose letters change with their neighbours stand as their
/// code, as in ‹U+202E›.
/// </summary>
internal static class Printable
{
    // A code's own sign is written as a code, so that nobody can write what looks like one.
    private const int CodeSign = '\u2039';
    private const int MostMarks = 2;
    private const string Blanks = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    // Hebrew to Arabic, the scripts of India and around it, and the same in later blocks.
    private static readonly (int First, int Last)[] NotInOrder =
        [(0x0590, 0x08FF), (0x0900, 0x109F), (0x1780, 0x18AF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

    // ASCII and the letters and signs of western and central Europe, but for those that are drawn as something else.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', 0x180 - ' ').Select(value => (char)value)
        .Where(letter => letter == ' ' || (!IsBreak(new(letter)) && !IsSpace(new(letter)) && IsDrawn(new(letter))))]);

    /// <summary>The lines of a text.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        var line = new StringBuilder();
        for (var (at, marks) = (0, MostMarks); at < text.Length;)
        {
            // What most texts are made of is drawn as it is.
            var plain = text.AsSpan(at).IndexOfAnyExcept(Plain) is >= 0 and var other ? other : text.Length - at;
            if (plain > 0)
            {
                line.Append(text, at, plain);
                (at, marks) = (at + plain, 0);
                continue;
            }
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
            {
                line.Append(CodeOf(text[at]));
                at++;
                continue;
            }
            at += length;
            if (IsBreak(rune))
            {
                if (rune.Value == '\r' && at < text.Length && text[at] == '\n')
                    at++;
                yield return line.ToString();
                line.Clear();
                marks = MostMarks;
                continue;
            }
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? marks + 1 : 0;
            line.Append(IsSpace(rune) ? " " : marks <= MostMarks && IsDrawn(rune) ? rune.ToString() : CodeOf(rune.Value));
        }
        yield return line.ToString();
    }

    /// <summary>A text in one line.</summary>
    public static string Line(string text) => string.Join(' ', Lines(text));

    /// <summary>A character as its code.</summary>
    public static string CodeOf(int value) => string.Create(CultureInfo.InvariantCulture, $"‹U+{value:X4}›");

    private static bool IsBreak(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    private static bool IsSpace(Rune rune) => rune.Value == '\t' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator;

    private static bool IsDrawn(Rune rune) =>
        rune.Value != CodeSign
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.EnclosingMark)
        && !(rune.IsBmp && Blanks.Contains((char)rune.Value, StringComparison.Ordinal))
        && !Array.Exists(NotInOrder, range => rune.Value >= range.First && rune.Value <= range.Last)
        && TrueTypeFont.Regular.Glyph(rune.Value) != 0 && TrueTypeFont.Bold.Glyph(rune.Value) != 0;
}
