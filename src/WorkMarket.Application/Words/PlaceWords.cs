using WorkMarket.Domain;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Places;

namespace WorkMarket.Application.Words;

/// <summary>
/// Another place, and who is to be asked for on site. Of these only the two sides are told, so that the street can be named.
/// </summary>
internal static class PlaceWords
{
    public static Sentences? Find(Event @event) => @event switch
    {
        PlaceChangeAsked asked => new(
            $"The client asked for another place: {asked.Place.InFull()}{Travel(asked)}.",
            to => new("Another place is asked for", $"The work is to be done here instead: {asked.Place.InFull()}{Travel(asked)}. "
                + $"{Undecided(to)}" + to.For("Agree or decline; declining counts for nothing.", "The worker is asked.")),
            asked.Reason),
        PlaceChanged changed => new(
            $"The place is another: {(changed.Old is { } old ? $"{old.InFull()} → " : "")}{changed.New.InFull()}.",
            to => new("The place of the work is another", $"The work is to be done here: {changed.New.InFull()}"
                + $"{(changed.Old is { } before ? $"; before it was {before.InFull()}" : "")}. The schedule is {to.Schedule}."
                + to.For(
                    to.Happened.By.Role == Role.Client ? " It is so near that you are told and not asked." : "",
                    to.Happened.By.Role == Role.Client ? "" : " The worker has agreed."))),
        PlaceChangeDeclined declined => new(
            "The worker declined the other place.",
            to => new("The other place was declined", $"The place stays as it is{Now(to)}. "
                + to.For("That counts for nothing.", "Write to the worker, ask for another, or take the assignment back.")),
            declined.Reason),
        PlaceChangeWithdrawn => new(
            "The client took its request for another place back.",
            to => new("The request for another place was taken back", $"The place stays as it is{Now(to)}, and there is "
                + "nothing to decide.")),
        PlaceChangeLapsed => new(
            "The request for another place lapsed: it was not decided in time.",
            to => new("The request for another place has lapsed",
                (to.Happened.By is Actor.System
                    ? "Nobody decided on it in time, so the place stays as it is"
                    : "Nobody decided on it before the work was submitted or was over, so the place stays as it was")
                + $"{Now(to)}. "
                + to.For("That counts for nothing.", to.Happened.By is Actor.System ? "You can ask again." : "There is nothing to do."))),
        AccessChanged { Hash: not null } => new(
            "Contact and access notes were changed; what they say is kept beside the record.",
            to => new("Contact or access notes have changed", "Look at the assignment before you go: whom to ask for on site and how to "
                + "get in is not in this mail.")),
        AccessChanged => new(
            "Contact and access notes were deleted.",
            to => new("Contact and access notes were deleted", "If you have to know whom to ask for on site, ask the client.")),
        _ => null,
    };

    private static string Travel(PlaceChangeAsked asked) => asked.Travel is { } travel ? $", with {travel} for the way" : "";

    private static string Now(Reading to) => to.State.Brief.Place is { } place ? $": {place.InWords()}" : "";

    private static string Undecided(Reading to) => to.Engagement?.PlaceRequest is { } request
        ? $"Until {to.At(request.LapsesAt(to.State.Brief.Schedule))} it can be decided; until then the old place holds. "
        : "";
}
