using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Places;

/// <summary>Another place for work that a worker has, and who is to be asked for on site (domain.md §8).</summary>
internal static class PlaceChangeRules
{
    private const string TravelReason = "The way to another place";

    public static ActionRule[] Rows =>
    [
        new ActionRule<WithWorker, RequestPlaceChange>(
            AssignmentAction.RequestPlaceChange, [Role.Client], Running, Request,
            (staffed, _, _) => staffed.Engagement.PlaceRequest is null ? [] : [new PlaceUndecided()]),
        new ActionRule<WithWorker, ApprovePlaceChange>(
            AssignmentAction.ApprovePlaceChange, [Role.Worker], Running, Approve, (staffed, _, _) => IsAsked(staffed)),
        new ActionRule<WithWorker, DeclinePlaceChange>(
            AssignmentAction.DeclinePlaceChange, [Role.Worker], Running,
            (_, decline, at) => Text.Optional(decline.Reason, "reason", at.Policy).Or(new PlaceChangeDeclined(decline.Reason)),
            (staffed, _, _) => IsAsked(staffed)),
        new ActionRule<WithWorker, WithdrawPlaceChange>(
            AssignmentAction.WithdrawPlaceChange, [Role.Client], Running, (_, _, _) => new PlaceChangeWithdrawn(),
            (staffed, _, _) => IsAsked(staffed)),
        new ActionRule<Assignment, ChangeAccess>(
            AssignmentAction.ChangeAccess, [Role.Client], [Status.Draft, Status.Sent, .. Running],
            (_, change, at) => AccessRules.Check(change.Access.Details, "", at.Policy.Places)
                .Or(new AccessChanged(change.Access.Hash())),
            (state, _, _) => state.Brief.Place?.Site is null ? [new NoSite()] : []),
        new ActionRule<Assignment, RemoveAccess>(
            AssignmentAction.RemoveAccess, [Role.Client, Role.Support], ActionRule.Every, (_, _, _) => new AccessChanged(null),
            (state, _, _) => state.Core.AccessHash is null ? [new NoAccess()] : []),
    ];

    private static ImmutableArray<Status> Running => [Status.Assigned, Status.InProgress, Status.OnHold];

    private static ImmutableList<Refusal> IsAsked(WithWorker staffed) =>
        staffed.Engagement.PlaceRequest is null ? [new NoPlaceRequest()] : [];

    private static Outcome Request(WithWorker staffed, RequestPlaceChange request, Circumstances at)
    {
        ImmutableList<Refusal> refusals =
        [
            .. PlaceRules.Check(request.Place, "place", at.Policy.Places),
            .. request.Place == staffed.Brief.Place
                ? [new InvalidField("place", "placeUnchanged", "This is the place as it is: name another.")] : Array.Empty<Refusal>(),
            .. Text.Optional(request.Reason, "reason", at.Policy.RequestReasonLength),
            .. request.Travel is { } travel ? FundsRules.MayOffer(staffed, ForTravel(travel), "travel", at) : [],
        ];
        return refusals.Or(IsNear(staffed, request.Place, at.Policy.Places)
            ? Changed(staffed, request.Place, request.Travel)
            : [new PlaceChangeAsked(
                request.Place, request.Reason, request.Travel, at.Now + at.Policy.Places.DecidedWithin)]);
    }

    private static Outcome Approve(WithWorker staffed, ApprovePlaceChange approve, Circumstances at)
    {
        var asked = staffed.Engagement.PlaceRequest!;
        return new(Changed(staffed, asked.Place, asked.Travel), []);
    }

    // Whom to ask for is of a site: remote work has nobody.
    private static ImmutableList<Event> Changed(WithWorker staffed, Place place, Money? travel) =>
    [
        new PlaceChanged(staffed.Brief.Place, place),
        .. place.IsRemote() && staffed.Core.AccessHash is not null ? [new AccessChanged(null)] : Array.Empty<Event>(),
        .. travel is { } added ? [FundsRules.Offered(staffed, ForTravel(added))] : Array.Empty<Event>(),
    ];

    private static FundsAsk ForTravel(Money travel) => new(FundsKind.ExpenseReimbursement, travel, null, TravelReason);

    // Around the corner of the place that was agreed the worker is told and not asked, as long as nobody has come.
    private static bool IsNear(WithWorker staffed, Place place, PlacePolicy limits) =>
        ((staffed.Engagement.PlaceAgreed ?? staffed.Brief.Place)?.Site, place.Site)
            is ({ Coordinates: { } here, PostalCode: { } code } old, { Coordinates: { } there } next)
        && staffed.Engagement.VisitsMade == 0
        && (code, old.Country) == (next.PostalCode, next.Country)
        && here.MetresTo(there) <= limits.NearMetres;
}
