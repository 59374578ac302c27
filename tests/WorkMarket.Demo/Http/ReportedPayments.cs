using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace WorkMarket.Demo.Http;

/// <summary>A payment provider: what it reports it signs as Standard Webhooks has it.</summary>
/// <param name="stranger">Somebody who is not signed in.</param>
/// <param name="provider">The provider's id.</param>
/// <param name="secret">Its secret, as in <c>whsec_…</c>.</param>
public sealed class ReportedPayments(Portal stranger, string provider, string secret)
{
    /// <summary>Reports that an invoice was paid.</summary>
    public Task<Answer> Paid(
        string payment, string invoice, string amount, string currency = "USD", DateTimeOffset? at = null) => Report(new
        {
            type = "paid",
            payment,
            invoice,
            amount = new { amount, currency },
            reference = $"ACH {payment}",
            at = at ?? DateTimeOffset.UtcNow,
        });

    /// <summary>Reports that a payment was reversed.</summary>
    public Task<Answer> Reversed(string payment, DateTimeOffset at) => Report(new { type = "reversed", payment, at });

    /// <summary>Reports what is given, signed by a secret at a time.</summary>
    public Task<Answer> Report(object report, string? signedBy = null, DateTimeOffset? signedAt = null)
    {
        var body = JsonSerializer.Serialize(report);
        var (id, seconds) = ("msg_" + Guid.NewGuid().ToString("N"),
            (signedAt ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var key = Convert.FromBase64String((signedBy ?? secret)["whsec_".Length..]);
        var signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{seconds}.{body}")));
        return stranger.Send(
            HttpMethod.Post, $"payments/inbound?provider={provider}", new StringContent(body, Encoding.UTF8, "application/json"),
            ("webhook-id", id), ("webhook-timestamp", seconds), ("webhook-signature", signature));
    }
}
