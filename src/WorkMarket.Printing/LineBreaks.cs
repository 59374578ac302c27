using System.Globalization;

namespace WorkMarket.Printing;

/// <summary>How wide a text is.</summary>
internal delegate double Measure(ReadOnlySpan<char> text);

/// <summary>Breaks text into lines of a width, between words where it can and inside them where it must.</summary>
internal static class LineBreaks
{
    private const char CodeEnd = '\u203A';

    /// <summary>The lines, at least one.</summary>
    public static IEnumerable<string> Break(string text, Measure width, double most) =>
        Printable.Lines(text).SelectMany(line => Wrap(line, width, most));

    // The line so far goes from one place in the text to another: words stand in it with the blanks that were between them.
    private static IEnumerable<string> Wrap(string text, Measure width, double most)
    {
        var (start, end, used, space) = (0, 0, 0d, width(" "));
        for (var at = 0; at <= text.Length;)
        {
            var stop = text.IndexOf(' ', at) is >= 0 and var found ? found : text.Length;
            var needs = width(text.AsSpan(at, stop - at));
            if (end > start && used + space + needs <= most)
            {
                (end, used) = (stop, used + space + needs);
            }
            else
            {
                if (end > start)
                    yield return text[start..end];
                start = at;
                while (needs > most && start + Fitting(text.AsSpan(start, stop - start), width, most) is var cut && cut < stop)
                {
                    yield return text[start..cut];
                    needs -= width(text.AsSpan(start, cut - start));
                    start = cut;
                }
                (end, used) = (stop, needs);
            }
            at = stop + 1;
        }
        yield return text[start..end];
    }

    // At least one character; after a code rather than inside one.
    private static int Fitting(ReadOnlySpan<char> word, Measure width, double most)
    {
        var (end, afterCode, used) = (0, 0, 0d);
        while (end < word.Length)
        {
            // What belongs to a letter stays with it.
            var element = word.Slice(end, StringInfo.GetNextTextElementLength(word[end..]));
            used += width(element);
            if (used > most && end > 0)
                break;
            end += element.Length;
            if (element[^1] == CodeEnd)
                afterCode = end;
        }
        return afterCode > end / 2 ? afterCode : end;
    }
}
