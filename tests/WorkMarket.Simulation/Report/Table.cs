using System.Globalization;

namespace WorkMarket.Simulation.Report;

/// <summary>Figures in columns that stand under one another in every run.</summary>
internal sealed class Table(TextWriter to, string title, params IReadOnlyList<string> columns)
{
    private const int First = 30;
    private const int Width = 12;

    public void Head()
    {
        to.WriteLine();
        Row(title, columns);
    }

    public void Row(string name, IEnumerable<string> cells) => to.WriteLine(
        string.Concat(cells.Select(cell => cell.PadLeft(Width)).Prepend(name.PadRight(First))).TrimEnd());

    public static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Share(long part, long of) =>
        of == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100m * part / of:0.0} %");

    public static string Average(long sum, long of) =>
        of == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{(decimal)sum / of:0.00}");
}
