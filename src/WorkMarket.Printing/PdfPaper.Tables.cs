using System.Collections.Immutable;

namespace WorkMarket.Printing;

/// <summary>A column of a table: its heading, and its part of the width.</summary>
internal sealed record Column(string Heading, double Part);

internal sealed partial class PdfPaper
{
    /// <summary>
    /// Begins a table. Its headings stand above its first row and on each page that it reaches; without a row there is none.
    /// </summary>
    /// <param name="title">What it is of, which is not parted from it.</param>
    /// <param name="columns">Its columns.</param>
    public void Table(string title, ImmutableList<Column> columns) => (this.title, this.columns, hasRows) = (title, columns, false);

    /// <summary>A row of the table.</summary>
    public void Row(params ReadOnlySpan<string> cells)
    {
        var drawn = new List<(List<string> Lines, PdfFont Font, double At)>();
        var at = 0d;
        for (var index = 0; index < columns.Count; index++)
        {
            var width = PdfPages.Width * columns[index].Part;
            drawn.Add((Lines(cells[index], pages.Regular, SmallSize, width - Gap), pages.Regular, at));
            at += width;
        }
        if (!hasRows)
        {
            Begin((TextSize + SmallSize + (Together(drawn) * SmallSize)) * Leading + Gap);
            pages.Skip(Gap / 2);
            Put(Lines(title, pages.Bold, TextSize, PdfPages.Width), pages.Bold, TextSize);
            Headings();
            hasRows = true;
        }
        Cells(drawn, SmallSize, Headings);
        pages.Rule();
        pages.Skip(RuleGap);
    }

    /// <summary>Ends the table; where it has no row, its title stands with these words alone.</summary>
    public void EndTable(string ifEmpty = "")
    {
        if (hasRows)
            pages.Skip(Gap);
        else
            Fact(title, ifEmpty);
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
        if (pages.Left < Together(cells) * size * Leading)
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

    // How many lines of a row stay on one page: all, or some where it is long.
    private static int Together(List<(List<string> Lines, PdfFont Font, double At)> cells) =>
        cells.Max(cell => cell.Lines.Count) is var lines and <= MostLinesTogether ? lines : LinesTogether;
}
