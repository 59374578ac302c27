using System.Globalization;
using WorkMarket.Demo.Http;

namespace WorkMarket.Demo.Telling;

/// <summary>Tells the story in 100 columns.</summary>
public sealed class Narrator(TextWriter writer, bool colours)
{
    private const int Columns = 100;
    private const int NameWidth = 8;
    private int chapters;

    /// <summary>A new part of the story.</summary>
    public void Chapter(string title)
    {
        writer.WriteLine();
        var heading = $"{++chapters}. {title}";
        Line(heading, "1");
        writer.WriteLine(new string('-', Math.Min(Columns, heading.Length)));
    }

    /// <summary>Somebody does something.</summary>
    public void Says(string who, string what) => Paragraph(who, what, null);

    /// <summary>Somebody is refused, and told why.</summary>
    public void Refused(string who, string what, Problem problem)
    {
        Paragraph(who, what, null);
        if (problem.Refusals is null or [])
            Paragraph("", $"No ({problem.Status} {problem.Code}): {problem.Detail}", "31");
        foreach (var refusal in problem.Refusals ?? [])
            Paragraph("", $"No ({problem.Status} {refusal.Rule}): {refusal.Message}", "31");
    }

    /// <summary>The checklist as it stands.</summary>
    public void Checklist(string when, Assignment assignment)
    {
        Paragraph(
            "", $"Checklist {when} (status {assignment.Status}{Labels(assignment.Labels)}; times in {assignment.Schedule.TimeZone}):",
            null);
        foreach (var item in assignment.Checklist)
        {
            var (mark, colour) = item.Status switch
            {
                "done" => ("[x]", "32"),
                "notRequired" => ("[-]", "90"),
                "due" => ("[ ]", null),
                _ => ("[!]", "31"),
            };
            var name = item.Type is null ? Words(item.Task) : $"{Words(item.Type)} {item.Delivered}/{item.Number}";
            var instant = item.DoneAt is { } done
                ? $"  at {Time(done, assignment)}"
                : item.Due is { } due ? $"  by {Time(due, assignment)}" : "";
            Line($"{Indent}{mark} {name,-18} {Words(item.Status),-13}{instant}".TrimEnd(), colour);
        }
    }

    /// <summary>All that happened, and that it is as it was written.</summary>
    public void Timeline(Assignment assignment, Timeline timeline)
    {
        foreach (var entry in timeline.Entries)
        {
            var who = entry.By.Id is null ? entry.By.Role : $"{entry.By.Id} ({entry.By.Channel})";
            var line = $"{entry.Sequence,4}  {Time(entry.At, assignment)}  {who,-18} {entry.Type.Split('/')[0],-18} {Gist.Describe(entry)}";
            Line(Cut(line.TrimEnd()), null);
        }
        Line($"      {timeline.Chain.Events} events, the chain over them verifies.", "32");
        Line($"      Hash of the latest: {timeline.Chain.Hash}", "90");
    }

    /// <summary>A row of a table.</summary>
    public void Row(params (string Text, int Width)[] cells) =>
        Line(Cut(string.Concat(cells.Select(cell => cell.Text.PadRight(cell.Width) + " ")).TrimEnd()), null);

    /// <summary>A file that is left behind; its name is told whole, however long it is.</summary>
    public void Left(string file) => Line($"{Indent}{file}", "36");

    /// <summary>The last word.</summary>
    public void End(string text, bool good)
    {
        writer.WriteLine();
        foreach (var line in Wrap(text, Columns))
            Line(line, good ? "32" : "31");
    }

    /// <summary>A local time, to the second.</summary>
    public static string Time(DateTimeOffset at, Assignment assignment) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(assignment.Schedule.TimeZone))
            .ToString("ddd d MMM HH:mm:ss", CultureInfo.InvariantCulture).PadRight(19);

    /// <summary>A name in camel case as words.</summary>
    public static string Words(string name) => string.Concat(name.Select(letter =>
        char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string Indent => new(' ', NameWidth + 2);

    private static string Labels(IReadOnlyList<string> labels) =>
        labels is [] ? "" : $", labelled {string.Join(" and ", labels.Select(Words))}";

    private static string Cut(string line) => line.Length <= Columns ? line : line[..(Columns - 1)] + "…";

    private void Paragraph(string who, string text, string? colour)
    {
        var first = true;
        foreach (var line in Wrap(text, Columns - NameWidth - 2))
        {
            Line((first ? who : "").PadRight(NameWidth) + "  " + line, colour);
            first = false;
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }

    private void Line(string text, string? colour) =>
        writer.WriteLine(colours && colour is not null ? $"\u001b[{colour}m{text}\u001b[0m" : text);
}
