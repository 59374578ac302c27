using System.Collections.Immutable;

namespace WorkMarket.Printing;

/// <summary>A column of a table: its heading, and its part of the width.</summary>
internal sealed record Column(string Heading, double Part);

internal sealed partial class PdfPaper
{
    /// <summary>Begins a table. Its headings are repeated on each page that it reaches.</summary>
    public void Table(ImmutableList<Column> columns)
    {
        this.columns = columns;
        if (pages.Left < LeastAfterSection)
            pages.Turn();
        Headings();
    }

    /// <summary>A row of the table.</summary>
    public void Row(params ReadOnlySpan<string> cells)
    {
        var drawn = new List<(List<string>, PdfFont, double)>();
        var at = 0d;
        for (var index = 0; index < columns.Count; index++)
        {
            var width = PdfPages.Width * columns[index].Part;
            drawn.Add((Lines(cells[index], pages.Regular, SmallSize, width - Gap), pages.Regular, at));
            at += width;
        }
        Cells(drawn, SmallSize, Headings);
        pages.Rule();
        pages.Skip(RuleGap);
    }

    private void Headings()
    {
        pages.Shade(SmallSize * Leading);
        var at = 0d;
        foreach (var column in columns)
        {
            pages.Write(column.Heading, pages.Bold, SmallSize, at);
            at += PdfPages.Width * column.Part;
        }
        pages.Skip(SmallSize * Leading);
    }

    // Side by side, line for line: a row that does not fit on a page goes on on the next one.
    private void Cells(List<(List<string> Lines, PdfFont Font, double At)> cells, double size, Action again)
    {
        var lines = cells.Max(cell => cell.Lines.Count);
        if (lines <= MostLinesTogether && pages.Left < lines * size * Leading)
            Turn();
        for (var line = 0; line < lines; line++)
        {
            if (pages.Left < size * Leading)
                Turn();
            foreach (var cell in cells.Where(cell => line < cell.Lines.Count))
                pages.Write(cell.Lines[line], cell.Font, size, cell.At);
            pages.Skip(size * Leading);
        }

        void Turn()
        {
            pages.Turn();
            again();
        }
    }
}
