using NodaTime;

namespace WorkMarket.Domain.Assignments;

/// <summary>A change of the terms: with it they have their next version.</summary>
/// <param name="At">When.</param>
/// <param name="Changes">What is different from the version before.</param>
public sealed record TermsEdit(Instant At, BriefChanges Changes);

/// <summary>
/// The versions of the terms that a worker reads: all of the brief but what is no term of it, counted from 1 as they are first sent
/// (domain.md §9). They change by an edit, a change that was agreed, or another schedule.
/// </summary>
public static class TermsRead
{
    /// <summary>The version that holds.</summary>
    public static int VersionOf(Assignment state) => 1 + state.Core.TermsEdits.Count;

    /// <summary>The same, null for the first: who applied before versions were kept read what held then.</summary>
    internal static int? LaterVersionOf(Assignment state) => VersionOf(state) is var version && version > 1 ? version : null;

    /// <summary>The brief with the terms of a version; null where there is no such version. What is no term is as it is now.</summary>
    public static Brief? At(Assignment state, int version) => version < 1 || version > VersionOf(state)
        ? null
        : state.Core.TermsEdits.Skip(version - 1).Reverse().Aggregate(state.Brief, (brief, edit) => edit.Changes.Undo(brief));

    /// <summary>What is different by content from the terms of a version; null where there is no such version.</summary>
    public static BriefChanges? ChangesSince(Assignment state, int version) =>
        version == VersionOf(state) ? BriefChanges.None
        : At(state, version) is { } read ? BriefChanges.Between(read, state.Brief).OfTerms()
        : null;

    /// <summary>A state after an event, with the next version where it changed the terms. A draft was read by nobody.</summary>
    internal static Assignment Counted(Assignment before, Assignment after, Instant at) =>
        before is Draft || ReferenceEquals(before.Brief, after.Brief)
            || BriefChanges.Between(before.Brief, after.Brief).OfTerms() is var changes && changes.AreNone()
                ? after
                : after with { Core = after.Core with { TermsEdits = after.Core.TermsEdits.Add(new(at, changes)) } };
}
