using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Negotiation;

/// <summary>An application's opaque id, unique within its assignment.</summary>
public readonly record struct ApplicationId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A worker's application. Closed ones stay, so that everybody can see how it went.</summary>
public sealed record Application(ApplicationId Id, PersonId Worker, string? Note, Instant At)
{
    /// <summary>What the worker proposes, where it is a counteroffer.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>Over what the worker proposed that; null also where it was before this was recorded.</summary>
    public Channel? Over { get; init; }

    /// <summary>The version of the terms that its worker read, and agreed to with it; null is the first.</summary>
    public int? TermsVersion { get; init; }

    /// <summary>When its worker renewed it last; null where that never was.</summary>
    public Instant? RenewedAt { get; init; }

    /// <summary>How it came to nothing, or null while it is open or led to the engagement.</summary>
    public ApplicationEnd? End { get; init; }

    /// <summary>When it did.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Whether it can be accepted.</summary>
    public bool IsOpen => End is null;

    /// <summary>Since when it stands: made, or renewed.</summary>
    internal Instant StandsSince => RenewedAt ?? At;

    /// <summary>The version of the terms that its worker agreed to.</summary>
    internal int AgreedTerms => TermsVersion ?? 1;
}

/// <summary>What a worker proposes instead of what the client asks for (domain.md §2). What is null stays as it is.</summary>
/// <param name="Price">Another price, of any type.</param>
/// <param name="Expenses">Expenses to be paid besides.</param>
/// <param name="Schedule">Another schedule, in the same time zone.</param>
/// <param name="Expires">From when it can no longer be accepted.</param>
public sealed record Proposal(Pricing? Price = null, Money? Expenses = null, Schedule? Schedule = null, Instant? Expires = null);

/// <summary>How an application came to nothing.</summary>
public enum ApplicationEnd
{
    /// <summary>The worker withdrew it.</summary>
    Withdrawn,

    /// <summary>The client declined it.</summary>
    Declined,

    /// <summary>The worker made a counteroffer in its place.</summary>
    Replaced,

    /// <summary>Its own time ran out.</summary>
    Expired,

    /// <summary>It was accepted, and the worker has the assignment no more.</summary>
    EngagementOver,

    /// <summary>It is offered to others now.</summary>
    NoLongerOffered,
}
