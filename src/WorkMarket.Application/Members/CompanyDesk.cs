using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Mail;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Members;

/// <summary>A company that is to be made, with its first user, who owns it.</summary>
/// <param name="Name">Its name, as workers see it.</param>
/// <param name="OwnerName">Its owner's name.</param>
/// <param name="OwnerEmail">The owner's mail address, with which he signs in.</param>
/// <param name="OwnerPhone">The owner's telephone, where it is known.</param>
/// <param name="AccountManager">Who looks after it at WorkMarket, if anybody does.</param>
public sealed record NewCompany(
    string Name, string OwnerName, string OwnerEmail, string? OwnerPhone = null, PersonId? AccountManager = null);

/// <summary>Makes companies, passes them on and gives them to account managers (domain.md §1, How people come in).</summary>
/// <param name="changes">Where they are changed.</param>
/// <param name="directory">The directory as it is now.</param>
/// <param name="cached">What is remembered of it.</param>
/// <param name="mail">The queue of mail.</param>
/// <param name="clock">Says when.</param>
/// <param name="policy">The limits.</param>
public sealed class CompanyDesk(
    IDirectoryChanges changes, IDirectory directory, CachedDirectory cached, IMailQueue mail, IClock clock, Policy policy)
{
    internal const int Attempts = 40;
    private const int PageSize = 50;

    /// <summary>
    /// Makes a company with its owner. The same request again goes on where an earlier one was cut off, and gets the same answer.
    /// </summary>
    /// <param name="by">Who asks.</param>
    /// <param name="wish">What it is to be.</param>
    /// <param name="key">What makes a repeat of the request recognisable, where it can be repeated.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<DirectoryOutcome<Company>> Create(
        Actor.Support by, NewCompany wish, CommandKey? key, CancellationToken cancellation)
    {
        var phone = Telephones.Normalize(wish.OwnerPhone);
        var refusals = PeopleRules.CheckName(wish.Name, "name", policy.People)
            .AddRange(PeopleRules.CheckName(wish.OwnerName, "owner.name", policy.People))
            .AddRange(PeopleRules.CheckEmail(wish.OwnerEmail, "owner.email"))
            .AddRange(PeopleRules.CheckPhone(phone, "owner.phone"))
            .AddRange(await CheckManager(wish.AccountManager, cancellation));
        if (!refusals.IsEmpty)
            return new DirectoryOutcome<Company>.Refused(refusals);
        var id = NewIds.Company(key);
        var owner = new Person(NewIds.FirstOf(id), wish.OwnerName, Role.Client, id) { Email = wish.OwnerEmail, Phone = phone, Version = 1 };
        var company = new Company(id, wish.Name, Usual(policy), [owner.Id], wish.AccountManager) { Owner = owner.Id };
        var now = clock.GetCurrentInstant();
        if (await directory.FindByEmail(wish.OwnerEmail, cancellation) is { } other && other.Id != owner.Id
            || !await changes.ClaimAddress(wish.OwnerEmail, owner.Id, now, cancellation))
            return new DirectoryOutcome<Company>.Refused([new AddressTaken()]);
        // Of a request that was cut off some of it is there.
        await changes.Save(company, null, new(now, by.Id, DirectoryDeed.CompanyCreated, owner.Id), cancellation);
        await changes.Save(owner, null, new(now, by.Id, DirectoryDeed.PersonAdded, owner.Id), cancellation);
        cached.Forget(id);
        cached.Forget(owner.Id);
        var made = (await changes.ReadCompany(id, cancellation)).Value ?? company;
        if (made.Name != wish.Name)
            return new DirectoryOutcome<Company>.KeyReused();
        await mail.Enqueue(MailTicket.For(new(PeopleLetterKind.Owner, id.Value)), cancellation);
        if (made.AccountManager is { } manager)
            await Tell(new(id, manager, null), cancellation);
        return new DirectoryOutcome<Company>.Done(made);
    }

    /// <summary>Passes a company on to another of its people.</summary>
    public Task<DirectoryOutcome<Company>> PassOn(Actor by, CompanyId id, PersonId next, CancellationToken cancellation) =>
        Change(
            by, id, company => company with { Owner = next }, new(clock.GetCurrentInstant(), by.Person(), DirectoryDeed.PassedOn, next),
            company => Task.FromResult(PeopleRules.CheckPassingOn(by, company.Owner, next, company.People)), cancellation);

    /// <summary>
    /// Gives a company to an account manager, who looks after it from now on, also where an escalation is open, and is told by a letter.
    /// </summary>
    public async Task<DirectoryOutcome<Company>> GiveTo(
        Actor.Support by, CompanyId id, PersonId manager, CancellationToken cancellation)
    {
        var outcome = await Change(
            by, id, company => company with { AccountManager = manager },
            new(clock.GetCurrentInstant(), by.Person(), DirectoryDeed.GivenTo, manager), _ => CheckManager(manager, cancellation),
            cancellation);
        // By the record and not by this request, which may repeat one that was cut off before the letter.
        if (outcome is DirectoryOutcome<Company>.Done && await LastGiven(id, cancellation) is { } given && given.Person == manager)
            await Tell(new(id, manager, given.At), cancellation);
        return outcome;
    }

    /// <summary>What a new company's drafts inherit until it says otherwise: visits in the application, no deliverables.</summary>
    public static AssignmentSettings Usual(Policy policy) => new()
    {
        Confirmation = new(policy.ConfirmationOpensBefore, policy.ConfirmationClosesBefore),
        CheckIn = new(Required: true, PhoneNumber: null, policy.Grace),
        Deliverables = [],
        PaymentTerms = policy.PaymentTerms,
    };

    private async Task<DirectoryEntry?> LastGiven(CompanyId id, CancellationToken cancellation)
    {
        for (string? after = null; ;)
        {
            var page = await changes.Entries(id, after, PageSize, cancellation);
            if (page.Entries.Find(entry => entry.Deed == DirectoryDeed.GivenTo) is { } given)
                return given;
            after = page.Next;
            if (after is null)
                return null;
        }
    }

    private Task Tell(Management of, CancellationToken cancellation) =>
        mail.Enqueue(MailTicket.For(new(PeopleLetterKind.Management, of.ToString())), cancellation);

    private async Task<DirectoryOutcome<Company>> Change(
        Actor by, CompanyId id, Func<Company, Company> change, DirectoryEntry entry, Func<Company, Task<ImmutableList<Refusal>>> check,
        CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var (company, mark) = by is Actor.Client other && other.Company != id ? new(null, null)
                : await changes.ReadCompany(id, cancellation);
            if (company is null)
                return new DirectoryOutcome<Company>.Unknown();
            if (await check(company) is { IsEmpty: false } refusals)
                return new DirectoryOutcome<Company>.Refused(refusals);
            var changed = change(company);
            if (changed == company)
                return new DirectoryOutcome<Company>.Done(company);
            if (!await changes.Save(changed, mark, entry, cancellation))
                continue;
            cached.Forget(id);
            return new DirectoryOutcome<Company>.Done(changed);
        }
        throw PeopleDesk.TooMany();
    }

    private async Task<ImmutableList<Refusal>> CheckManager(PersonId? manager, CancellationToken cancellation) =>
        manager is not { } id || await directory.FindPerson(id, cancellation) is { Role: Role.AccountManager, Left: null }
            ? []
            : [new InvalidField("accountManager", "unknownAccountManager", $"{id} is no account manager of WorkMarket.")];
}
