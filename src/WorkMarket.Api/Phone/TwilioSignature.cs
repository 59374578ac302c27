using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace WorkMarket.Api.Phone;

/// <summary>The telephone's settings.</summary>
public sealed record PhoneOptions
{
    /// <summary>The secret that the telephone provider (Twilio) signs its calls with. Without it no call is let in.</summary>
    [PasswordPropertyText(true)]
    public string? AuthToken { get; init; }

    /// <summary>
    /// Where the provider calls, up to the host: its voice webhook is <c>POST {PublicUrl}/api/phone/voice</c>; the signature is over this
    /// very address.
    /// </summary>
    [Url]
    public string PublicUrl { get; init; } = "";

    /// <summary>The number that workers call where their company names none of its own.</summary>
    [Phone]
    public string? Number { get; init; }
}

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
    public static string Compute(string token, string url, IEnumerable<KeyValuePair<string, StringValues>> form)
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
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Compute(token, one, form))));

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

    // The provider signs with SHA-1, which is still sound within an HMAC.
#pragma warning disable CA5350
    private static byte[] Hash(string token, string text) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
}

/// <summary>The body of a call from the telephone provider. Nothing in it counts before its signature is verified.</summary>
/// <param name="Values">Its parameters.</param>
public sealed record SignedForm(IReadOnlyDictionary<string, StringValues> Values)
{
    /// <summary>A parameter's value; empty where there is none.</summary>
    public string this[string name] => Values.TryGetValue(name, out var values) ? values.ToString() : "";

    /// <summary>Reads a body whose signature is right; null where it is not.</summary>
    /// <exception cref="BadRequestException">It is not a form.</exception>
    internal static SignedForm? Read(HttpRequest request, byte[] body, PhoneOptions options)
    {
        if (!request.Headers.TryGetValue(TwilioSignature.Header, out var signature) || signature.Count != 1
            || options.AuthToken is not { } token)
            return null;
        var values = PlainForm.Read(request, body);
        // The path is ours; only the query is the caller's, and it is signed as it was written.
        var url = $"{options.PublicUrl}{request.Path}{request.QueryString}";
        return TwilioSignature.Verify(token, url, values, signature) ? new(values) : null;
    }
}
