using System.Collections.Frozen;

namespace WorkMarket.Application.Inbound;

/// <summary>
/// What somebody wrote in a reply: without the mail that it answers, above, below or between the lines, and without a signature. Here it is
/// told by how mail programs mark what they quote. Where it is not plain that something is quoted, it stays.
/// </summary>
public static class Quotes
{
    // Mail programs break the line that says who wrote what is quoted.
    private const int LongestAttribution = 4;
    private const int MostHeaders = 6;
    private const int ShortestRule = 20;
    private const int LongestSignature = 12;
    private const int LongestFooter = 80;
    private const int MostFooters = 3;
    private const int DigitsOfDate = 3;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Heads = QuotePhrases.From
        .Concat(QuotePhrases.Sent).Concat(QuotePhrases.More)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The lines that are new, without blank ones around them.</summary>
    /// <exception cref="OperationCanceledException">It takes too long.</exception>
    public static string Strip(string text, CancellationToken stop)
    {
        var (lines, kept, inSignature) = (text.Split('\n'), new List<string>(), false);
        for (var at = 0; at < lines.Length; at++)
        {
            stop.ThrowIfCancellationRequested();
            if (IsQuoted(lines[at]))
            {
                inSignature = false;
                continue;
            }
            if (BeginsOriginal(lines, at))
            {
                CutRule(kept);
                break;
            }
            if (Attribution(lines, at) is { } last)
            {
                // What follows is marked as quoted line by line; where it is not, it is so to the end.
                if (!IsQuoted(NextWritten(lines, last + 1)))
                    break;
                at = last;
                continue;
            }
            inSignature |= lines[at] is "-- " && IsSignature(lines, at + 1);
            if (!inSignature)
                kept.Add(lines[at].TrimEnd());
        }
        return WithoutFooter(string.Join('\n', kept).Trim());
    }

    // The end of an address is all that is left of a line that was broken before it.
    private static bool IsQuoted(string? line) => line.AsSpan().TrimStart() is ['>', .. var rest] && rest.TrimEnd() is not ":";

    // Some mail programs draw a line above what they quote.
    private static void CutRule(List<string> kept)
    {
        while (kept.Count > 0 && !kept[^1].AsSpan().ContainsAnyExcept(" -_="))
            kept.RemoveAt(kept.Count - 1);
    }

    // A person's text below the mark of a signature is longer.
    private static bool IsSignature(string[] lines, int from) =>
        lines.Skip(from).TakeWhile(line => !IsQuoted(line)).Where(line => !string.IsNullOrWhiteSpace(line))
            .Take(LongestSignature + 1).Count() <= LongestSignature;

    private static bool BeginsOriginal(string[] lines, int at)
    {
        var line = lines[at].AsSpan().Trim();
        return IsRuled(line)
            || line.Length >= ShortestRule && !line.ContainsAnyExcept('_') && NextWritten(lines, at + 1) is { } next
                && IsHeader(next, QuotePhrases.From)
            || IsHeadOfOriginal(lines, at);
    }

    // Also in bold, as plain text shows it.
    private static bool IsRuled(ReadOnlySpan<char> line)
    {
        line = line.Trim("* ");
        return line.StartsWith("--") && line.EndsWith("--") && QuotePhrases.Original.Contains(Small(line.Trim("- ")));
    }

    // Some lines in a row that head whom a mail is from, when it was sent, and what comes with that.
    private static bool IsHeadOfOriginal(string[] lines, int at)
    {
        if (Label(lines[at]) is not { } first || at > 0 && Label(lines[at - 1]) is not null)
            return false;
        var (isFrom, hasFrom, hasTime, hasMore) = (QuotePhrases.From.Contains(first), false, false, false);
        foreach (var line in lines.AsSpan(at, Math.Min(MostHeaders, lines.Length - at)))
        {
            var label = Label(line);
            if (label is null && !isFrom)
                break;
            hasFrom |= label is not null && QuotePhrases.From.Contains(label);
            hasTime |= label is not null && QuotePhrases.Sent.Contains(label);
            hasMore |= label is not null && QuotePhrases.More.Contains(label);
        }
        return hasFrom && hasTime && hasMore;
    }

    private static bool IsHeader(string line, FrozenSet<string> names) => Label(line) is { } label && names.Contains(label);

