using System.Text;

namespace WorkMarket.Mail.Inbound;

/// <summary>
/// What MimeKit is given to parse. It takes time that grows with the square of a header's length where the header is folded, in a part's
/// headers and in those of mails within mails too. Longer headers than any mail program writes are not parsed.
/// </summary>
internal static class HeaderBounds
{
    /// <summary>The most bytes of one header, folded lines and all: some hundred addressees fit.</summary>
    public const int LongestHeader = 64 * 1024;

    /// <summary>The most bytes of the headers of a mail or of one of its parts.</summary>
    public const int LongestBlock = 256 * 1024;

    /// <summary>Whether no header and no block of them is longer.</summary>
    public static bool Hold(ReadOnlySpan<byte> raw) => Hold(raw, LongestHeader, LongestBlock);

    /// <summary>Whether no header and no block of them is longer than so many bytes.</summary>
    public static bool Hold(ReadOnlySpan<byte> raw, int longestHeader, int longestBlock)
    {
        var places = new HeaderPlaces(raw);
        var (inHeaders, header, block) = (true, 0, 0);
        while (!raw.IsEmpty)
        {
            var end = raw.IndexOf((byte)'\n') is >= 0 and var at ? at + 1 : raw.Length;
            var line = raw[..end];
            raw = raw[end..];
            if (line is [(byte)'\n'] or [(byte)'\r', (byte)'\n'])
                (inHeaders, block) = (false, 0);
            else if (places.Part(line))
                (inHeaders, block) = (true, 0);
            var isFolded = line[0] is (byte)' ' or (byte)'\t';
            // Where there may be a mail within the mail, folded lines are counted wherever they stand: it begins after any blank line.
            header = isFolded && (inHeaders || places.InMails) ? header + end : inHeaders ? end : 0;
            block += inHeaders ? end : 0;
            if (header > longestHeader || block > longestBlock)
                return false;
        }
        return true;
    }
}

/// <summary>
/// Where headers can begin in a mail besides its beginning. It is told from the words that say so, wherever they stand, and without
/// parsing: a place too many makes a long text look like headers, one too few would let headers of any length through.
/// </summary>
internal sealed class HeaderPlaces
{
    private readonly bool[] firsts = new bool[256];

    public HeaderPlaces(ReadOnlySpan<byte> raw)
    {
        for (var rest = After(raw, "boundary"u8); !rest.IsEmpty; rest = After(rest, "boundary"u8))
            AddBoundary(rest.TrimStart(" \t\r\n"u8));
        for (var rest = After(raw, "message"u8); !rest.IsEmpty && !InMails; rest = After(rest, "message"u8))
            InMails = rest.TrimStart(" \t\r\n"u8) is [(byte)'/' or (byte)'(', ..];
        InMails = InMails || !After(raw, "digest"u8).IsEmpty || !After(raw, "rfc822"u8).IsEmpty;
    }

    /// <summary>Whether there may be a mail within the mail.</summary>
    public bool InMails { get; }

    /// <summary>Whether a part may begin after a line: it begins as a boundary that the mail names.</summary>
    public bool Part(ReadOnlySpan<byte> line) => line is [(byte)'-', (byte)'-', var first, ..] && firsts[first];

    // One that is quoted within, encoded, empty, in parts or beside a comment can begin with anything.
    private void AddBoundary(ReadOnlySpan<byte> rest)
    {
        if (rest is [(byte)'*' or (byte)'(', ..])
            Array.Fill(firsts, true);
        if (rest is not [(byte)'=', .. var value])
            return;
        value = value.TrimStart(" \t\r\n"u8);
        if (value is [(byte)'"', .. var quoted])
            value = quoted;
        if (value is [> (byte)' ' and < 127 and not ((byte)'"' or (byte)'\\' or (byte)'(' or (byte)')' or (byte)';') and var first, ..]
            && !value.StartsWith("=?"u8))
            firsts[first] = true;
        else
            Array.Fill(firsts, true);
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> word)
    {
        var (lower, upper) = (word[0], (byte)(word[0] - 32));
        while (raw.IndexOfAny(lower, upper) is >= 0 and var at && raw.Length - at >= word.Length)
        {
            if (Ascii.EqualsIgnoreCase(raw.Slice(at, word.Length), word))
                return raw[(at + word.Length)..];
            raw = raw[(at + 1)..];
        }
        return [];
    }
}
