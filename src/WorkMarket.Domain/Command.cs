using System.Collections.Immutable;

namespace WorkMarket.Domain;

/// <summary>
/// What somebody can ask of an existing assignment: a closed set. Each is declared in its subject, and one row of its rules decides it.
/// </summary>
public abstract record Command
{
    private protected Command() { }
}

/// <summary>What a command comes to: events, or refusals that name every rule in the way.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>It happens. What fell due before comes first; there may be nothing left to happen.</summary>
    public sealed record Accepted(ImmutableList<Happened> Happened) : Decision;

    /// <summary>It does not.</summary>
    public sealed record Refused(ImmutableList<Refusal> Refusals) : Decision;
}

/// <summary>What the rules of one command come to, before it is stamped with who and when.</summary>
internal sealed record Outcome(ImmutableList<Event> Events, ImmutableList<Refusal> Refusals)
{
    public static implicit operator Outcome(Event @event) => new([@event], []);

    public static implicit operator Outcome(Refusal refusal) => new([], [refusal]);

    public static implicit operator Outcome(ImmutableList<Refusal> refusals) => new([], refusals);

    public static Outcome Nothing { get; } = new([], []);
}
