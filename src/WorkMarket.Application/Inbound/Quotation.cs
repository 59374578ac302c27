using System.Collections.Immutable;
using WorkMarket.Application.Mail;

namespace WorkMarket.Application.Inbound;

/// <summary>What somebody wrote in an answer to a mail of ours.</summary>
/// <param name="Written">All that was written, above the line to write above and below it.</param>
/// <param name="IsBelow">Whether some of it stood below.</param>
public sealed record Answered(string Written, bool IsBelow);

/// <summary>
/// Tells what is quoted by what we wrote (domain.md §12): our line to write above, with an attribution just above it, and every line below
/// it that we sent. A line below it that we did not send is the person's. What stands above it is told by <see cref="Quotes"/>.
/// </summary>
/// <param name="options">Says whom our mail is from.</param>
public sealed class Quotation(MailOptions options)
{
    private const int LongestAttribution = 4;
    private const int MostHeaders = 8;
    private const int FewestHeaders = 3;
    private const int DigitsOfDate = 3;
    private const int LongestLabel = 24;

    private readonly ImmutableList<string> hosts = ImmutableList.CreateRange(
        new[] { options.BaseUrl.Host, options.InboundDomain, options.From.Split('@')[^1] }.OfType<string>().Distinct(
            StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the line to write above stands in a text.</summary>
    public static bool IsMarked(string text) => WriteAbove.Find(text.Split('\n')) is not null;

    /// <summary>Reads a text in which it stands.</summary>
    /// <param name="text">The text, as people see it.</param>
    /// <param name="sent">What we sent whoever wrote it. Where nothing is known of that, a line that is marked as quoted counts as
    /// ours.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="OperationCanceledException">It takes too long.</exception>
    public Answered Read(string text, SentText sent, CancellationToken stop)
    {
        var lines = text.Split('\n');
        var at = WriteAbove.Find(lines) ?? lines.Length;
        var above = lines.Take(at).ToList();
        if (at < lines.Length && WriteAbove.Before(lines[at]) is { Length: > 0 } before)
            above.Add(before);
        else
            CutAttribution(above, isMarked: at < lines.Length && IsQuoted(lines[at]));
        var below = lines[at..];
        if (below.Length > 0 && below[0].Contains(WriteAbove.Line, StringComparison.Ordinal))
            below[0] = WriteAbove.Line;
        var foreign = sent.IsEmpty
            ? [.. Enumerable.Range(1, Math.Max(0, below.Length - 1)).Where(
                line => !IsQuoted(below[line]) && !string.IsNullOrWhiteSpace(below[line]))]
            : Numbers(sent.Foreign(below, hosts), stop);
        var written = Quotes.Strip(string.Join('\n', above), stop);
        var kept = Quotes.WithoutFooter(Join(below, foreign));
        return new(string.Join("\n\n", new[] { written, kept }.Where(part => part.Length > 0)), kept.Length > 0);
    }

    private static List<int> Numbers(IEnumerable<int> foreign, CancellationToken stop)
    {
        var numbers = new List<int>();
        foreach (var number in foreign)
        {
            stop.ThrowIfCancellationRequested();
            numbers.Add(number);
        }
        return numbers;
    }

    // What stood apart stays apart.
    private static string Join(string[] lines, List<int> numbers)
    {
        var kept = new List<string>();
        for (var index = 0; index < numbers.Count; index++)
        {
            if (index > 0 && numbers[index] > numbers[index - 1] + 1)
                kept.Add("");
            kept.Add(lines[numbers[index]].TrimEnd());
        }
        return string.Join('\n', kept).Trim();
    }

    private static bool IsQuoted(string line) => line.AsSpan().TrimStart().StartsWith(">");

    /// <summary>
    /// Cuts off what a mail program writes just above what it quotes, in whatever language: a line with a date that ends in a colon, or
    /// heads such as those of a mail; and the rule above that. It names us, or what follows is marked as quoted.
    /// </summary>
    private void CutAttribution(List<string> above, bool isMarked)
    {
        TrimEnd(above);
        var begin = above.Count;
        while (begin > 0 && above.Count - begin < MostHeaders && !IsEmpty(above[begin - 1]) && !IsRule(above[begin - 1]))
            begin--;
        var paragraph = above.GetRange(begin, above.Count - begin);
        var heads = paragraph.SkipWhile(line => !IsHead(line)).ToList();
        if (heads.Count(IsHead) >= FewestHeaders && IsFromUs(heads[0]) && heads.Exists(HoldsDate))
        {
            above.RemoveRange(above.Count - heads.Count, heads.Count);
        }
        else
        {
            var lines = AttributionLines(paragraph, isMarked);
            above.RemoveRange(above.Count - lines, lines);
        }
        TrimEnd(above);
        if (above.Count > 0 && IsRule(above[^1]))
            above.RemoveAt(above.Count - 1);
    }

    // How many of the last lines are one. Without a date, it begins with our name or address.
    private int AttributionLines(List<string> paragraph, bool isMarked)
    {
        for (var count = 1; count <= Math.Min(LongestAttribution, paragraph.Count); count++)
        {
            // It goes on over lines, but a sentence that ends above it is the person's.
            if (count > 1 && paragraph[^count].TrimEnd() is [.., '.' or '!' or '?'])
                break;
            var line = string.Join(' ', paragraph.TakeLast(count)).Trim(' ', '-', '*', '>');
            if (HoldsDate(line) && (EndsInColon(line) && (isMarked || NamesUs(line)) || HoldsOurMailbox(line)))
                return count;
        }
        return paragraph.Count > 0 && paragraph[^1].Trim(' ', '*', '>', '<', '"') is var last && EndsInColon(last)
            && HoldsOurMailbox(paragraph[^1])
            && (last.StartsWith(options.FromName, StringComparison.OrdinalIgnoreCase)
                || last.StartsWith(options.From, StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
    }

    private static bool EndsInColon(string line) => line is [.., ':' or '：'];

    private static void TrimEnd(List<string> lines)
    {
        while (lines.Count > 0 && IsEmpty(lines[^1]))
            lines.RemoveAt(lines.Count - 1);
    }

    private static bool IsEmpty(string line) => !line.AsSpan().ContainsAnyExcept(" >");

    private static bool IsRule(string line) =>
        line.AsSpan().Trim("> *") is { Length: >= 5 } rule
            && (!rule.ContainsAnyExcept('_', '-', '=') || rule.StartsWith("--") && rule.EndsWith("--"));

    private static bool IsHead(string line) => line.AsSpan().TrimStart("> *").IndexOfAny(':', '：') is > 0 and < LongestLabel;

    // As in "From: WorkMarket <no-reply@workmarket.example>".
    private bool IsFromUs(string head)
    {
        var value = head.AsSpan(head.AsSpan().IndexOfAny(':', '：') + 1).Trim(" *\"'");
        return HoldsOurAddress(head) || value.StartsWith(options.FromName, StringComparison.OrdinalIgnoreCase)
            && value[options.FromName.Length..].TrimStart(" \"'") is [] or ['<' or '[' or '(', ..];
    }

    // A year or a time; the digits of addresses are none.
    private static bool HoldsDate(string line) =>
        line.Split(' ').Where(word => !WriteAbove.IsLink(word)).Sum(word => word.Count(char.IsAsciiDigit)) >= DigitsOfDate;

    private bool NamesUs(string line) => line.Contains(options.FromName, StringComparison.OrdinalIgnoreCase) || HoldsOurAddress(line);

    // As programs write it beside a name; people write the bare address.
    private bool HoldsOurMailbox(string line) => line.Contains('<' + options.From, StringComparison.OrdinalIgnoreCase)
        || options.InboundDomain is { } domain && line.Contains($"@{domain}>", StringComparison.OrdinalIgnoreCase);

    private bool HoldsOurAddress(string line) =>
        line.Contains(options.From, StringComparison.OrdinalIgnoreCase) || options.InboundDomain is { } domain
            && line.Contains("@" + domain, StringComparison.OrdinalIgnoreCase);
}
