using System.ComponentModel.DataAnnotations;

namespace WorkMarket.Domain.People;

/// <summary>A person's opaque id.</summary>
public readonly record struct PersonId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A client company's opaque id.</summary>
public readonly record struct CompanyId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What somebody may do here (domain.md §1).</summary>
public enum Role
{
    /// <summary>An independent contractor.</summary>
    Worker,

    /// <summary>A person at a client company.</summary>
    Client,

    /// <summary>WorkMarket staff who look after a client company.</summary>
    AccountManager,

    /// <summary>WorkMarket's support and escalation desk.</summary>
    Support,

    /// <summary>The clock and inbound webhooks.</summary>
    System,
}

/// <summary>The way a request reached us. It comes from the credential, never from the request's body (domain.md §3).</summary>
public enum Channel
{
    /// <summary>The desktop site.</summary>
    Desktop,

    /// <summary>The mobile app.</summary>
    Mobile,

    /// <summary>The telephone.</summary>
    Phone,

    /// <summary>A client's own software.</summary>
    Api,

    /// <summary>A reply by e-mail: the token in the address that it goes to is the credential.</summary>
    Mail,

    /// <summary>A page behind a signed link: the token in the link is the credential.</summary>
    Link,
}

/// <summary>How people reach WorkMarket Support, where the rules send them there (seeds 001 and 003).</summary>
public sealed record SupportContact
{
    /// <summary>The telephone number of WorkMarket Support, as people are told it.</summary>
    [StringLength(100)]
    public string Phone { get; init; } = "212-229-9675 option 3";

    /// <summary>The mail address of WorkMarket Support.</summary>
    [EmailAddress]
    public string Email { get; init; } = "support@workmarket.com";

    /// <summary>Both in words.</summary>
    public string InWords => $"WorkMarket Support at {Phone} or {Email}";
}
