using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

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
