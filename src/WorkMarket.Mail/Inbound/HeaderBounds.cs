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

    private const byte Dash = (byte)'-';

    /// <summary>
    /// Whether no header is longer. Headers stand at the beginning and after a line that could part the parts of a mail; folded lines are
    /// counted wherever they stand, as a mail within a mail begins after any blank line.
    /// </summary>
    public static bool Hold(ReadOnlySpan<byte> raw)
    {
        var (inHeaders, header, block) = (true, 0, 0);
        while (!raw.IsEmpty)
        {
            var end = raw.IndexOf((byte)'\n') is >= 0 and var at ? at + 1 : raw.Length;
            var line = raw[..end];
            raw = raw[end..];
            var isFolded = line[0] is (byte)' ' or (byte)'\t';
            if (!isFolded && line.TrimEnd("\r\n"u8).IsEmpty)
                (inHeaders, block) = (false, 0);
            else if (line.Length > 2 && line[0] == Dash && line[1] == Dash)
                (inHeaders, block) = (true, 0);
            header = isFolded ? header + end : inHeaders ? end : 0;
            block += inHeaders ? end : 0;
            if (header > LongestHeader || block > LongestBlock)
                return false;
        }
        return true;
    }
}
