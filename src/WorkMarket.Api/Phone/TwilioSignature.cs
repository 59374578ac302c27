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

    /// <summary>Whether a signature is the right one; takes the same time either way.</summary>
    public static bool Verify(string token, string url, IEnumerable<KeyValuePair<string, StringValues>> form, string? signature) =>
        signature is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Of(token, url, form)));

    // SHA-1 is what the provider signs with; as an HMAC it holds.
#pragma warning disable CA5350
    private static byte[] Hash(string token, string text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
}
