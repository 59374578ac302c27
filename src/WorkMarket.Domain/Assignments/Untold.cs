using NodaTime;

namespace WorkMarket.Domain.Assignments;

/// <summary>What changed of an offer and is told a while after: what changes soon after one another is one notice (domain.md §9).</summary>
internal static class Untold
{
    /// <summary>When a change is told: with those that it follows soon.</summary>
    public static Instant TellAt(Assignment state, Circumstances at) =>
        state.Core.Untold?.TellAt ?? at.Now + at.Policy.Editing.OneNoticeWithin;

    /// <summary>The assignment with changes that are to be told at an instant, together with what was not told yet.</summary>
    public static Assignment With(Assignment state, BriefChanges changes, Instant? at)
    {
        if (at is not { } tellAt)
            return state;
        var together = (state.Core.Untold?.Changes ?? BriefChanges.None).Then(changes);
        return state with { Core = state.Core with { Untold = together.AreNone() ? null : new(together, tellAt) } };
    }
}
