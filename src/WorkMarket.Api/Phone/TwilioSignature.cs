using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace WorkMarket.Api.Phone;

/// <summary>
/// Twilio's signature of a request, by its published algorithm: HMAC-SHA1, under the account's token, over the address followed by each
/// parameter's name and value in order of the names; in Base64.
/// </summary>
public static class TwilioSignature
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>The signature.</summary>
    /// <param name="token">The account's token.</param>
    /// <param name="url">The address that was called, whole and as it was written.</param>
    /// <param name="form">The parameters in the body.</param>
    public static string Of(string token, string url, IEnumerable<KeyValuePair<string, StringValues>> form)
    {
        var text = new StringBuilder(url);
        foreach (var (name, values) in form.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
                text.Append(name).Append(value);
        }
        return Convert.ToBase64String(Hash(token, text.ToString()));
    }

    /// <summary>
    /// Whether a signature is the right one; takes the same time either way. The provider signs an address with its port or without,
    /// whatever it was told, so either holds.
    /// </summary>
    public static bool Verify(string token, string url, IReadOnlyCollection<KeyValuePair<string, StringValues>> form, string? signature) =>
        signature is not null && Array.Exists(Ported(url), one =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Of(token, one, form))));

    private static string[] Ported(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var read))
            return [url];
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOfAny(['/', '?', '#'], start) is >= 0 and var at ? at : url.Length;
        var port = FormattableString.Invariant($":{read.Port}");
        var host = url[..end].EndsWith(port, StringComparison.Ordinal) ? url[..(end - port.Length)] : url[..end];
        return [host + url[end..], host + port + url[end..]];
    }

    // SHA-1 is what the provider signs with; as an HMAC it holds.
#pragma warning disable CA5350
    private static byte[] Hash(string token, string text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
}
