using System.Buffers;
using System.Globalization;
using System.Text;

namespace WorkMarket.Mail.Inbound;

/// <summary>Decodes bytes of which a mail names the charset, rightly or not.</summary>
internal static class Charsets
{
    private const int Ascii = 20127;
    private const int Utf8 = 65001;

    // Charsets that are read as the larger ones which begin with them, as browsers do: what is sent under their names is often in those.
    private static readonly Dictionary<int, int> Larger = new()
    {
        [28591] = 1252,
        [28599] = 1254,
        [28601] = 874,
        [936] = 54936,
        [20936] = 54936,
        [51949] = 949,
    };

    /// <summary>
    /// The text of bytes. UTF-8 is told by its form where another charset of single bytes is named. In UTF-8, in ASCII and in a charset
    /// that is unknown, a byte that is none of UTF-8 is read as Western European, in which every byte is a character; the others stay as
    /// they are.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var text = Find(charset) is not { CodePage: not (Ascii or Utf8) } named || named.IsSingleByte
            && System.Text.Unicode.Utf8.IsValid(bytes)
            ? Guess(bytes)
            : named.GetString(bytes);
        return text.TrimStart('\uFEFF');
    }

    private static string Guess(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var (text, western) = (new StringBuilder(bytes.Length), Find(1252));
        while (!bytes.IsEmpty)
        {
            var isRune = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            text.Append(isRune ? rune.ToString() : western.GetString(bytes[..1]));
            bytes = bytes[(isRune ? length : 1)..];
        }
        return text.ToString();
    }

    private static Encoding? Find(string? charset)
    {
        if (charset is null)
            return null;
        try
        {
            var found = charset.StartsWith("cp", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(charset.AsSpan(2), NumberStyles.None, null, out var page)
                ? Find(page)
                : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
            return Larger.TryGetValue(found.CodePage, out var larger) ? Find(larger) : found;
        }
        // The charset does not exist, or it is not safe to decode.
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Find(int page) => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page);
}
