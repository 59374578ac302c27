using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Application.Members;

/// <summary>What somebody says who accepts.</summary>
/// <param name="Name">The name; the one of the invitation, if left out.</param>
/// <param name="Phone">The telephone; the one of the registration, if left out.</param>
/// <param name="Terms">The documents that a worker accepts.</param>
/// <param name="SignIn">
/// The id by which the provider knows whoever is signed in already, where people are known by such ids: the person's from now on.
/// </param>
public sealed record ComingInWish(string? Name, string? Phone, ImmutableList<TermsVersion> Terms, PersonId? SignIn = null);

/// <summary>
/// Lets somebody in by the link in the mail (domain.md §1): once, in time, and under a mail address that is nobody else's. Of two who do so
/// at once one is let in. What was decided is written first, and what follows from it does not differ however often it is done: where it
/// was cut off, whoever comes to the link next goes on.
/// </summary>
/// <param name="store">The invitations.</param>
/// <param name="tokens">Says what is signed.</param>
/// <param name="changes">Where the person is written.</param>
/// <param name="directory">The directory as it is now, and where terms are accepted.</param>
/// <param name="people">Makes the person one of the company's.</param>
/// <param name="mail">The queue of mail.</param>
/// <param name="clock">Says when.</param>
/// <param name="policy">The limits.</param>
public sealed class ComingIn(
    IInvitations store, InvitationTokens tokens, IDirectoryChanges changes, IDirectory directory, PeopleDesk people, IMailQueue mail,
    IClock clock, Policy policy)
{
    /// <summary>The invitation of a link; null where the link is none of ours. No request for one that is forged.</summary>
    public async Task<Invitation?> Find(InvitationId id, string token, CancellationToken cancellation) =>
        await tokens.Fits(id, token, cancellation) ? (await store.Find(id, cancellation)).Value : null;

    /// <summary>Accepts.</summary>
    /// <param name="id">Which invitation.</param>
    /// <param name="token">The signed part of the link.</param>
    /// <param name="wish">What is said with it.</param>
    /// <param name="request">What makes a repeat of the request recognisable, where it can be repeated.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<DirectoryOutcome<Person>> Accept(
        InvitationId id, string token, ComingInWish wish, string? request, CancellationToken cancellation)
    {
        if (!await tokens.Fits(id, token, cancellation))
            return new DirectoryOutcome<Person>.Unknown();
        for (var turn = 0; turn < CompanyDesk.Attempts; turn++)
        {
            var (invitation, mark) = await store.Find(id, cancellation);
            if (invitation is null)
                return new DirectoryOutcome<Person>.Unknown();
            if (invitation.Accepted is { } before)
            {
                var came = await Finish(invitation, before, cancellation);
                return request is not null && before.Request == request
                    ? new DirectoryOutcome<Person>.Done(came)
                    : new DirectoryOutcome<Person>.Refused([new InvitationUsed(before.At)]);
            }
            if (wish.SignIn is { } known && await directory.FindPerson(known, cancellation) is not null)
                return new DirectoryOutcome<Person>.Refused([new SignInTaken()]);
            if (await Check(invitation, wish, cancellation) is { IsEmpty: false } refusals)
                return new DirectoryOutcome<Person>.Refused(refusals);
            var now = clock.GetCurrentInstant();
            if (await Claim(invitation, wish.SignIn, now, cancellation) is not { } person)
                return new DirectoryOutcome<Person>.Refused([new AddressTaken()]);
            var accepted = new InvitationAccepted(
                now, person, wish.Name ?? invitation.Name, Telephones.Normalize(wish.Phone) ?? invitation.Phone, wish.Terms, request);
            if (await store.Save(invitation with { Accepted = accepted }, mark, cancellation))
                return new DirectoryOutcome<Person>.Done(await Finish(invitation, accepted, cancellation));
        }
        throw PeopleDesk.TooMany();
    }

    private async Task<ImmutableList<Refusal>> Check(Invitation invitation, ComingInWish wish, CancellationToken cancellation)
    {
        if (invitation.WithdrawnAt is not null)
            return [new InvitationWithdrawn()];
        if (!invitation.IsOpen(clock.GetCurrentInstant()))
            return [new InvitationExpired(invitation.Until)];
        var refusals = (wish.Name is { } name ? PeopleRules.CheckName(name, "name", policy.People) : [])
            .AddRange(PeopleRules.CheckPhone(Telephones.Normalize(wish.Phone), "phone"));
        if (invitation.Role != Role.Worker)
            return refusals;
        var inForce = await directory.CurrentTerms(cancellation);
        return refusals.AddRange(
            from text in inForce
            where !wish.Terms.Contains(new(text.Document, text.Version))
            select new TermsToAccept(text.Document, text.Version));
    }

    // Who was deactivated and is invited by the same company comes back as the same person.
    private async Task<PersonId?> Claim(Invitation invitation, PersonId? signIn, Instant now, CancellationToken cancellation)
    {
        var person = signIn ?? NewIds.Person($"invitation {invitation.Id}");
        return await directory.FindByEmail(invitation.Email, cancellation) switch
        {
            null => await changes.ClaimAddress(invitation.Email, person, now, cancellation) ? person : null,
            { Left: not null } back when (back.Role, back.Company) == (invitation.Role, invitation.Company) => back.Id,
            var there => there.Id == person ? person : null,
        };
    }

    private async Task<Person> Finish(Invitation invitation, InvitationAccepted accepted, CancellationToken cancellation)
    {
        var (there, _) = await changes.ReadPerson(accepted.Person, cancellation);
        var person = there ?? new Person(accepted.Person, accepted.Name, invitation.Role, invitation.Company)
        {
            Email = invitation.Email,
            Phone = accepted.Phone,
            Version = 1,
        };
        foreach (var terms in accepted.Terms)
            await directory.Accept(person.Id, terms, accepted.At, cancellation);
        if (there is null)
        {
            var entry = new DirectoryEntry(accepted.At, invitation.By ?? person.Id, DirectoryDeed.PersonAdded, person.Id);
            await changes.Save(person, null, entry, cancellation);
        }
        // Who left after coming in by this does not come back by it.
        if (person.Left is { At: var left } && left > accepted.At)
            return person;
        person = await people.Return(invitation.By, person.Id, cancellation) ?? person;
        if (invitation is { Company: not null, By: not null })
            await mail.Enqueue(MailTicket.For(new(PeopleLetterKind.Accepted, invitation.Id.Value)), cancellation);
        return person;
    }
}
