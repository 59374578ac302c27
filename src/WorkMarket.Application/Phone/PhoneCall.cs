using NodaTime;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Storage;
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

/// <summary>Numbers, PINs and calls.</summary>
public interface IPhoneBook : INumbers
{
    /// <summary>A worker's PIN, or null.</summary>
    Task<SecretHash?> FindPin(PersonId worker, CancellationToken cancellation);

    /// <summary>Sets it.</summary>
    Task SavePin(PersonId worker, SecretHash pin, CancellationToken cancellation);

    /// <summary>A call, or null where there is none.</summary>
    Task<Marked<PhoneCall?>> FindCall(string call, CancellationToken cancellation);

    /// <summary>Writes it; false where somebody else wrote since it was read.</summary>
    Task<bool> SaveCall(string call, PhoneCall state, string? mark, CancellationToken cancellation);

    /// <summary>Deletes the calls that began before an instant.</summary>
    /// <returns>How many.</returns>
    Task<int> ForgetCalls(Instant before, CancellationToken cancellation);
}
