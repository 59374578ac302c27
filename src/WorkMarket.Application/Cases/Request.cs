using System.Collections.Immutable;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Cases;

/// <summary>A change that was decided: what the case is now, and what happened.</summary>
public sealed record Change(Assignment State, long Version, ImmutableList<Happened> Happened);

/// <summary>What a request brings with it, whatever it asks for.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Key">What makes a repeat recognisable; null without an Idempotency-Key.</param>
/// <param name="BodyHash">SHA-256 of the body.</param>
/// <param name="IfMatch">The versions one of which it must have, as the asker has seen it; null where that does not matter.</param>
public sealed record Request(Actor By, CommandKey? Key, string BodyHash, ImmutableArray<long>? IfMatch);

/// <summary>What came of a request.</summary>
public abstract record RequestOutcome
{
    private RequestOutcome() { }

    /// <summary>It is done, now or by an earlier request that this one repeats.</summary>
    public sealed record Done(Answer Answer, bool Repeated) : RequestOutcome;

    /// <summary>The rules speak against it. Nothing has changed.</summary>
    public sealed record Refused(ImmutableList<Refusal> Refusals) : RequestOutcome;

    /// <summary>There is no such case for this asker.</summary>
    public sealed record NotFound : RequestOutcome;

    /// <summary>The case has moved on from the version that was seen.</summary>
    public sealed record Stale(long Version) : RequestOutcome;

    /// <summary>The Idempotency-Key was used with another body.</summary>
    public sealed record KeyReused : RequestOutcome;

    /// <summary>Too many others are writing. Nothing has changed.</summary>
    public sealed record Busy : RequestOutcome;

    /// <summary>The case has outgrown what can be kept. Nothing has changed.</summary>
    public sealed record TooLarge(string Why) : RequestOutcome;
}
