using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace WorkMarket.Printing;

/// <summary>A glyph where it is drawn, in thousandths of the size.</summary>
/// <param name="Glyph">Its number.</param>
/// <param name="Cluster">Where the text begins that it belongs to.</param>
/// <param name="Advance">How far the next one is.</param>
/// <param name="X">How far it is drawn to the right of its place.</param>
/// <param name="Y">How far above it.</param>
internal readonly record struct ShapedGlyph(ushort Glyph, int Cluster, int Advance, int X, int Y);

/// <summary>A TrueType font: which glyph draws a character, how wide it is, and what letters become beside each other.</summary>
internal sealed class TrueTypeFont
{
    private const int HeaderLength = 12;
    private const int EntryLength = 16;
    private static readonly ImmutableList<Other> Others =
    [
        new("NotoSansDevanagari-Regular", 0x0900, 0x097F), new("NotoSansBengali-Regular", 0x0980, 0x09FF),
        new("NotoSansTamil-Regular", 0x0B80, 0x0BFF),
        new("NotoSansTelugu-Regular", 0x0C00, 0x0C7F), new("NotoSansThai-Regular", 0x0E00, 0x0E7F), new("NanumGothic", 0x1100, 0x11FF),
        new("NotoEmoji-Regular", 0x2000, 0x2BFF), new("DroidSansFallbackFull", 0x2E80, 0x312F), new("NanumGothic", 0x3130, 0x318F),
        new("DroidSansFallbackFull", 0x3190, 0xABFF), new("NanumGothic", 0xAC00, 0xD7FF), new("DroidSansFallbackFull", 0xF900, 0xFFEF),
        new("NotoEmoji-Regular", 0x1F000, 0x1FAFF), new("DroidSansFallbackFull", 0x20000, 0x2FFFF),
    ];

    private readonly byte[] file;
    private readonly FrozenDictionary<string, (int Offset, int Length)> tables;

    // The glyph of each character of the basic plane, and its width, and one; none where nobody asked for it yet.
    private readonly int[] glyphs = new int[char.MaxValue + 1];
    private readonly int[] characterWidths = new int[char.MaxValue + 1];
    private readonly int unitsPerEm;
    private readonly int[] widths;

    private readonly Lazy<Font> shaper;

    private TrueTypeFont(string name, byte[] file)
    {
        (Name, this.file, shaper) = (name, file, new(Shaper));
        tables = Enumerable.Range(0, U16(4)).Select(index => HeaderLength + (index * EntryLength))
            .ToFrozenDictionary(at => Encoding.ASCII.GetString(file, at, 4), at => (I32(at + 8), I32(at + 12)));
        unitsPerEm = U16(Start("head") + 18);
        GlyphCount = U16(Start("maxp") + 4);
        var (last, first) = (U16(Start("hhea") + 34) - 1, Start("hmtx"));
        widths = [.. Enumerable.Range(0, GlyphCount).Select(glyph => Thousandths(U16(first + (4 * Math.Min(glyph, last)))))];
    }

    /// <summary>Text as it is.</summary>
    public static TrueTypeFont Regular { get; } = Load("DejaVuSans");

    /// <summary>Headings.</summary>
    public static TrueTypeFont Bold { get; } = Load("DejaVuSans-Bold");

    /// <summary>The font that has characters which those two lack, or null. It is read when one is first needed.</summary>
    public static TrueTypeFont? Find(int character) => Others.Find(other => other.From <= character && character <= other.To)?.Font.Value;

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    /// <summary>How many glyphs it has.</summary>
    public int GlyphCount { get; }

    /// <summary>How far it reaches above the line, in thousandths of its size.</summary>
    public int Ascent => Thousandths(I16(Start("hhea") + 4));

    /// <summary>How far below, less than nothing.</summary>
    public int Descent => Thousandths(I16(Start("hhea") + 6));

    /// <summary>The box that holds every glyph, in thousandths of the size.</summary>
    public IEnumerable<int> Box => Enumerable.Range(0, 4).Select(side => Thousandths(I16(Start("head") + 36 + (2 * side))));

    /// <summary>Whether places of glyphs are written in four bytes rather than two.</summary>
    public bool HasLongPlaces => I16(Start("head") + 50) == 1;

    /// <summary>The glyph of a character; 0 where the font has none.</summary>
    public ushort Glyph(int character)
    {
        if (character < glyphs.Length && glyphs[character] is > 0 and var known)
            return (ushort)(known - 1);
        var glyph = shaper.Value.TryGetNominalGlyph((uint)character, out var found) ? (ushort)found : (ushort)0;
        if (character < glyphs.Length)
            glyphs[character] = glyph + 1;
        return glyph;
    }

    /// <summary>Whether it has all of a text element. What joins and varies pictures is told by the font itself.</summary>
    public bool Has(ReadOnlySpan<char> element)
    {
        foreach (var rune in element.EnumerateRunes())
        {
            if (Glyph(rune.Value) == 0 && rune.Value is not (Printable.Joiner or Printable.AsPicture))
                return false;
        }
        return true;
    }

    /// <summary>The glyphs of a text, from the left.</summary>
    public IReadOnlyList<ShapedGlyph> Shape(string text, bool rightToLeft)
    {
        // A mark is told from its letter, so that each glyph reads as what it is.
        using var buffer = new HarfBuzzSharp.Buffer { ClusterLevel = ClusterLevel.MonotoneCharacters };
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        shaper.Value.Shape(buffer);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var glyphs = new ShapedGlyph[infos.Length];
        for (var at = 0; at < glyphs.Length; at++)
        {
            var place = positions[at];
            glyphs[at] = new((ushort)infos[at].Codepoint, (int)infos[at].Cluster, place.XAdvance, place.XOffset, place.YOffset);
        }
        return glyphs;
    }

    // The bytes stay where they are as long as the process does, as fonts do.
    private Font Shaper()
    {
        using var blob = new Blob(GCHandle.Alloc(file, GCHandleType.Pinned).AddrOfPinnedObject(), file.Length, MemoryMode.ReadOnly);
        var font = new Font(new Face(blob, 0));
        font.SetScale(1000, 1000);
        font.SetFunctionsOpenType();
        return font;
    }

    /// <summary>How wide a character of the basic plane is by itself, in thousandths of the size.</summary>
    public int WidthOf(char character) => characterWidths[character] is > 0 and var known ? known - 1
        : (characterWidths[character] = widths[Glyph(character)] + 1) - 1;

    /// <summary>How wide a glyph is, in thousandths of the size.</summary>
    public int Width(int glyph) => widths[glyph];

    /// <summary>A table, empty where there is none of that name.</summary>
    public ReadOnlySpan<byte> Table(string name) =>
        tables.TryGetValue(name, out var place) ? file.AsSpan(place.Offset, place.Length) : default;

    private static TrueTypeFont Load(string name)
    {
        using var stream = typeof(TrueTypeFont).Assembly.GetManifestResourceStream($"{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not there.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new(name, file);
    }

    private sealed record Other(string Name, int From, int To)
    {
        private static readonly ConcurrentDictionary<string, Lazy<TrueTypeFont>> Loaded = new();

        public Lazy<TrueTypeFont> Font => Loaded.GetOrAdd(Name, static name => new(() => Load(name)));
    }

    private int Thousandths(int units) => (int)Math.Round(units * 1000m / unitsPerEm, MidpointRounding.AwayFromZero);

    private int Start(string table) => tables[table].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}
