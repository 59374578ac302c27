using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Places;

/// <summary>
/// Another place for work that a worker has. The worker has to agree, unless it is near and nobody has checked in; what the longer way
/// is worth can be offered with it.
/// </summary>
public sealed record RequestPlaceChange(Place Place, string? Reason, Money? Travel = null) : Command;

/// <summary>Agree to the place that the client asked for.</summary>
public sealed record ApprovePlaceChange : Command;

/// <summary>Decline the place that the client asked for.</summary>
public sealed record DeclinePlaceChange(string? Reason) : Command;

/// <summary>Take back the request for another place.</summary>
public sealed record WithdrawPlaceChange : Command;

/// <summary>Write down whom to ask for on site and how to get in, in place of what was written before.</summary>
public sealed record ChangeAccess(KeptAccess Access) : Command;

/// <summary>Delete contact and access notes.</summary>
public sealed record RemoveAccess : Command;

/// <summary>The client asks the worker for another place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Reason">Why, where the client said so.</param>
/// <param name="Travel">What is added for the longer way if the worker agrees.</param>
/// <param name="IfStarted">When the request lapses where the scheduled start has passed.</param>
[Stored("placeChangeAsked/1"), Tells(NoticeKind.PlaceChangeAsked, Recipients.BothSides)]
public sealed record PlaceChangeAsked(Place Place, string? Reason, Money? Travel, Instant IfStarted) : Event;

/// <summary>Another place counts from now on: the worker agreed, or it is so near that the worker is only told.</summary>
[Stored("placeChanged/1"), Tells(NoticeKind.PlaceChanged, Recipients.BothSides)]
public sealed record PlaceChanged(Place? Old, Place New) : Event;

/// <summary>The worker declined the other place.</summary>
[Stored("placeChangeDeclined/1"), Tells(NoticeKind.PlaceChangeDeclined, Recipients.BothSides)]
public sealed record PlaceChangeDeclined(string? Reason) : Event;

/// <summary>The client took its request for another place back.</summary>
[Stored("placeChangeWithdrawn/1"), Tells(NoticeKind.PlaceChangeWithdrawn, Recipients.BothSides)]
public sealed record PlaceChangeWithdrawn : Event;

/// <summary>The worker did not decide in time, or before the work was submitted or was over: the place stays.</summary>
[Stored("placeChangeLapsed/1")]
public sealed record PlaceChangeLapsed : Event
{
    // Nobody did it, so both sides are told.
    internal override IEnumerable<NoticeFor> Tells(Teller to) =>
        to.Tell(Recipients.BothSides, NoticeKind.PlaceChangeLapsed, anyway: true);
}

/// <summary>
/// Contact and access notes were changed or deleted. What they say lies beside the events, where it can be deleted: here is only its
/// salted hash.
/// </summary>
/// <param name="Hash">The salted hash of what they say; null where there are none any more.</param>
[Stored("accessChanged/1"), Tells(NoticeKind.AccessChanged, Recipients.Worker)]
public sealed record AccessChanged(string? Hash) : Event;

/// <summary>Another place, as the client asks the worker for it.</summary>
/// <param name="Place">The place.</param>
/// <param name="Reason">Why, where the client said so.</param>
/// <param name="Travel">What is added for the longer way if the worker agrees.</param>
/// <param name="At">When it was asked.</param>
/// <param name="IfStarted">When it lapses where the scheduled start had passed by then.</param>
public sealed record RequestedPlace(Place Place, string? Reason, Money? Travel, Instant At, Instant IfStarted)
{
    /// <summary>When it lapses by itself: at the scheduled start, or later where that had passed (domain.md §8).</summary>
    public Instant LapsesAt(Schedule schedule) => schedule.Start > At ? schedule.Start : IfStarted;
}

/// <summary>Whom to ask for on site, and how to get in.</summary>
/// <param name="Contact">Whom to ask for.</param>
/// <param name="Notes">How to get in.</param>
public sealed record AccessDetails(SiteContact? Contact = null, string? Notes = null);

/// <summary>Whom to ask for on site.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Phone">The telephone number in E.164, such as <c>+13035550100</c>.</param>
/// <param name="Email">The mail address.</param>
public sealed record SiteContact(string Name, string? Phone = null, string? Email = null);

/// <summary>Contact and access notes as they are kept beside the events, with the salt of their hash.</summary>
/// <param name="Details">What they say.</param>
/// <param name="Salt">Random letters, without which few possible words could be found by their hash.</param>
public sealed record KeptAccess(AccessDetails Details, string Salt)
{
    /// <summary>The hash that stands in the events: SHA-256 over salt and texts, each on lines of its own.</summary>
    public string Hash()
    {
        var contact = Details.Contact;
        var text = string.Join('\n', Salt, contact?.Name, contact?.Phone, contact?.Email, Details.Notes);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>There is no request for another place.</summary>
public sealed record NoPlaceRequest()
    : Refusal(RefusalKind.Conflict, "noPlaceRequest", "No other place is asked for that could be agreed to, declined or taken back.");

/// <summary>Another place is asked for already.</summary>
public sealed record PlaceUndecided()
    : Refusal(
        RefusalKind.Conflict, "placeUndecided",
        "Another place is asked for already, and one at a time is possible: take that back first, or wait for the worker.");

/// <summary>Contact and access notes are of a site.</summary>
public sealed record NoSite()
    : Refusal(
        RefusalKind.Conflict, "noSite", "Contact and access notes belong to a site, and this assignment has none: it is remote, or nothing "
            + "is said of its place.");

/// <summary>There are no contact and access notes.</summary>
public sealed record NoAccess()
    : Refusal(RefusalKind.Conflict, "noAccess", "There are no contact and access notes that could be deleted.");
