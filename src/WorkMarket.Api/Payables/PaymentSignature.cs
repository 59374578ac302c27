using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using StandardWebhooks;
using WorkMarket.Application.Payables;

namespace WorkMarket.Api.Payables;

/// <summary>Seals the secrets of payment providers by Data Protection: a signature is checked with the secret itself.</summary>
internal sealed class SecretSeal(IDataProtectionProvider protection) : ISecretSeal
{
    private readonly IDataProtector protector = protection.CreateProtector("WorkMarket.PaymentProviders");

    public string Seal(string secret) => protector.Protect(secret);

    public string? Open(string sealedSecret)
    {
        try
        {
            return protector.Unprotect(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The signature of a payment provider's report, by Standard Webhooks.</summary>
internal static class PaymentSignature
{
    private const string Id = "webhook-id";
    private const string Timestamp = "webhook-timestamp";
    private const string Signature = "webhook-signature";
    private const int LongestHeader = 4096;

    /// <summary>Whether one of the secrets signed the request, near enough to now; takes the same time whichever fits.</summary>
    public static bool Fits(HttpRequest request, byte[] body, IReadOnlyCollection<string> secrets, Instant now, Duration within)
    {
        var (id, timestamp, brought) = (One(request, Id), One(request, Timestamp), One(request, Signature));
        if (id is null || brought is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > Instant.MaxValue.ToUnixTimeSeconds())
            return false;
        var signedAt = Instant.FromUnixTimeSeconds(seconds);
        if (signedAt < now - within || signedAt > now + within)
            return false;
        var signed = brought.Split(' ').Where(one => one.StartsWith("v1,", StringComparison.Ordinal))
            .Select(Encoding.UTF8.GetBytes).ToList();
        var fits = false;
        foreach (var secret in secrets)
        {
            var right = Encoding.UTF8.GetBytes(
                new StandardWebhook(secret).Sign(id, signedAt.ToDateTimeOffset(), Encoding.UTF8.GetString(body)));
            foreach (var one in signed)
                fits |= CryptographicOperations.FixedTimeEquals(one, right);
        }
        return fits;
    }

    private static string? One(HttpRequest request, string header) =>
        request.Headers.TryGetValue(header, out var values) && values.Count == 1
            && values[0] is { Length: > 0 and <= LongestHeader } value
                ? value
                : null;
}
