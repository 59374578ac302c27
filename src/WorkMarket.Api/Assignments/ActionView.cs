using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Checklists;

namespace WorkMarket.Api.Assignments;

/// <summary>What an action answers: where the assignment is now. Small, for a phone with one bar of signal.</summary>
public record ActionView(AssignmentId Id, Status Status, long Version, ImmutableSortedSet<Label> Labels)
{
    /// <summary>The view of a change.</summary>
    public ActionView(Change change)
        : this(change.State.Id, change.State.Status, change.Version, (change.State as Staffed)?.Engagement.Labels ?? [])
    {
    }
}
