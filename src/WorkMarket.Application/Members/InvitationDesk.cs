using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Time;

namespace WorkMarket.Application.Members;

/// <summary>Whom somebody invites.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The mail address, to which the invitation goes.</param>
/// <param name="Role">The role that the person is to have.</param>
/// <param name="Company">A client's company.</param>
public sealed record NewInvitation(string Name, string Email, Role Role, CompanyId? Company);

/// <summary>
/// Invites people and lets workers register (domain.md §1, How people come in). Whoever asks is answered the same, whether the address is
/// somebody's already or not: only the mail to that address says it, and holds no link then.
/// </summary>
/// <param name="store">Where invitations are kept.</param>
/// <param name="mail">The queue of mail.</param>
/// <param name="tries">Counts mails to one address.</param>
/// <param name="clock">Says when.</param>
/// <param name="policy">The limits.</param>
public sealed class InvitationDesk(IInvitations store, IMailQueue mail, TryCounter tries, IClock clock, Policy policy)
{
    /// <summary>
    /// Invites somebody. A repeat meets what the request made before, and sends the mail once more where that was cut off.
    /// </summary>
    public async Task<DirectoryOutcome<Invitation>> Invite(
        Actor by, NewInvitation wish, CommandKey? key, CancellationToken cancellation)
    {
        var refusals = PeopleRules.CheckManager(by).AddRange(PeopleRules.CheckName(wish.Name, "name", policy.People))
            .AddRange(PeopleRules.CheckEmail(wish.Email, "email"));
        if (!refusals.IsEmpty)
            return new DirectoryOutcome<Invitation>.Refused(refusals);
        var now = clock.GetCurrentInstant();
        var id = new InvitationId($"{InvitationId.Of(wish.Company)}.{NewIds.Name(key)}");
        if ((await store.Find(id, cancellation)).Value is { } made)
            return await Repeat(made, wish, cancellation);
        if ((await store.Open(wish.Company, now, cancellation)).Count >= policy.People.Invitations)
            return new DirectoryOutcome<Invitation>.Refused([new InvitationsFull(policy.People.Invitations)]);
        var invitation = new Invitation
        {
            Id = id,
            Name = wish.Name,
            Email = wish.Email,
            Role = wish.Role,
            Company = wish.Company,
            By = by.Person(),
            At = now,
            Until = now.Plus(policy.People.InvitationValidFor, policy.BusinessTime.Zone),
        };
        if (!await store.Save(invitation, null, cancellation) && (await store.Find(id, cancellation)).Value is { } other)
            return await Repeat(other, wish, cancellation);
        await Send(invitation, cancellation);
        return new DirectoryOutcome<Invitation>.Done(invitation);
    }

    /// <summary>
    /// Lets a worker register, who then gets mail with a link. What is wrong is named; else the answer is always the same.
    /// </summary>
    public async Task<ImmutableList<Refusal>> Register(string name, string email, string? phone, CancellationToken cancellation)
    {
        var number = Telephones.Normalize(phone);
        var refusals = PeopleRules.CheckName(name, "name", policy.People).AddRange(PeopleRules.CheckEmail(email, "email"))
            .AddRange(PeopleRules.CheckPhone(number, "phone"));
        if (!refusals.IsEmpty)
            return refusals;
        var now = clock.GetCurrentInstant();
        var invitation = new Invitation
        {
            Id = InvitationId.ForWorker(email, NewIds.Name(null)),
            Name = name,
            Email = email,
            Phone = number,
            Role = Role.Worker,
            At = now,
            Until = now.Plus(policy.People.RegistrationValidFor, policy.BusinessTime.Zone),
        };
        // Of an address that gets no more mail for now nothing is kept either.
        if (await MayMail(invitation, cancellation))
        {
            await store.Save(invitation, null, cancellation);
            await mail.Enqueue(MailTicket.For(new(PeopleLetterKind.Invitation, invitation.Id.Value)), cancellation);
        }
        return [];
    }

    /// <summary>Takes an invitation back that was not accepted.</summary>
    public async Task<DirectoryOutcome<Invitation>> Withdraw(
        Actor by, CompanyId? company, InvitationId id, CancellationToken cancellation)
    {
        for (var turn = 0; turn < CompanyDesk.Attempts; turn++)
        {
            var (invitation, mark) = id.Whose == InvitationId.Of(company) ? await store.Find(id, cancellation) : new(null, null);
            if (invitation is null)
                return new DirectoryOutcome<Invitation>.Unknown();
            if (PeopleRules.CheckManager(by) is { IsEmpty: false } refusals)
                return new DirectoryOutcome<Invitation>.Refused(refusals);
            if (invitation.Accepted is { At: var at })
                return new DirectoryOutcome<Invitation>.Refused([new InvitationUsed(at)]);
            if (invitation.WithdrawnAt is not null)
                return new DirectoryOutcome<Invitation>.Done(invitation);
            var withdrawn = invitation with { WithdrawnAt = clock.GetCurrentInstant(), WithdrawnBy = by.Person() };
            if (await store.Save(withdrawn, mark, cancellation))
                return new DirectoryOutcome<Invitation>.Done(withdrawn);
        }
        throw PeopleDesk.TooMany();
    }

    private async Task<DirectoryOutcome<Invitation>> Repeat(Invitation made, NewInvitation wish, CancellationToken cancellation)
    {
        if ((made.Name, made.Email, made.Role) != (wish.Name, wish.Email, wish.Role))
            return new DirectoryOutcome<Invitation>.KeyReused();
        if (made.IsOpen(clock.GetCurrentInstant()))
            await Send(made, cancellation);
        return new DirectoryOutcome<Invitation>.Done(made);
    }

    private async Task Send(Invitation invitation, CancellationToken cancellation)
    {
        if (await MayMail(invitation, cancellation))
            await mail.Enqueue(MailTicket.For(new(PeopleLetterKind.Invitation, invitation.Id.Value)), cancellation);
    }

    // The same invitation counts once, however often it is sent.
    private Task<bool> MayMail(Invitation invitation, CancellationToken cancellation) => tries.Claim(
        $"invitation-mails-{InvitationId.AddressHash(invitation.Email)}", invitation.Id.Value, policy.People.MailsToAddress,
        policy.People.MailsWithin, cancellation);
}
