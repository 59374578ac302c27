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
    private const int LinesTogether = 3;
    private const double RuleGap = 1.5;
    private const int MostLinesTogether = 10;
    private const int MostTitleLines = 4;
    private readonly PdfPages pages = new(to, sheet);
    private string? section;
    private ImmutableList<Column> columns = [];
    private string title = "";
    private bool hasRows;

    /// <summary>Begins a section, which the contents name.</summary>
    public void Section(string title)
    {
        section = title;
    }

    /// <summary>A paragraph in the document's own words.</summary>
    public void Text(string text)
    {
        var lines = Lines(text, pages.Regular, TextSize, PdfPages.Width);
        Begin(Math.Min(lines.Count, LinesTogether) * TextSize * Leading);
        Put(lines, pages.Regular, TextSize);
        pages.Skip(Gap);
    }

    /// <summary>A paragraph that a person wrote, set apart from the document's own words on each of its lines.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="who">Our words before it, which are not parted from it.</param>
    public void Quote(string text, string? who = null)
    {
        var lines = Lines(text, pages.Regular, TextSize, PdfPages.Width - Indent);
        Begin((Math.Min(lines.Count, LinesTogether) + (who is null ? 0 : 1)) * TextSize * Leading);
        if (who is not null)
            Put(Lines(who, pages.Regular, TextSize, PdfPages.Width), pages.Regular, TextSize);
        foreach (var line in lines)
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
        List<(List<string> Lines, PdfFont Font, double At)> cells =
        [
            (Lines(name, pages.Bold, TextSize, at - Gap), pages.Bold, 0),
            (Lines(value, pages.Regular, TextSize, PdfPages.Width - at), pages.Regular, at),
        ];
        Begin(Together(cells) * TextSize * Leading);
        Cells(cells, TextSize, () => { });
        pages.Skip(Gap / 3);
    }

    /// <summary>A line that begins an entry, which is not left alone at the foot of a page.</summary>
    public void Entry(string text)
    {
        Begin(3 * TextSize * Leading);
        Put(Lines(text, pages.Bold, SmallSize, PdfPages.Width), pages.Bold, SmallSize);
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
        Line("Contents", cover.Bold, TextSize, 0);
        foreach (var section in cover.Sections)
        {
            cover.Link(section, TextSize * Leading);
            cover.Write(section.Number.ToString(CultureInfo.InvariantCulture), cover.Regular, TextSize, PdfPages.Width - Indent);
            Line(section.Title, cover.Regular, TextSize, 0);
        }
    });

    // What comes next takes so much room at least; where that is not there, it and its section's title go to the next page together.
    private void Begin(double needs)
    {
        var title = section is null ? [] : Lines(section, pages.Bold, SectionSize, PdfPages.Width);
        if (section is not null)
            needs = Math.Max(needs, LinesTogether * TextSize * Leading) + (title.Count * SectionSize * Leading) + (4 * Gap);
        if (pages.Left < needs)
            pages.Turn();
        if (section is null)
            return;
        pages.Skip(3 * Gap);
        pages.Name(section);
        section = null;
        Put(title, pages.Bold, SectionSize);
        pages.Rule();
        pages.Skip(Gap);
    }

    private void Put(List<string> lines, PdfFont font, double size)
    {
        foreach (var line in lines)
        {
            Room(size);
            Line(line, font, size, 0);
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
        [.. LineBreaks.Break(text, part => font.Width(part, size), width)];
}
