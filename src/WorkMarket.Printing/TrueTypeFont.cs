using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace WorkMarket.Printing;

/// <summary>A TrueType font: which glyph draws a character, and how wide it is.</summary>
internal sealed class TrueTypeFont
{
    private const int HeaderLength = 12;
    private const int EntryLength = 16;
    private const int UnicodeFull = 12;
    private readonly byte[] file;
    private readonly FrozenDictionary<string, (int Offset, int Length)> tables;
    private readonly FrozenDictionary<int, ushort> glyphs;
    private readonly ushort[] basic = new ushort[char.MaxValue + 1];
    private readonly ushort[] basicWidths = new ushort[char.MaxValue + 1];
    private readonly int unitsPerEm;
    private readonly int[] widths;

    private TrueTypeFont(string name, byte[] file)
    {
        (Name, this.file) = (name, file);
        tables = Enumerable.Range(0, U16(4)).Select(index => HeaderLength + (index * EntryLength))
            .ToFrozenDictionary(at => Encoding.ASCII.GetString(file, at, 4), at => (I32(at + 8), I32(at + 12)));
        unitsPerEm = U16(Start("head") + 18);
        GlyphCount = U16(Start("maxp") + 4);
        var (last, first) = (U16(Start("hhea") + 34) - 1, Start("hmtx"));
        widths = [.. Enumerable.Range(0, GlyphCount).Select(glyph => Thousandths(U16(first + (4 * Math.Min(glyph, last)))))];
        glyphs = ReadGlyphs();
        foreach (var (character, glyph) in glyphs)
        {
            if (character < basic.Length)
                basic[character] = glyph;
        }
        for (var character = 0; character < basic.Length; character++)
            basicWidths[character] = (ushort)widths[basic[character]];
    }

    /// <summary>Text as it is.</summary>
    public static TrueTypeFont Regular { get; } = Load("DejaVuSans");

    /// <summary>Headings.</summary>
    public static TrueTypeFont Bold { get; } = Load("DejaVuSans-Bold");

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
    public ushort Glyph(int character) => character < basic.Length ? basic[character] : glyphs.GetValueOrDefault(character);

    /// <summary>How wide a character of the basic plane is, in thousandths of the size.</summary>
    public int WidthOf(char character) => basicWidths[character];

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

    // The table over all of Unicode; both fonts have it.
    private FrozenDictionary<int, ushort> ReadGlyphs()
    {
        var start = Start("cmap");
        var found = new Dictionary<int, ushort>();
        for (var index = 0; index < U16(start + 2); index++)
        {
            var table = start + I32(start + 8 + (index * 8));
            if (U16(table) != UnicodeFull)
                continue;
            for (var (group, at) = (0, table + 16); group < I32(table + 12); (group, at) = (group + 1, at + 12))
            {
                for (var character = I32(at); character <= I32(at + 4); character++)
                    found[character] = (ushort)(I32(at + 8) + character - I32(at));
            }
        }
        return found.ToFrozenDictionary();
    }

    private int Thousandths(int units) => (int)Math.Round(units * 1000m / unitsPerEm, MidpointRounding.AwayFromZero);

    private int Start(string table) => tables[table].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}