    // What stands before the colon of a line that heads something, in bold or not.
    private static string? Label(string line)
    {
        const int Longest = 24;
        var end = line.AsSpan(0, Math.Min(line.Length, Longest)).IndexOfAny(':', '：');
        return end > 0 && Heads.TryGetValue(line.AsSpan(0, end).Trim("* "), out var label) ? label : null;
    }

    /// <summary>
    /// The last line of "On 20 November 2026, Nora wrote:" where it begins here. It holds a year or a time, which tells it from what people
    /// say.
    /// </summary>
    private static int? Attribution(string[] lines, int at) => Attribution(lines, at, Math.Min(lines.Length, at + LongestAttribution));

    private static int? Attribution(string[] lines, int at, int end)
    {
        for (var last = at; last < end && !string.IsNullOrWhiteSpace(lines[last]) && !IsQuoted(lines[last]); last++)
        {
            if (!EndsAttribution(lines[last]))
                continue;
            var line = string.Join(' ', lines[at..(last + 1)]).Trim();
            if (line.Count(char.IsAsciiDigit) < DigitsOfDate)
                continue;
            if (IsKnown(line.Trim('-', ' ')))
                return last;
            // In another language: it holds the address of who wrote, or what follows is marked as quoted.
            var holdsAddress = HoldsAddress(line);
            return (holdsAddress || IsQuoted(NextWritten(lines, last + 1)))
                && (holdsAddress && lines[at].Contains('<') || !BeginsLater(lines, at, last)) ? last : null;
        }
        return null;
    }

    // It begins where the address does, else as late as it can.
    private static bool BeginsLater(string[] lines, int at, int last) =>
        Enumerable.Range(at + 1, last - at).Any(start => Attribution(lines, start, last + 1) is not null);

    private static bool EndsAttribution(string line) =>
        line.AsSpan().TrimEnd(" -*") is [.., ':' or '：'] || line.AsSpan().TrimEnd(" -").EndsWith("wrote");

    private static bool IsKnown(string line) => Array.Exists(
        QuotePhrases.Wrote,
        wrote => line.StartsWith(wrote.Begin, StringComparison.Ordinal)
            && line.EndsWith(wrote.End, StringComparison.Ordinal)
            && line.Contains(wrote.Verb, StringComparison.Ordinal)
            && (wrote.End.EndsWith(':') || line.Contains('@')));

    private static bool HoldsAddress(string line) =>
        line.LastIndexOf('<') is >= 0 and var open && line.IndexOf('@', open) is >= 0 and var sign && line.IndexOf('>', sign) >= 0;

    private static string? NextWritten(string[] lines, int from) =>
        lines.Skip(from).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line));

    /// <summary>A text without what mail programs of telephones put below it.</summary>
    public static string WithoutFooter(string text)
    {
        for (var footer = 0; footer < MostFooters; footer++)
        {
            var begin = text.LastIndexOf('\n') + 1;
            var standsAlone = begin == 0 || begin >= 2 && text[begin - 2] == '\n';
            if (!standsAlone || !IsFooter(text[begin..]))
                break;
            text = text[..begin].TrimEnd();
        }
        return text;
    }

    // A sentence ends in a punctuation mark, and names no telephone after such a beginning.
    private static bool IsFooter(string line)
    {
        var link = line.IndexOfAny(['<', '(', '[']) is > 0 and var at
            && line.AsSpan(at + 1).StartsWith("http", StringComparison.OrdinalIgnoreCase) ? at : line.Length;
        var words = Small(line.AsSpan(0, link).Trim());
        if (words.Length is 0 or > LongestFooter)
            return false;
        if (QuotePhrases.Reactions.Any(words.EndsWith))
            return true;
        var begins = QuotePhrases.FooterBegin.FirstOrDefault(phrase => words.StartsWith(phrase, StringComparison.Ordinal));
        return words[^1] is not ('.' or ',' or ';' or ':' or '!' or '?')
            && (begins is not null || QuotePhrases.FooterEnd.Any(phrase => words.EndsWith(phrase, StringComparison.Ordinal)))
            && QuotePhrases.Devices.Any(words.Contains);
    }

    private static string Small(ReadOnlySpan<char> words) => words.ToString().ToLowerInvariant().Replace('’', '\'');
}
