using Microsoft.Extensions.Primitives;

namespace WorkMarket.Api.Phone;

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
