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
