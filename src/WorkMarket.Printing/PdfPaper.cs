using System.Collections.Immutable;
using System.Globalization;

namespace WorkMarket.Printing;

/// <summary>A document flowing over the pages of a PDF file: paragraphs, facts and tables, wrapped and broken over pages.</summary>
internal sealed partial class PdfPaper(Stream to, PaperSheet sheet)
{
    private const double TitleSize = 22;
    private const double TextSize = 9.5;
    private const double SmallSize = 8;
    private const double SectionSize = 15;
    private const double Leading = 1.35;
    private const double Indent = 14;
    private const double FactPart = 0.25;
    private const double Gap = 6;
    private const double LeastAfterSection = 90;
    private const double RuleGap = 1.5;
    private const int MostLinesTogether = 10;
    private const int MostTitleLines = 4;
    private readonly PdfPages pages = new(to, sheet);
    private ImmutableList<Column> columns = [];

    /// <summary>Begins a section, which the contents name.</summary>
    public void Section(string title)
    {
        if (pages.Left < LeastAfterSection)
            pages.Turn();
        pages.Skip(3 * Gap);
        pages.Name(title);
        Put(title, pages.Bold, SectionSize, 0, PdfPages.Width);
        pages.Rule();
        pages.Skip(Gap);
    }

    /// <summary>A paragraph in the document's own words.</summary>
    public void Text(string text)
    {
        Put(text, pages.Regular, TextSize, 0, PdfPages.Width);
        pages.Skip(Gap);
    }

    /// <summary>A paragraph that a person wrote, set apart from the document's own words on each of its lines.</summary>
    public void Quote(string text)
    {
        foreach (var line in Lines(text, pages.Regular, TextSize, PdfPages.Width - Indent))
        {
            Room(TextSize);
            pages.Bar(TextSize * Leading);
            Line(line, pages.Regular, TextSize, Indent);
        }
        pages.Skip(Gap);
    }

    /// <summary>A fact: what it is, and what is the case.</summary>
    public void Fact(string name, string value)
    {
        var at = PdfPages.Width * FactPart;
        Cells([
            (Lines(name, pages.Bold, TextSize, at - Gap), pages.Bold, 0),
            (Lines(value, pages.Regular, TextSize, PdfPages.Width - at), pages.Regular, at),
        ], TextSize, () => { });
        pages.Skip(Gap / 3);
    }

    /// <summary>A line that begins an entry, which is not left alone at the foot of a page.</summary>
    public void Entry(string text)
    {
        if (pages.Left < 3 * TextSize * Leading)
            pages.Turn();
        Put(text, pages.Bold, SmallSize, 0, PdfPages.Width);
    }

    /// <summary>Ends it with its first page: the title, some facts, and where each section begins.</summary>
    public void Close(string title, ImmutableList<(string Name, string Value)> facts) => pages.Close(cover =>
    {
        cover.Skip(6 * Gap);
        foreach (var line in Lines(title, cover.Bold, TitleSize, PdfPages.Width).Take(MostTitleLines))
            Line(line, cover.Bold, TitleSize, 0);
        cover.Skip(3 * Gap);
        foreach (var (name, value) in facts)
            Fact(name, value);
        cover.Skip(3 * Gap);
        Put("Contents", cover.Bold, TextSize, 0, PdfPages.Width);
        foreach (var section in cover.Sections)
        {
            cover.Link(section, TextSize * Leading);
            cover.Write(section.Number.ToString(CultureInfo.InvariantCulture), cover.Regular, TextSize, PdfPages.Width - Indent);
            Line(section.Title, cover.Regular, TextSize, 0);
        }
    });

    private void Put(string text, PdfFont font, double size, double at, double width)
    {
        foreach (var line in Lines(text, font, size, width))
        {
            Room(size);
            Line(line, font, size, at);
        }
    }

    private void Line(string line, PdfFont font, double size, double at)
    {
        pages.Write(line, font, size, at);
        pages.Skip(size * Leading);
    }

    private void Room(double size)
    {
        if (pages.Left < size * Leading)
            pages.Turn();
    }

    private static List<string> Lines(string text, PdfFont font, double size, double width) =>
        [.. LineBreaks.Of(text, part => font.Width(part, size), width)];
}
