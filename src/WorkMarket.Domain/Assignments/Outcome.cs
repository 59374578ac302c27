using System.Collections.Immutable;

namespace WorkMarket.Domain.Assignments;

/// <summary>What the rules of one command come to, before it is stamped with who and when.</summary>
internal sealed record Outcome(ImmutableList<Event> Events, ImmutableList<Refusal> Refusals)
{
    public static implicit operator Outcome(Event @event) => new([@event], []);

    public static implicit operator Outcome(Refusal refusal) => new([], [refusal]);

    public static implicit operator Outcome(ImmutableList<Refusal> refusals) => new([], refusals);

    public static Outcome Nothing { get; } = new([], []);
}
