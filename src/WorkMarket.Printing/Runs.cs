using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace WorkMarket.Printing;

/// <summary>A part of a line that is drawn in one font and one direction, in the order in which it is read.</summary>
/// <param name="Font">The font.</param>
/// <param name="Text">The text.</param>
/// <param name="IsRightToLeft">Whether it is written from the right.</param>
internal sealed record Run(TrueTypeFont Font, string Text, bool IsRightToLeft)
{
    /// <summary>Its glyphs from the left, each with the text that it reads as; empty for all but the first of a cluster.</summary>
    public ImmutableArray<(ShapedGlyph Glyph, string Reads)> Glyphs()
    {
        var shaped = Font.Shape(Text, IsRightToLeft);
        var starts = shaped.Select(glyph => glyph.Cluster).Append(Text.Length).Distinct().Order().ToArray();
        return [.. shaped.Select((glyph, index) => (glyph, index > 0 && shaped[index - 1].Cluster == glyph.Cluster
            ? ""
            : Text[glyph.Cluster..starts[Array.BinarySearch(starts, glyph.Cluster) + 1]]))];
    }
}

/// <summary>
/// Parts a line into runs, from the left: each text element in a font that has it, and what is written from the right between what is
/// written from the left as it is read (the part of the Unicode Bidirectional Algorithm that text without control characters needs).
/// </summary>
internal static class Runs
{
    // Drawn glyph for letter in either font, in the order of the letters: what most texts are made of.
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable.Range(0, 0x0590).Concat(Enumerable.Range(0x1E00, 0x0E00))
            .Where(letter => letter <= LastLatin || (TrueTypeFont.Regular.Glyph(letter) != 0 && TrueTypeFont.Bold.Glyph(letter) != 0))
            .Select(letter => (char)letter),
    ]);

    private const char LastLatin = '\u02FF';

    private static readonly (int First, int Last)[] FromTheRight =
        [(0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

    /// <summary>Whether a text is one run of which each letter is a glyph.</summary>
    public static bool ArePlain(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange('\0', LastLatin) || !text.ContainsAnyExcept(Plain);

    /// <summary>The runs.</summary>
    public static IReadOnlyList<Run> Split(string line, TrueTypeFont font)
    {
        var elements = new List<(string Text, TrueTypeFont Font)>();
        for (var at = 0; at < line.Length;)
        {
            var element = line.Substring(at, StringInfo.GetNextTextElementLength(line, at));
            elements.Add((element, FontOf(element, font)));
            at += element.Length;
        }
        var levels = Levels(elements.ConvertAll(element => KindOf(element.Text)));
        var runs = new List<(StringBuilder Text, TrueTypeFont Font, int Level)>();
        foreach (var (index, element) in elements.Index())
        {
            if (runs.Count > 0 && runs[^1].Font == element.Font && runs[^1].Level == levels[index])
                runs[^1].Text.Append(element.Text);
            else
                runs.Add((new(element.Text), element.Font, levels[index]));
        }
        for (var level = levels.DefaultIfEmpty().Max(); level > 0; level--)
        {
            for (var from = 0; from < runs.Count; from++)
            {
                var to = from;
                while (to < runs.Count && runs[to].Level >= level)
                    to++;
                runs.Reverse(from, to - from);
                from = to;
            }
        }
        return runs.ConvertAll(run => new Run(run.Font, run.Text.ToString(), run.Level % 2 == 1));
    }

    // The given one where it has all of it; else the one for its first character, as what follows belongs to that.
    private static TrueTypeFont FontOf(string element, TrueTypeFont font)
    {
        Rune.DecodeFromUtf16(element, out var first, out _);
        return !font.Has(element) && TrueTypeFont.Find(first.Value) is { } other && other.Has(element) ? other : font;
    }

    private static Kind KindOf(string element)
    {
        Rune.DecodeFromUtf16(element, out var rune, out _);
        return Rune.IsDigit(rune) ? Kind.Number
            : Rune.IsLetter(rune) ? IsFromTheRight(rune) ? Kind.Right : Kind.Left
            : element is "." or "," or ":" or "/" or "-" or "+" ? Kind.Separator : Kind.Neutral;
    }

    private static bool IsFromTheRight(Rune rune) =>
        Array.Exists(FromTheRight, range => range.First <= rune.Value && rune.Value <= range.Last);

    // Even levels are written from the left, odd ones from the right; a higher one lies within a lower.
    private static int[] Levels(List<Kind> kinds)
    {
        var rightToLeft = kinds.Find(kind => kind is Kind.Left or Kind.Right) == Kind.Right;
        var levels = new int[kinds.Count];
        if (!kinds.Contains(Kind.Right))
            return levels;
        for (var at = 1; at < kinds.Count - 1; at++)
        {
            if (kinds[at] == Kind.Separator && kinds[at - 1] == Kind.Number && kinds[at + 1] == Kind.Number)
                kinds[at] = Kind.Number;
        }
        var inRight = rightToLeft;
        for (var at = 0; at < kinds.Count; at++)
        {
            if (kinds[at] is Kind.Left or Kind.Right)
                inRight = kinds[at] == Kind.Right;
            // What is neither goes with its neighbours where they agree, else with the line.
            var (before, after) = (inRight, Next(at));
            levels[at] = kinds[at] switch
            {
                Kind.Right => 1,
                Kind.Left => rightToLeft ? 2 : 0,
                Kind.Number => inRight || rightToLeft ? 2 : 0,
                _ => before == after ? before ? 1 : rightToLeft ? 2 : 0 : rightToLeft ? 1 : 0,
            };
        }
        return levels;

        // A number counts with the direction around it.
        bool Next(int at) =>
            kinds.FindIndex(at, kind => kind is Kind.Left or Kind.Right) is >= 0 and var next ? kinds[next] == Kind.Right : rightToLeft;
    }

    private enum Kind
    {
        None,
        Left,
        Right,
        Number,
        Separator,
        Neutral,
    }
}
