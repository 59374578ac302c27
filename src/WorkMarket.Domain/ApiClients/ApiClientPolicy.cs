using NodaTime;

namespace WorkMarket.Domain.ApiClients;

/// <summary>The limits of API clients, each a setting with its default.</summary>
public sealed record ApiClientPolicy
{
    /// <summary>How long a bearer token holds that was given for a secret (one hour).</summary>
    public Duration BearerLife { get; init; } = Duration.FromHours(1);

    /// <summary>How long a secret still holds after a rotation.</summary>
    public Duration Overlap { get; init; } = Duration.FromHours(24);

    /// <summary>At most how many secrets of one API client hold at once.</summary>
    public int Secrets { get; init; } = 3;

    /// <summary>At most how many API clients a company has in use.</summary>
    public int Clients { get; init; } = 20;

    /// <summary>The most characters of a name.</summary>
    public int NameLength { get; init; } = 100;

    /// <summary>After how many wrong secrets none is taken.</summary>
    public int WrongSecrets { get; init; } = 10;

    /// <summary>For how long none is taken then.</summary>
    public Duration Lock { get; init; } = Duration.FromMinutes(15);
}
