using System.Xml;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Telling;

/// <summary>What is told line by line: a total, the figures of a scorecard, a mail.</summary>
internal static class Tables
{
    private static readonly (string, int) Indent = ("", 9);

    /// <summary>A total, so that the amounts stand under one another.</summary>
    public static void Total(this Narrator tell, Total total)
    {
        foreach (var line in total.Lines)
        {
            var counted = line.Quantity is null ? "" : $" ({line.Quantity} × {line.Rate})";
            tell.Row(Indent, (Narrator.Words(line.Item), 22), ($"{line.Description}{counted}", 45), ($"{line.Amount,15}", 15));
        }
        tell.Row(Indent, ("", 22), ("Total", 45), ($"{total.Sum,15}", 15));
    }

    /// <summary>A figure: what it comes to, of how many, and which assignments of the story are behind it.</summary>
    public static void Figure(this Narrator tell, string name, Figure figure, Func<string, int> number)
    {
        var value = figure.Percent is { } percent
            ? $"{percent} %"
            : figure.Time is { } time ? $"{XmlConvert.ToTimeSpan(time).TotalSeconds} s" : "–";
        var of = figure.NumeratorSeconds is { } seconds
            ? $"{seconds} s / {figure.Denominator}"
            : $"{figure.Numerator} of {figure.Denominator}";
        var behind = figure.Behind!.Assignments.Where(one => one.Assignment is not null && number(one.Assignment) > 0)
            .Select(one => $"{number(one.Assignment!)}{(one.InNumerator ? "*" : "")} {Narrator.Words(one.As)}");
        tell.Row(Indent, (Narrator.Words(name), 17), ($"{value,7}", 7), ($"{of,8}", 8), (string.Join(", ", behind), 53));
    }

    /// <summary>A mail: its head, and what is in it.</summary>
    public static void Letter(this Narrator tell, Letter letter)
    {
        foreach (var (name, value) in new[]
        {
            ("From", letter.From), ("To", letter.To), ("Subject", letter.Subject), ("Message-ID", letter.MessageId),
            ("Auto-Submitted", letter.AutoSubmitted),
        })
            tell.Row(Indent, ($"{name}: {value}", 90));
        tell.Row(Indent);
        foreach (var line in letter.Text.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
            tell.Row(Indent, (line, 90));
    }
}
