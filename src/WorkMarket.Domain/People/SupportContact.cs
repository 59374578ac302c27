using System.ComponentModel.DataAnnotations;

namespace WorkMarket.Domain.People;

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
