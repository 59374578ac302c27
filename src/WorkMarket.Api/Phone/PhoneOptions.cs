using Microsoft.Extensions.Configuration;

namespace WorkMarket.Api.Phone;

/// <summary>The telephone's settings, under <c>WorkMarket:Phone:</c> in configuration.</summary>
public sealed record PhoneOptions
{
    /// <summary>The secret that the telephone provider signs its calls with. Without it no call is let in.</summary>
    public string? AuthToken { get; init; }

    /// <summary>The address under which the provider calls us, up to the host and without a slash at the end, as in <c>https://workmarket.example</c>.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>The number that workers call where their company names none of its own.</summary>
    public string? Number { get; init; }

    /// <summary>Reads them.</summary>
    public static PhoneOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("WorkMarket:Phone");
        return new()
        {
            AuthToken = section["AuthToken"] is { Length: > 0 } token ? token : null,
            PublicUrl = (section["PublicUrl"] ?? "").TrimEnd('/'),
            Number = section["Number"] is { Length: > 0 } number ? number : null,
        };
    }
}
