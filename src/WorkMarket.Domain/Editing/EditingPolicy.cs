using NodaTime;

namespace WorkMarket.Domain.Editing;

/// <summary>The windows and limits of editing (domain.md §9).</summary>
public sealed record EditingPolicy
{
    /// <summary>Within how long after the first of them edits are one notice (domain.md §9: 10 minutes).</summary>
    public Duration OneNoticeWithin { get; init; } = Duration.FromMinutes(10);

    /// <summary>The most clarifications while a worker has the assignment.</summary>
    public int Clarifications { get; init; } = 50;

    /// <summary>The longest clarification, in characters: it stays with the assignment.</summary>
    public int ClarificationLength { get; init; } = 2_000;
}
