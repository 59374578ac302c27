using System.Buffers;
using System.Globalization;
using System.Text;

namespace WorkMarket.Printing;

/// <summary>
/// Text as it can be drawn, line by line, with nothing hidden and nothing lost. What the fonts lack, what cannot be seen and what turns
/// the direction of the text stands as its code, as in ‹U+202E›.
/// </summary>
internal static class Printable
{
    // A code's own sign is written as a code, so that nobody can write what looks like one.
    private const int CodeSign = '\u2039';
    private const int MostMarks = 2;
    private const string Blanks = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    /// <summary>What makes one picture of several.</summary>
    public const int Joiner = 0x200D;

    /// <summary>What makes a sign a picture.</summary>
    public const int AsPicture = 0xFE0F;

    // ASCII and the letters and signs of western and central Europe, but for those that are drawn as something else.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', 0x180 - ' ')
        .Select(value => (char)value)
        .Where(letter => letter == ' ' || (!IsBreak(new(letter)) && !IsSpace(new(letter)) && IsDrawn(new(letter))))]);

    /// <summary>The lines of a text.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        var line = new StringBuilder();
        for (var (at, marks, before) = (0, MostMarks, default(Rune)); at < text.Length;)
        {
            // What most texts are made of is drawn as it is.
            var plain = text.AsSpan(at).IndexOfAnyExcept(Plain) is >= 0 and var other ? other : text.Length - at;
            if (plain > 0)
            {
                line.Append(text, at, plain);
                (at, marks, before) = (at + plain, 0, default);
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
            var isDrawn = marks <= MostMarks && IsDrawn(rune) || IsOfPicture(rune, before, text.AsSpan(at));
            line.Append(IsSpace(rune) ? " " : isDrawn ? rune.ToString() : CodeOf(rune.Value));
            before = isDrawn ? rune : default;
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
        && rune.Value != AsPicture
        && ((TrueTypeFont.Regular.Glyph(rune.Value) != 0 && TrueTypeFont.Bold.Glyph(rune.Value) != 0)
            || TrueTypeFont.Find(rune.Value)?.Glyph(rune.Value) is > 0);

    // What cannot be seen by itself stays where it makes a picture of its neighbours, and nowhere else.
    private static bool IsOfPicture(Rune rune, Rune before, ReadOnlySpan<char> after) => rune.Value switch
    {
        AsPicture => IsPicture(before),
        Joiner => (IsPicture(before) || before.Value == AsPicture)
            && Rune.DecodeFromUtf16(after, out var next, out _) == OperationStatus.Done && IsPicture(next),
        _ => false,
    };

    private static bool IsPicture(Rune rune) => rune.Value > 0x2000 && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol;
}
