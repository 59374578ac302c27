using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace WorkMarket.Api.Phone;

/// <summary>The telephone's settings, under <c>WorkMarket:Phone:</c> in configuration.</summary>
public sealed record PhoneOptions
{
    /// <summary>The secret that the telephone provider signs its calls with. Without it no call is let in.</summary>
    [PasswordPropertyText(true)]
    public string? AuthToken { get; init; }

    /// <summary>The address under which the provider calls us, up to the host and without a slash at the end, as in <c>https://workmarket.example</c>.</summary>
    [Url]
    public string PublicUrl { get; init; } = "";

    /// <summary>The number that workers call where their company names none of its own.</summary>
    [Phone]
    public string? Number { get; init; }
}
