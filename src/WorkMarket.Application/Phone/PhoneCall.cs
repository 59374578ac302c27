using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Phone;

/// <summary>What a caller is asked to type.</summary>
public enum Prompt
{
    /// <summary>The assignment's number.</summary>
    Number,

    /// <summary>The PIN.</summary>
    Pin,

    /// <summary>1 to check in, 2 to check out.</summary>
    Action,
}

/// <summary>What a caller hears, and what to type next; null where the call ends.</summary>
/// <param name="Words">What is said.</param>
/// <param name="Next">What is asked for.</param>
/// <param name="Step">The number of the answer to it: a step is taken once.</param>
public sealed record Spoken(string Words, Prompt? Next, int Step);

/// <summary>A call as far as it has come. The PIN is not in it.</summary>
public sealed record PhoneCall
{
    /// <summary>When it began.</summary>
    public required Instant Began { get; init; }

    /// <summary>What was said last. It is said again when the same step comes again.</summary>
    public required Spoken Spoken { get; init; }

    /// <summary>The number that was typed.</summary>
    public string Number { get; init; } = "";

    /// <summary>The assignment, where there is one of that number.</summary>
    public AssignmentId? Case { get; init; }

    /// <summary>Its worker, where it has one.</summary>
    public PersonId? Worker { get; init; }

    /// <summary>How often what was typed could not be understood, or was wrong.</summary>
    public int Misunderstood { get; init; }
}
