using System.Globalization;

namespace WorkMarket.Benchmarks;

/// <summary>A line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Most">What it may be at the most; null where there is no bar.</param>
internal sealed record Figure(string What, double Value, string Unit, double? Most = null)
{
    public bool IsMissed => Value > Most;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{What,-58} {Value,8:0.##} {Unit,-5}{(Most is { } most ? $"   {(IsMissed ? "MISSED" : "held")}: at most {most:0.##}" : "")}");

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
