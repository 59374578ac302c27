using System.Buffers.Binary;
using System.Text;

namespace WorkMarket.Printing;

/// <summary>A font with the outlines of some glyphs only. Numbers of glyphs stay as they are.</summary>
internal static class FontSubset
{
    private const uint WholeSum = 0xB1B0AFBA;
    private const int MorePieces = 0x20;
    private const int WordArguments = 0x01;
    private const int OneScale = 0x08;
    private const int TwoScales = 0x40;
    private const int Matrix = 0x80;
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    /// <summary>The font file.</summary>
    public static byte[] Cut(TrueTypeFont font, IEnumerable<ushort> glyphs)
    {
        var wanted = new SortedSet<int>(glyphs.Select(glyph => (int)glyph)) { 0 };
        for (var waiting = new Queue<int>(wanted); waiting.TryDequeue(out var glyph);)
        {
            foreach (var piece in Pieces(font, glyph).Where(wanted.Add))
                waiting.Enqueue(piece);
        }
        var (outlines, places) = (new List<byte>(), new byte[4 * (font.GlyphCount + 1)]);
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            if (wanted.Contains(glyph))
                outlines.AddRange(Outline(font, glyph));
            while (outlines.Count % 4 != 0)
                outlines.Add(0);
            BinaryPrimitives.WriteInt32BigEndian(places.AsSpan(4 * (glyph + 1)), outlines.Count);
        }
        return Write([.. Kept.Select(name => (name, name switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => places,
            "head" => Head(font),
            _ => font.Table(name).ToArray(),
        })).Where(table => table.Item2.Length > 0)]);
    }

    private static byte[] Head(TrueTypeFont font)
    {
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private static ReadOnlySpan<byte> Outline(TrueTypeFont font, int glyph) =>
        font.Table("glyf")[Place(font, glyph)..Place(font, glyph + 1)];

    private static int Place(TrueTypeFont font, int glyph) => font.HasLongPlaces
        ? BinaryPrimitives.ReadInt32BigEndian(font.Table("loca")[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(font.Table("loca")[(2 * glyph)..]);

    // A glyph may be put together of others, as letters with accents are.
    private static List<int> Pieces(TrueTypeFont font, int glyph)
    {
        var outline = Outline(font, glyph);
        var pieces = new List<int>();
        if (outline.IsEmpty || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return pieces;
        for (var (at, flags) = (10, MorePieces); (flags & MorePieces) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            pieces.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2)
                + ((flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
        return pieces;
    }

    private static byte[] Write((string Name, byte[] Content)[] tables)
    {
        var power = (int)Math.Log2(tables.Length);
        var start = 12 + (16 * tables.Length);
        var file = new byte[start + tables.Sum(table => Padded(table.Content.Length))];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        short[] search = [(short)tables.Length, (short)(16 << power), (short)power, (short)((16 * tables.Length) - (16 << power))];
        foreach (var (index, number) in search.Index())
            BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(4 + (2 * index)), number);
        var headAt = 0;
        foreach (var (index, (name, content)) in tables.Index())
        {
            content.CopyTo(file, start);
            var entry = file.AsSpan(12 + (16 * index));
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(start, Padded(content.Length))));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], start);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], content.Length);
            if (name == "head")
                headAt = start;
            start += Padded(content.Length);
        }
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), unchecked(WholeSum - Sum(file)));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (; !bytes.IsEmpty; bytes = bytes[4..])
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes));
        return sum;
    }
}
