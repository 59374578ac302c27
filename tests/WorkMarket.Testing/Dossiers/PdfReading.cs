using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkMarket.Testing.Dossiers;

/// <summary>
/// The text of a PDF file as a reader of PDF extracts it: glyphs of the pages' streams through the fonts' maps to Unicode. Pages are in
/// the order of the page tree.
/// </summary>
internal sealed partial class PdfReading
{
    private readonly byte[] file;
    private readonly string text;

    public PdfReading(byte[] file)
    {
        (this.file, text) = (file, Encoding.Latin1.GetString(file));
        CheckPlaces();
        var fonts = Fonts();
        Pages = [.. Numbers(Kids().Match(text).Groups["kids"].Value)
            .Select(page => Lines(Contents().Match(Object(page)).Groups["stream"].Value, fonts))];
    }

    /// <summary>The lines of each page.</summary>
    public IReadOnlyList<List<string>> Pages { get; }

    /// <summary>All text; lines are joined as they stand.</summary>
    public string Text => string.Join('\n', Pages.SelectMany(page => page));

    /// <summary>All text without any space, as words are broken over lines.</summary>
    public string Letters => string.Concat(Pages.SelectMany(page => page)).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The letters from a place after the contents on to another.</summary>
    public string Between(string from, string to)
    {
        var letters = string.Concat(Pages.Skip(1).SelectMany(page => page)).Replace(" ", "", StringComparison.Ordinal);
        var start = letters.IndexOf(from, StringComparison.Ordinal);
        return letters[start..letters.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private Dictionary<string, Dictionary<string, string>> Fonts() =>
        FontName().Matches(text).DistinctBy(font => font.Groups["name"].Value).ToDictionary(font => font.Groups["name"].Value, font =>
        {
            var map = Encoding.ASCII.GetString(Stream(ToUnicode().Match(Object(font.Groups["number"].Value)).Groups["stream"].Value));
            return Pair().Matches(map)
                .ToDictionary(
                    pair => pair.Groups["glyph"].Value,
                    pair => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(pair.Groups["text"].Value)));
        });

    // A glyph that reads as nothing belongs to the one before.
    private List<string> Lines(string stream, Dictionary<string, Dictionary<string, string>> fonts) =>
        [.. Shown().Matches(Encoding.ASCII.GetString(Stream(stream)))
            .Select(line => string.Concat(Piece().Matches(line.Value).SelectMany(piece =>
                piece.Groups["glyphs"].Value.Chunk(4)
                    .Select(glyph => fonts[Named(line.Value[..piece.Index])].GetValueOrDefault(new(glyph), "")))))];

    private static string Named(string before) => Chosen().Matches(before)[^1].Groups["font"].Value;

    private string Object(string number)
    {
        var start = text.IndexOf($"\n{number} 0 obj\n", StringComparison.Ordinal);
        return text[start..text.IndexOf("endobj", start, StringComparison.Ordinal)];
    }

    private byte[] Stream(string number)
    {
        var start = text.IndexOf($"\n{number} 0 obj\n", StringComparison.Ordinal);
        var content = text.IndexOf("stream\n", start, StringComparison.Ordinal) + "stream\n".Length;
        var length = int.Parse(Length().Match(text, start).Groups["length"].Value, CultureInfo.InvariantCulture);
        using var unpacked = new MemoryStream();
        using var unpacking = new ZLibStream(new MemoryStream(file, content, length), CompressionMode.Decompress);
        unpacking.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    // A reader goes by the table at the end.
    private void CheckPlaces()
    {
        var start = int.Parse(StartOfTable().Match(text).Groups["at"].Value, CultureInfo.InvariantCulture);
        var rows = text[start..].Split('\n').Skip(3).TakeWhile(row => row.EndsWith(" n ", StringComparison.Ordinal)).ToList();
        for (var number = 1; number <= rows.Count; number++)
        {
            var at = int.Parse(rows[number - 1].AsSpan(0, 10), CultureInfo.InvariantCulture);
            if (!text.AsSpan(at).StartsWith($"{number} 0 obj\n"))
                throw new FormatException($"Object {number} is not at {at}.");
        }
    }

    private static string[] Numbers(string kids) =>
        kids.Split(" 0 R", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"/Kids \[(?<kids>[^\]]*)\]")]
    private static partial Regex Kids();

    [GeneratedRegex(@"/Contents (?<stream>\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex(@"/(?<name>F\d) (?<number>\d+) 0 R")]
    private static partial Regex FontName();

    [GeneratedRegex(@"/ToUnicode (?<stream>\d+) 0 R")]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"/Length (?<length>\d+) ")]
    private static partial Regex Length();

    [GeneratedRegex(@"startxref\n(?<at>\d+)\n")]
    private static partial Regex StartOfTable();

    [GeneratedRegex("^<(?<glyph>[0-9A-F]{4})> <(?<text>[0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex Pair();

    [GeneratedRegex("BT [^T].*? ET")]
    private static partial Regex Shown();

    [GeneratedRegex("<(?<glyphs>[0-9A-F]+)> Tj")]
    private static partial Regex Piece();

    [GeneratedRegex(@"/(?<font>F\d) ")]
    private static partial Regex Chosen();
}
