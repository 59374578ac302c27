using NodaTime;

namespace WorkMarket.Domain.People;

/// <summary>That somebody can do nothing here any more. What the person did keeps the name (domain.md §1).</summary>
/// <param name="At">Since when.</param>
/// <param name="By">Who deactivated the person; null where the command line did.</param>
/// <param name="Successor">
/// Who gets the person's assignments as project manager; null where nobody was named, and the company's owner does.
/// </param>
public sealed record Departure(Instant At, PersonId? By, PersonId? Successor = null);

/// <summary>The limits of people, invitations and registrations, each a setting with its default.</summary>
public sealed record PeoplePolicy
{
    /// <summary>How long an invitation can be accepted, in days of the platform's zone (domain.md §1: 7 days).</summary>
    public Period InvitationValidFor { get; init; } = Period.FromDays(7);

    /// <summary>How long a worker who registers can follow the link in the mail, in days of the platform's zone (1 day).</summary>
    public Period RegistrationValidFor { get; init; } = Period.FromDays(1);

    /// <summary>The longest name of a person or a company, in characters.</summary>
    public int NameLength { get; init; } = 100;

    /// <summary>The most invitations of a company that can be accepted at once.</summary>
    public int Invitations { get; init; } = 200;

    /// <summary>The most invitations and registrations by which one mail address gets mail within that time.</summary>
    public int MailsToAddress { get; init; } = 5;

    /// <summary>Within which time invitations and registrations of one mail address are counted (one hour).</summary>
    public Duration MailsWithin { get; init; } = Duration.FromHours(1);
}

/// <summary>The company's owner passes the company on before leaving.</summary>
/// <param name="Person">The owner.</param>
public sealed record OwnerStays(PersonId Person)
    : Refusal(
        RefusalKind.Conflict, "ownerStays",
        $"{Person} owns the company, and a company is never without an owner: pass it on to another of its people first.");

/// <summary>Only the owner passes the company on, or WorkMarket does.</summary>
public sealed record OwnerOnly()
    : Refusal(RefusalKind.NotAllowed, "ownerOnly", "Only the company's owner, or WorkMarket Support, passes the company on.");

/// <summary>People are let in, changed and let go by people.</summary>
public sealed record PeopleByPeople()
    : Refusal(
        RefusalKind.NotAllowed, "peopleOnly", "The company's people are invited, changed and deactivated by people and not by software.");

/// <summary>Whoever is signed in is somebody here already.</summary>
public sealed record SignInTaken()
    : Refusal(
        RefusalKind.Conflict, "signInTaken",
        "Whoever is signed in is somebody at WorkMarket already: sign out first, and in again as the person who is invited.");

/// <summary>Of whom something is to be deleted, he can do nothing any more.</summary>
/// <param name="Person">Who it is.</param>
public sealed record StillActive(PersonId Person)
    : Refusal(RefusalKind.Conflict, "stillActive", $"{Person} is active: deactivate the person first, so that work passes to others.");

/// <summary>The mail address is somebody's: one person, one address (domain.md §1).</summary>
public sealed record AddressTaken()
    : Refusal(
        RefusalKind.Conflict, "addressTaken",
        "This mail address belongs to somebody at WorkMarket by now. One person has one address, and one address one person.",
        Field: "email");

/// <summary>A company has as many open invitations as it may.</summary>
/// <param name="Most">How many.</param>
public sealed record InvitationsFull(int Most)
    : Refusal(
        RefusalKind.Conflict, "invitationsFull",
        $"{Most} invitations are open; withdraw one first, or wait until one is accepted or over.");

/// <summary>An invitation is accepted once.</summary>
/// <param name="At">When it was.</param>
public sealed record InvitationUsed(Instant At)
    : Refusal(
        RefusalKind.Conflict, "invitationUsed",
        $"This was accepted already, on {Wording.InWords(At, DateTimeZone.Utc)}, and is good for once: sign in.");

/// <summary>An invitation was not accepted in time.</summary>
/// <param name="At">Until when it could be.</param>
public sealed record InvitationExpired(Instant At)
    : Refusal(
        RefusalKind.Conflict, "invitationExpired",
        $"This was good until {Wording.InWords(At, DateTimeZone.Utc)}: ask for another.");

/// <summary>An invitation was taken back.</summary>
public sealed record InvitationWithdrawn()
    : Refusal(RefusalKind.Conflict, "invitationWithdrawn", "The invitation was taken back: ask for another.");

/// <summary>A worker accepts the terms in force by registering.</summary>
/// <param name="Document">Which document was not accepted.</param>
/// <param name="Version">The version that is in force.</param>
public sealed record TermsToAccept(Terms.TermsDocument Document, string Version)
    : Refusal(
        RefusalKind.Invalid, "termsToAccept",
        $"Who works here accepts {Wording.InWords(Document)} in version {Version}, which is in force.", Field: "terms");
