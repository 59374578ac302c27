namespace WorkMarket.Application.Printing;

/// <summary>Breaks text into lines of a width, between words where it can and inside them where it must.</summary>
internal static class LineBreaks
{
    private const char CodeEnd = '\u203A';

    /// <summary>The lines, at least one.</summary>
    public static IEnumerable<string> Of(string text, Func<string, double> width, double most) =>
        Printable.Lines(text).SelectMany(line => Wrap(line, width, most));

    private static IEnumerable<string> Wrap(string text, Func<string, double> width, double most)
    {
        var (line, used, space) = ("", 0d, width(" "));
        foreach (var word in text.Split(' '))
        {
            var (start, needs) = (0, width(word));
            if (line.Length > 0 && used + space + needs <= most)
            {
                (line, used) = ($"{line} {word}", used + space + needs);
                continue;
            }
            if (line.Length > 0)
                yield return line;
            while (needs > most && start + Fitting(word.AsSpan(start), width, most) is var end && end < word.Length)
            {
                yield return word[start..end];
                needs -= width(word[start..end]);
                start = end;
            }
            (line, used) = (word[start..], needs);
        }
        yield return line;
    }

    // At least one character; after a code rather than inside one.
    private static int Fitting(ReadOnlySpan<char> word, Func<string, double> width, double most)
    {
        var (end, afterCode, used) = (0, 0, 0d);
        foreach (var rune in word.EnumerateRunes())
        {
            used += width(rune.ToString());
            if (used > most && end > 0)
                break;
            end += rune.Utf16SequenceLength;
            if (rune.Value == CodeEnd)
                afterCode = end;
        }
        return afterCode > end / 2 ? afterCode : end;
    }
}
