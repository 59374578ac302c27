using System.Collections.Immutable;
using System.Text;

namespace WorkMarket.Printing;

/// <summary>What a document is called, and what stands on each of its pages.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Head">The line at the head of each page.</param>
/// <param name="Foot">The line at the foot, before the number of the page.</param>
/// <param name="At">When it was made, as PDF writes it.</param>
/// <param name="Id">What tells it from others, hexadecimal.</param>
internal sealed record PaperSheet(string Title, string Head, string Foot, string At, string Id);

/// <summary>A section and where it begins, in points above the foot of its page.</summary>
internal sealed record SectionPlace(string Title, int Page, int Number, double Height);

/// <summary>The pages of a PDF file. Each is written when it is full; the first one last, when it is known what is where.</summary>
internal sealed class PdfPages
{
    /// <summary>How wide text may be.</summary>
    public const double Width = PageWidth - (2 * Margin);

    private const double PageWidth = 612;
    private const double PageHeight = 792;
    private const double Margin = 54;
    private const double EdgeSize = 7;
    private readonly PdfFile file;
    private readonly PaperSheet sheet;
    private readonly int tree;
    private readonly List<int> pages = [];
    private readonly List<int> links = [];
    private readonly List<PdfFont> fonts = [];
    private readonly StringBuilder content = new();
    private int page;
    private double height;

    public PdfPages(Stream to, PaperSheet sheet)
    {
        (file, this.sheet) = (new(to), sheet);
        tree = file.Reserve();
        (Regular, Bold) = (Font(TrueTypeFont.Regular), Font(TrueTypeFont.Bold));
        Begin(file.Reserve());
    }

    /// <summary>The font of text.</summary>
    public PdfFont Regular { get; }

    /// <summary>The font of headings.</summary>
    public PdfFont Bold { get; }

    /// <summary>How much room is left on this page.</summary>
    public double Left => height - Margin;

    /// <summary>The sections so far. Their pages are counted from the first one after the cover.</summary>
    public ImmutableList<SectionPlace> Sections { get; private set; } = [];

    /// <summary>Begins the next page.</summary>
    public void Turn()
    {
        End(pages.Count + 2, "");
        Begin(file.Reserve());
    }

    /// <summary>Leaves room.</summary>
    public void Skip(double room) => height -= room;

    /// <summary>Writes a line at a distance from the left; where it stands does not move.</summary>
    public void Write(string text, PdfFont font, double size, double at) => Write(text, font, size, Margin + at, height - size);

    /// <summary>Draws a thin line over the width.</summary>
    public void Rule() => Draw($"0.8 G 0.5 w {Margin:F2} {height:F2} m {PageWidth - Margin:F2} {height:F2} l S");

    /// <summary>Draws a bar left of the next line of a height.</summary>
    public void Bar(double line)
    {
        content.Append("0.7 g ");
        Number(Margin + 3).Append(' ');
        Number(height - line).Append(" 2 ");
        Number(line).Append(" re f 0 g\n");
    }

    /// <summary>Shades the next line of a height.</summary>
    public void Shade(double line) => Draw($"0.92 g {Margin:F2} {height - line:F2} {Width:F2} {line:F2} re f 0 g");

    /// <summary>Names what begins here.</summary>
    public void Name(string title) => Sections = Sections.Add(new(title, page, pages.Count + 2, height));

    /// <summary>Writes the cover and the end of the file.</summary>
    public void Close(Action<PdfPages> cover)
    {
        End(pages.Count + 2, "");
        Begin(file.Reserve());
        cover(this);
        End(1, $" /Annots [{string.Join(' ', links.Select(link => $"{link} 0 R"))}]");
        foreach (var font in fonts)
            font.Write(file);
        var kids = string.Join(' ', pages.Skip(pages.Count - 1).Concat(pages.SkipLast(1)).Select(kid => $"{kid} 0 R"));
        file.Add(tree, Line($"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} >>"));
        const string Viewer = "/ViewerPreferences << /DisplayDocTitle true >>";
        var catalog = file.Add(Line($"<< /Type /Catalog /Pages {tree} 0 R /Lang (en-US) /Outlines {Outlines()} 0 R {Viewer} >>"));
        var information = file.Add(Line($"<< /Title {PdfFile.Text(sheet.Title)} /Producer (WorkMarket) /CreationDate ({sheet.At}) >>"));
        file.Close(catalog, information, sheet.Id);
    }

    /// <summary>Lets the next line of a height lead to a section.</summary>
    public void Link(SectionPlace to, double line)
    {
        var place = Line($"[{Margin:F2} {height - line:F2} {PageWidth - Margin:F2} {height:F2}]");
        links.Add(file.Add(Line($"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect {place} /Dest {Destination(to)} >>")));
    }

    private void Begin(int number) => (page, height) = (number, PageHeight - Margin);

