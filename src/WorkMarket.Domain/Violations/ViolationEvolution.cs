using System.Collections.Immutable;

namespace WorkMarket.Domain.Violations;

/// <summary>What an event makes of the violations on record.</summary>
internal static class ViolationEvolution
{
    /// <summary>The violations after an event, or null where it has nothing to do with them.</summary>
    public static ImmutableList<Violation>? After(ImmutableList<Violation> violations, Happened happened) => happened.Event switch
    {
        ViolationReported reported => violations.Add(new(
            reported.Violation, reported.Category, reported.Against, reported.Worker, happened.By, happened.At, ViolationStatus.Open)),
        ViolationUpheld upheld => Decided(violations, upheld.Violation, ViolationStatus.Upheld, happened),
        ViolationDismissed dismissed => Decided(violations, dismissed.Violation, ViolationStatus.Dismissed, happened),
        _ => null,
    };

    private static ImmutableList<Violation> Decided(
        ImmutableList<Violation> violations, ViolationId id, ViolationStatus status, Happened happened) =>
        violations.ConvertAll(violation => violation.Id == id ? violation with { Status = status, DecidedAt = happened.At } : violation);
}
