using NodaTime;

namespace WorkMarket.Domain;

/// <summary>What sort of no a refusal is.</summary>
public enum RefusalKind
{
    /// <summary>What was sent is wrong, whatever the state.</summary>
    Invalid,

    /// <summary>Not for this role or person.</summary>
    NotAllowed,

    /// <summary>There is no such thing on the assignment.</summary>
    Unknown,

    /// <summary>The state of the assignment speaks against it.</summary>
    Conflict,

    /// <summary>It was asked on the strength of an older version.</summary>
    Stale,
}

/// <summary>Why a command is refused: the closed set. Nothing changes by a refused command.</summary>
/// <param name="Kind">What sort of no it is.</param>
/// <param name="Rule">The rule's stable name.</param>
/// <param name="Message">The rule in words, for the person who is refused.</param>
/// <param name="Field">The field that is wrong, where one is.</param>
/// <param name="HoldsFrom">The instant from which the rule would hold, where time alone brings it.</param>
public abstract record Refusal(RefusalKind Kind, string Rule, string Message, string? Field = null, Instant? HoldsFrom = null);

/// <summary>A field breaks a rule of its own.</summary>
public sealed record InvalidField : Refusal
{
    /// <summary>Names the field, the rule and why.</summary>
    public InvalidField(string field, string rule, string message)
        : base(RefusalKind.Invalid, rule, message, field)
    {
    }
}