    private void End(int number, string entries)
    {
        var foot = Line($"Page {number}");
        Write(Cut(sheet.Head, Bold), Bold, EdgeSize, Margin, PageHeight - (Margin / 2));
        Write(Cut(sheet.Foot, Regular), Regular, EdgeSize, Margin, Margin / 2);
        Write(foot, Regular, EdgeSize, PageWidth - Margin - Regular.Width(foot, EdgeSize), Margin / 2);
        var drawn = file.AddStream(Encoding.ASCII.GetBytes(content.ToString()));
        content.Clear();
        var drawnIn = string.Join(' ', fonts.Select(font => $"/{font.Name} {font.Number} 0 R"));
        var shown = Line($"/MediaBox [0 0 {PageWidth} {PageHeight}] /Resources << /Font << {drawnIn} >> >> /Contents {drawn} 0 R{entries}");
        file.Add(page, Line($"<< /Type /Page /Parent {tree} 0 R {shown} >>"));
        pages.Add(page);
    }

    private static string Cut(string text, PdfFont font) =>
        LineBreaks.Break(Printable.Line(text), part => font.Width(part, EdgeSize), Width - 60).First();

    private int Outlines()
    {
        var root = file.Reserve();
        var items = Sections.ConvertAll(_ => file.Reserve());
        foreach (var (index, section) in Sections.Index())
        {
            var before = index > 0 ? $" /Prev {items[index - 1]} 0 R" : "";
            var after = index < items.Count - 1 ? $" /Next {items[index + 1]} 0 R" : "";
            file.Add(
                items[index], $"<< /Title {PdfFile.Text(section.Title)} /Parent {root} 0 R{before}{after} /Dest {Destination(section)} >>");
        }
        var ends = items.IsEmpty ? "" : $" /First {items[0]} 0 R /Last {items[^1]} 0 R /Count {items.Count}";
        return file.Add(root, $"<< /Type /Outlines{ends} >>");
    }

    private static string Destination(SectionPlace section) => Line($"[{section.Page} 0 R /XYZ 0 {section.Height:F2} null]");

    private void Write(string text, PdfFont font, double size, double x, double y)
    {
        if (text.Length == 0)
            return;
        if (!Runs.ArePlain(text))
        {
            WriteRuns(Runs.Split(text, font.Font), size, x, y);
            return;
        }
        content.Append("BT /").Append(font.Name).Append(' ');
        Number(size).Append(" Tf ");
        Number(x).Append(' ');
        Number(y).Append(" Td <");
        font.Draw(text, content);
        content.Append("> Tj ET\n");
    }

    // Each run in its font; glyphs that stand where the font has them by themselves together, others each at its place.
    private void WriteRuns(IReadOnlyList<Run> runs, double size, double x, double y)
    {
        content.Append("BT");
        foreach (var run in runs)
        {
            var (font, glyphs) = (Font(run.Font), run.Glyphs());
            content.Append(" /").Append(font.Name).Append(' ');
            Number(size).Append(" Tf");
            for (var at = 0; at < glyphs.Length;)
            {
                var first = glyphs[at].Glyph;
                content.Append(" 1 0 0 1 ");
                Number(x + (first.X * size / 1000)).Append(' ');
                Number(y + (first.Y * size / 1000)).Append(" Tm <");
                do
                {
                    content.Append(font.Digits(glyphs[at].Glyph.Glyph, glyphs[at].Reads));
                    x += glyphs[at].Glyph.Advance * size / 1000;
                    at++;
                }
                while (at < glyphs.Length && IsInLine(run.Font, glyphs[at - 1].Glyph) && glyphs[at].Glyph is { X: 0, Y: 0 });
                content.Append("> Tj");
            }
        }
        content.Append(" ET\n");
    }

    private static bool IsInLine(TrueTypeFont font, ShapedGlyph glyph) =>
        glyph is { X: 0, Y: 0 } && glyph.Advance == font.Width(glyph.Glyph);

    // The fonts that are drawn in so far.
    private PdfFont Font(TrueTypeFont font)
    {
        if (fonts.Find(one => one.Font == font) is not { } found)
            fonts.Add(found = new(font, Line($"F{fonts.Count + 1}"), file.Reserve()));
        return found;
    }

    // Two digits after the point; nothing here is negative. There are several on each line, and to format them in general takes long.
    private StringBuilder Number(double value)
    {
        var (whole, hundredths) = Math.DivRem((int)Math.Round(value * 100), 100);
        content.Append(whole).Append('.');
        return content.Append((char)('0' + (hundredths / 10))).Append((char)('0' + (hundredths % 10)));
    }

    private void Draw(FormattableString line) => content.Append(FormattableString.Invariant(line)).Append('\n');

    private static string Line(FormattableString text) => FormattableString.Invariant(text);
}
