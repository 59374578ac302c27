using System.Text;

namespace WorkMarket.Mail.Inbound;

/// <summary>Decodes bytes of which a mail names the charset, rightly or not.</summary>
internal static class Charsets
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The text of bytes. In a charset that is unknown they are read as UTF-8 where they are that, else as Western European, in which
    /// every byte is a character.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (Find(charset) is { CodePage: not 65001 } encoding)
            return encoding.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    private static Encoding? Find(string? charset)
    {
        if (charset is null)
            return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        // One that there is not, or one that is not safe to decode.
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
