using System.Globalization;
using System.Text;

namespace WorkMarket.Printing;

/// <summary>
/// A font of a PDF file. What is drawn in it is remembered: the file holds the glyphs that it needs, and what each one reads as.
/// </summary>
internal sealed class PdfFont(TrueTypeFont font, string name, int number)
{
    private const int MostInBlock = 100;
    private readonly SortedDictionary<ushort, string> used = [];
    private readonly bool[] isUsed = new bool[font.GlyphCount];
    private readonly string?[] drawn = new string?[char.MaxValue + 1];

    /// <summary>Its name on a page.</summary>
    public string Name => name;

    /// <summary>Its object.</summary>
    public int Number => number;

    /// <summary>Writes a text as numbers of glyphs, hexadecimal.</summary>
    public void Draw(ReadOnlySpan<char> text, StringBuilder to)
    {
        foreach (var letter in text)
        {
            if (char.IsSurrogate(letter))
            {
                DrawRunes(text, to);
                return;
            }
        }
        foreach (var letter in text)
            to.Append(drawn[letter] ?? Digits(letter));
    }

    private void DrawRunes(ReadOnlySpan<char> text, StringBuilder to)
    {
        foreach (var rune in text.EnumerateRunes())
            to.Append(Digits(rune.Value));
    }

    private string Digits(int character)
    {
        var glyph = font.Glyph(character);
        var digits = Digits(glyph, isUsed[glyph] ? "" : char.ConvertFromUtf32(character));
        if (character < drawn.Length)
            drawn[character] = digits;
        return digits;
    }

    /// <summary>A glyph as its number, hexadecimal.</summary>
    /// <param name="glyph">The glyph.</param>
    /// <param name="reads">What it reads as.</param>
    public string Digits(ushort glyph, string reads)
    {
        if (!isUsed[glyph] || (reads.Length > 0 && used[glyph].Length == 0))
            (isUsed[glyph], used[glyph]) = (true, reads);
        return glyph.ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <summary>The font itself.</summary>
    public TrueTypeFont Font => font;

    /// <summary>How wide a text is in some size.</summary>
    public double Width(ReadOnlySpan<char> text, double size)
    {
        if (!Runs.ArePlain(text))
            return Runs.Split(text.ToString(), font)
                .Sum(run => run.Font.Shape(run.Text, run.IsRightToLeft).Sum(glyph => glyph.Advance)) * size / 1000;
        var width = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            width += char.IsHighSurrogate(letter) && at + 1 < text.Length
                ? font.Width(font.Glyph(char.ConvertToUtf32(letter, text[++at])))
                : font.WidthOf(letter);
        }
        return width * size / 1000;
    }

    /// <summary>Writes it, after all that is drawn in it.</summary>
    public void Write(PdfFile file)
    {
        var content = FontSubset.Cut(font, used.Keys);
        var embedded = file.AddStream(content, string.Create(CultureInfo.InvariantCulture, $"/Length1 {content.Length} "));
        // The six letters say that it is not the whole font.
        var called = $"/DOSSIE+{font.Name}";
        var descriptor = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName {called} /Flags 4 /FontBBox [{string.Join(' ', font.Box)}] "
            + $"/ItalicAngle 0 /Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.Ascent} "
            + $"/StemV 80 /FontFile2 {embedded} 0 R >>"));
        var widths = string.Join(' ', used.Keys.Select(glyph =>
            string.Create(CultureInfo.InvariantCulture, $"{glyph} [{font.Width(glyph)}]")));
        var descendant = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {called} "
            + $"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {descriptor} 0 R /W [{widths}] /CIDToGIDMap /Identity >>"));
        var reading = file.AddStream(Encoding.ASCII.GetBytes(Reading()));
        file.Add(number, string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /Type0 /BaseFont {called} /Encoding /Identity-H "
            + $"/DescendantFonts [{descendant} 0 R] /ToUnicode {reading} 0 R >>"));
    }

    // What makes drawn text real text: it can be searched, copied and read aloud.
    private string Reading()
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """);
        foreach (var block in used.Where(pair => pair.Value.Length > 0).Chunk(MostInBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, reads) in block)
                map.Append(
                    CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(reads))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
