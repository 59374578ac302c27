namespace WorkMarket.Mail.Inbound;

/// <summary>
/// What somebody wrote in a reply as plain text: without the mail that it answers, above, below or between the lines, and without a
/// signature. Where it is not plain that something is quoted, it stays.
/// </summary>
internal static class Quotes
{
    // Mail programs break the line that says who wrote what is quoted.
    private const int LongestAttribution = 4;
    private const int MostHeaders = 5;
    private const int ShortestRule = 20;

    // How mail programs head what they quote: who it is from, when it was sent, and what comes with that.
    private static readonly string[] From = ["From:", "Von:", "De:", "De :", "Da:", "Van:"];
    private static readonly string[] Sent = ["Sent:", "Date:", "Gesendet:", "Datum:", "Envoyé", "Enviado", "Enviada", "Fecha:", "Inviato:", "Data:", "Verzonden:"];
    private static readonly string[] More =
        ["To:", "Subject:", "An:", "Betreff:", "À :", "Objet", "Para:", "Asunto:", "Assunto:", "A:", "Oggetto:", "Aan:", "Onderwerp:"];

    // How they begin the line that says who wrote it, and end it; where the name comes last, an address stands in it.
    private static readonly (string Begin, string End, string Verb)[] Wrote =
    [
        ("On ", "wrote:", ""), ("Am ", "schrieb:", ""), ("Am ", ">:", "schrieb "), ("Le ", "a écrit :", ""), ("Le ", "a écrit:", ""), ("El ", "escribió:", ""),
        ("Em ", "escreveu:", ""), ("Il ", "ha scritto:", ""), ("Op ", ">:", "schreef "),
    ];

    /// <summary>The lines that are new, without blank ones around them.</summary>
    public static string Strip(string text)
    {
        var (lines, kept) = (text.Split('\n'), new List<string>());
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (IsQuoted(line))
                continue;
            if (BeginsOriginal(lines, at) || line is "-- ")
                break;
            if (Attribution(lines, at) is { } last)
            {
                // What follows is marked as quoted line by line; where it is not, it is so to the end.
                if (!IsQuoted(NextWritten(lines, last + 1)))
                    break;
                at = last;
                continue;
            }
            kept.Add(line.TrimEnd());
        }
        return WithoutFooter(string.Join('\n', kept).Trim());
    }

    private static bool IsQuoted(string? line) => line.AsSpan().TrimStart().StartsWith(">");

    private static bool BeginsOriginal(string[] lines, int at)
    {
        var line = lines[at].AsSpan().Trim();
        return IsRuled(line, "Original Message") || IsRuled(line, "Original Appointment") || IsRuled(line, "Forwarded message")
            || line.Length >= ShortestRule && !line.ContainsAnyExcept('_') && IsHeader(NextWritten(lines, at + 1), From)
            || IsHeader(line, From) && IsHeadOfOriginal(lines.AsSpan(at + 1));
    }

    private static bool IsRuled(ReadOnlySpan<char> line, string words) =>
        line.StartsWith("--") && line.EndsWith("--") && line.Trim("- ").Equals(words, StringComparison.OrdinalIgnoreCase);

    private static bool IsHeadOfOriginal(ReadOnlySpan<string> after)
    {
        var (hasTime, hasMore) = (false, false);
        foreach (var line in after[..Math.Min(after.Length, MostHeaders)])
        {
            hasTime |= IsHeader(line, Sent);
            hasMore |= IsHeader(line, More);
        }
        return hasTime && hasMore;
    }

    // In bold, as plain text shows it, too.
    private static bool IsHeader(ReadOnlySpan<char> line, string[] names)
    {
        foreach (var name in names)
        {
            if (line.Trim().TrimStart('*').StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>The last line of "On 20 November 2026, Nora wrote:" where it begins here. It holds a year or a time, which tells it from what people say.</summary>
    private static int? Attribution(string[] lines, int at)
    {
        var begun = Array.FindAll(Wrote, wrote => lines[at].AsSpan().TrimStart().StartsWith(wrote.Begin));
        for (var last = at; begun.Length > 0 && last < Math.Min(lines.Length, at + LongestAttribution) && !string.IsNullOrWhiteSpace(lines[last]); last++)
        {
            var line = string.Join(' ', lines[at..(last + 1)]).TrimEnd();
            if (Array.Exists(begun, wrote => line.EndsWith(wrote.End, StringComparison.Ordinal) && line.Contains(wrote.Verb, StringComparison.Ordinal)))
                return line.Count(char.IsAsciiDigit) >= 3 ? last : null;
        }
        return null;
    }

    private static string? NextWritten(string[] lines, int from) => lines.Skip(from).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line));

    private static string WithoutFooter(string text)
    {
        var begin = text.LastIndexOf('\n') + 1;
        return text.AsSpan(begin) is var line && (line.StartsWith("Sent from my ", StringComparison.Ordinal) || line.StartsWith("Get Outlook for ", StringComparison.Ordinal))
            ? text[..begin].TrimEnd()
            : text;
    }
}
