using NodaTime;

namespace WorkMarket.Domain.ApiClients;

/// <summary>An API client manages no API clients.</summary>
public sealed record PeopleOnly()
    : Refusal(RefusalKind.NotAllowed, "peopleOnly", "API clients are managed by the company's people and not by software.");

/// <summary>The company has as many API clients as it may.</summary>
public sealed record ApiClientsFull(int Most)
    : Refusal(RefusalKind.Conflict, "apiClientsFull", $"The company has {Most} API clients in use; revoke one first.");

/// <summary>This request made an API client before, and a secret is shown once.</summary>
public sealed record ApiClientExists()
    : Refusal(
        RefusalKind.Conflict, "apiClientExists",
        "This request made its API client before. The secret is not shown again: rotate it for another.");

/// <summary>The API client is out of use.</summary>
public sealed record ApiClientRevoked(Instant At)
    : Refusal(RefusalKind.Conflict, "apiClientRevoked", "The API client is revoked, for ever; make another.");

/// <summary>As many secrets hold as may.</summary>
public sealed record SecretsFull(int Most, Instant From)
    : Refusal(
        RefusalKind.Conflict, "secretsFull",
        $"{Most} secrets of this API client hold already; another can be made from {Wording.InWords(From, DateTimeZone.Utc)} on.",
            HoldsFrom: From);

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
