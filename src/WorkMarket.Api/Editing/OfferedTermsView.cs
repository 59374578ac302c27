using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Places;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Api.Editing;

/// <summary>A version of the terms that a worker reads.</summary>
/// <param name="Version">Which.</param>
/// <param name="Since">When it came to hold; left out of the first, which holds from the sending on.</param>
/// <param name="Description">The scope of work, in full.</param>
/// <param name="Instructions">Instructions for the work.</param>
/// <param name="Schedule">When the work is to be done.</param>
/// <param name="Place">Where it is done, as far as this reader may see.</param>
/// <param name="Price">What is offered for it.</param>
/// <param name="Settings">How it is run.</param>
/// <param name="Requirements">What a worker has to have and to have shown before applying.</param>
/// <param name="Documents">The client's documents for everybody who sees the scope, in the versions that belong to these terms.</param>
/// <param name="ChangedSince">What is different now, by field with old and new value.</param>
public sealed record OfferedTermsView(
    int Version, Instant? Since, string Description, string? Instructions, ScheduleBody Schedule, PlaceView? Place,
    Pricing Price, AssignmentSettings Settings, WorkRequirements? Requirements,
    ImmutableList<OfferedDocument> Documents, BriefChanges ChangedSince)
{
    internal static OfferedTermsView FromBrief(Assignment state, int version, Brief brief, Actor by)
    {
        var changes = TermsRead.ChangesSince(state, version) ?? BriefChanges.None;
        return new(
            version, state.Core.TermsEdits.ElementAtOrDefault(version - 2)?.At, brief.Description, brief.Instructions, new(brief.Schedule),
            PlaceRules.ForReader(state, by, brief.Place) is { } place ? PlaceView.FromPlace(place) : null, brief.Price, brief.Settings,
            brief.Requirements, brief.Documents, PlaceRules.ReadsStreet(state, by) ? changes : changes.InScope());
    }
}
