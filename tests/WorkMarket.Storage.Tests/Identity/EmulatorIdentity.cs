using System.Buffers.Text;
using System.Text.Json;
using Azure.Core;
using WorkMarket.Testing;

namespace WorkMarket.Storage.Tests.Identity;

/// <summary>An identity whose tokens the emulator takes. Counts how often it was asked for one, and can run dry.</summary>
internal sealed class EmulatorIdentity : TokenCredential
{
    private const string Tenant = "11111111-1111-1111-1111-111111111111";

    public List<string> Scopes { get; } = [];

    /// <summary>What it answers in place of a token.</summary>
    public Exception? Trouble { get; set; }

    public string Audience { get; init; } = "https://storage.azure.com";

    /// <summary>The whole account as this identity.</summary>
    public StorageAccess Access(Azurite azurite)
    {
        var (blobs, queues, tables) = azurite.Services;
        return new StorageAccess.ByIdentity(blobs, queues, tables, this);
    }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (Trouble is not null)
            throw Trouble;
        lock (Scopes)
            Scopes.AddRange(requestContext.Scopes);
        var (from, until) = (DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddHours(1));
        var claims = JsonSerializer.SerializeToUtf8Bytes(new
        {
            aud = Audience,
            iss = $"https://sts.windows.net/{Tenant}/",
            oid = "22222222-2222-2222-2222-222222222222",
            tid = Tenant,
            iat = from.ToUnixTimeSeconds(),
            nbf = from.ToUnixTimeSeconds(),
            exp = until.ToUnixTimeSeconds(),
        });
        return new(
            $"{Base64Url.EncodeToString(
                """{"alg":"HS256","typ":"JWT"}"""u8)}.{Base64Url.EncodeToString(claims)}.{Base64Url.EncodeToString("unsigned"u8)}", until);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
