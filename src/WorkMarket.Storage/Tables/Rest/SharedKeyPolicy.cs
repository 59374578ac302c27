using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using NodaTime;

namespace WorkMarket.Storage.Tables.Rest;

/// <summary>Signs with an account key, anew for each attempt: the service refuses a signature older than 15 minutes.</summary>
internal sealed class SharedKeyPolicy(string account, string key) : HttpPipelineSynchronousPolicy
{
    private readonly byte[] key = Convert.FromBase64String(key);

    public override void OnSendingRequest(HttpMessage message)
    {
        var headers = message.Request.Headers;
        var date = SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset().ToString("R", CultureInfo.InvariantCulture);
        headers.SetValue("x-ms-date", date);
        // The table service's own form: no canonicalized headers, the path exactly as it is sent, and of the query only `comp`,
        // which no request here has.
        var toSign = string.Join(
            '\n',
            message.Request.Method.Method,
            headers.TryGetValue("Content-MD5", out var hash) ? hash : "",
            headers.TryGetValue("Content-Type", out var type) ? type : "",
            date,
            $"/{account}{message.Request.Uri.ToUri().AbsolutePath}");
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        headers.SetValue("Authorization", $"SharedKey {account}:{signature}");
    }
}
