using System.Globalization;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Application.Search;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Members;

/// <summary>
/// Changes, deactivates and activates people: a company's people those of the company, WorkMarket's operators everybody, and each himself
/// (domain.md §1, How people come in).
/// </summary>
/// <param name="changes">Where they are changed.</param>
/// <param name="invitations">The invitations, in which names and addresses stand as well.</param>
/// <param name="successions">Those who left, and whose assignments pass on.</param>
/// <param name="cached">What is remembered of them.</param>
/// <param name="search">By what the assignments of a person are found.</param>
/// <param name="clock">Says when.</param>
/// <param name="policy">The limits.</param>
public sealed class PeopleDesk(
    IDirectoryChanges changes, IInvitations invitations, ISuccessions successions, CachedDirectory cached, SearchRows search,
    IClock clock, Policy policy)
{
    /// <summary>Changes somebody's name and telephone, over the version that was seen.</summary>
    public async Task<DirectoryOutcome<Person>> Change(
        Actor by, PersonId id, string name, string? phone, long version, CancellationToken cancellation)
    {
        if (await Find(by, id, cancellation) is not ({ Former: null } person, var mark))
            return new DirectoryOutcome<Person>.Unknown();
        var number = Telephones.Normalize(phone);
        var refusals = (by.Person() == id ? [] : PeopleRules.CheckManager(by))
            .AddRange(PeopleRules.CheckName(name, "name", policy.People)).AddRange(PeopleRules.CheckPhone(number, "phone"));
        if (!refusals.IsEmpty)
            return new DirectoryOutcome<Person>.Refused(refusals);
        var changed = person with
        {
            Name = name,
            Phone = number,
            PhoneSince = number == person.Phone ? person.PhoneSince : clock.GetCurrentInstant(),
            Version = version + 1,
        };
        // It may be what an earlier try at this wrote.
        if (person != changed
            && (person.Version != version || !await Save(changed, mark, by, DirectoryDeed.Changed, cancellation)))
            return new DirectoryOutcome<Person>.Stale((await changes.ReadPerson(id, cancellation)).Value?.Version ?? person.Version);
        await search.Refresh(id, cancellation);
        return new DirectoryOutcome<Person>.Done(changed);
    }

    /// <summary>
    /// Deactivates somebody, who then can do nothing. Of a company the person first stops being one of its people, which is where the rules
    /// are held: the same request again goes on where an earlier one was cut off.
    /// </summary>
    public async Task<DirectoryOutcome<Person>> Deactivate(
        Actor by, PersonId id, PersonId? successor, CancellationToken cancellation)
    {
        for (var turn = 0; turn < CompanyDesk.Attempts; turn++)
        {
            if (await Find(by, id, cancellation) is not ({ } person, var mark))
                return new DirectoryOutcome<Person>.Unknown();
            if (person.Left is not null)
                return new DirectoryOutcome<Person>.Done(person);
            var now = clock.GetCurrentInstant();
            if (person.Company is { } company && await LeaveCompany(by, company, id, successor, now, cancellation) is { } refused)
                return refused;
            var left = person with { Left = new(now, by.Person(), successor), Version = person.Version + 1 };
            if (!await Save(left, mark, by, DirectoryDeed.Deactivated, cancellation))
                continue;
            return new DirectoryOutcome<Person>.Done(left);
        }
        throw TooMany();
    }

    /// <summary>Activates somebody again, under the same name and address.</summary>
    public async Task<DirectoryOutcome<Person>> Activate(Actor by, PersonId id, CancellationToken cancellation)
    {
        if (await Find(by, id, cancellation) is not ({ Former: null }, _))
            return new DirectoryOutcome<Person>.Unknown();
        return PeopleRules.CheckManager(by) is { IsEmpty: false } refusals
            ? new DirectoryOutcome<Person>.Refused(refusals)
            : await Return(by.Person(), id, cancellation) is { } back
            ? new DirectoryOutcome<Person>.Done(back)
            : new DirectoryOutcome<Person>.Unknown();
    }

    /// <summary>
    /// Deletes what the law lets a person ask for (domain.md §1): name, mail address, telephone, preferences, invitations, and a worker's
    /// profile with its photos and scans. In the place of the name comes a number; what the person did stays, and the chain over it holds.
    /// The person is deactivated first. Again it goes on where it was cut off.
    /// </summary>
    public async Task<DirectoryOutcome<Person>> Erase(Actor.Support by, PersonId id, CancellationToken cancellation)
    {
        for (var turn = 0; turn < CompanyDesk.Attempts; turn++)
        {
            if (await changes.ReadPerson(id, cancellation) is not ({ } person, var mark))
                return new DirectoryOutcome<Person>.Unknown();
            if (person.Left is null)
                return new DirectoryOutcome<Person>.Refused([new StillActive(id)]);
            if (person.Email is { } email)
                await invitations.Forget(email, person.Role, person.Company, cancellation);
            await changes.Forget(id, person.Email, cancellation);
            if (person.Former is not null)
            {
                await search.Refresh(id, cancellation);
                return new DirectoryOutcome<Person>.Done(person);
            }
            var number = await changes.NextFormer(cancellation);
            var former = person with
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"former {Wording.InWords(person.Role)} {number}"),
                Email = null,
                Phone = null,
                Former = number,
                Version = person.Version + 1,
            };
            if (await Save(former, mark, by, DirectoryDeed.Erased, cancellation))
            {
                await search.Refresh(id, cancellation);
                return new DirectoryOutcome<Person>.Done(former);
            }
        }
        throw TooMany();
    }

    /// <summary>Lets somebody be active and one of the company's people, who may have been neither; null where there is nobody.</summary>
    internal async Task<Person?> Return(PersonId? by, PersonId id, CancellationToken cancellation)
    {
        for (var turn = 0; turn < CompanyDesk.Attempts; turn++)
        {
            if (await changes.ReadPerson(id, cancellation) is not ({ Former: null } person, var mark))
                return null;
            // The company first: while it has the person, nobody takes what is begun here for a departure that was cut off.
            if (person.Company is { } company)
                await Join(by, company, id, cancellation);
            var back = person.Left is null ? person : person with { Left = null, Version = person.Version + 1 };
            var entry = new DirectoryEntry(clock.GetCurrentInstant(), by, DirectoryDeed.Activated, id);
            if (person.Left is not null && !await changes.Save(back, mark, entry, cancellation))
                continue;
            cached.Forget(id);
            return back;
        }
        throw TooMany();
    }

    /// <summary>
    /// Whether somebody has left as a succession says. What was cut off once the company had let the person go is brought to its end.
    /// </summary>
    public async Task<bool> HasLeft(Succession gone, CancellationToken cancellation)
    {
        for (var turn = 0; turn < CompanyDesk.Attempts; turn++)
        {
            if ((await changes.ReadCompany(gone.Company, cancellation)).Value?.People.Contains(gone.Person) != false
                || await changes.ReadPerson(gone.Person, cancellation) is not ({ } person, var mark))
                return false;
            if (person.Left is not null)
                return true;
            var left = person with { Left = new(gone.At, gone.By, gone.Successor), Version = person.Version + 1 };
            var entry = new DirectoryEntry(clock.GetCurrentInstant(), gone.By, DirectoryDeed.Deactivated, person.Id);
            if (await changes.Save(left, mark, entry, cancellation))
                cached.Forget(person.Id);
        }
        throw TooMany();
    }

    /// <summary>Makes somebody one of a company's people; where the person is already, nothing changes.</summary>
    private async Task Join(PersonId? by, CompanyId id, PersonId person, CancellationToken cancellation)
    {
        for (var turn = 0; turn < CompanyDesk.Attempts; turn++)
        {
            var (company, mark) = await changes.ReadCompany(id, cancellation);
            var entry = new DirectoryEntry(clock.GetCurrentInstant(), by, DirectoryDeed.Joined, person);
            if (company!.People.Contains(person)
                || await changes.Save(company with { People = company.People.Add(person) }, mark, entry, cancellation))
            {
                cached.Forget(id);
                return;
            }
        }
        throw TooMany();
    }

    internal static BusyException TooMany() => new("Too many change the company's people at once. Nothing has changed.");

    /// <summary>The person, where the asker may do something to him.</summary>
    private async Task<(Person? Person, string? Mark)> Find(Actor by, PersonId id, CancellationToken cancellation)
    {
        var (person, mark) = await changes.ReadPerson(id, cancellation);
        var isTheirs = by switch
        {
            Actor.Support => true,
            Actor.Client client => client.Company == person?.Company,
            _ => by.Person() == id,
        };
        return isTheirs ? (person, mark) : (null, null);
    }

    private async Task<DirectoryOutcome<Person>?> LeaveCompany(
        Actor by, CompanyId id, PersonId person, PersonId? successor, Instant now, CancellationToken cancellation)
    {
        for (var turn = 0; turn < CompanyDesk.Attempts; turn++)
        {
            if (await changes.ReadCompany(id, cancellation) is not ({ } company, var mark) || !company.People.Contains(person))
                return null;
            if (PeopleRules.CheckLeaving(by, person, successor, company.Owner, company.People) is { IsEmpty: false } refusals)
                return new DirectoryOutcome<Person>.Refused(refusals);
            // Written first, so that the assignments pass on though this is cut off in a moment.
            await successions.Put(new(person, id, successor, by.Person()!.Value, now), cancellation);
            var without = company with { People = company.People.Remove(person) };
            if (!await changes.Save(without, mark, new(now, by.Person(), DirectoryDeed.Left, person), cancellation))
                continue;
            cached.Forget(id);
            return null;
        }
        throw TooMany();
    }

    private async Task<bool> Save(Person person, string? mark, Actor by, DirectoryDeed deed, CancellationToken cancellation)
    {
        var isSaved = await changes.Save(person, mark, new(clock.GetCurrentInstant(), by.Person(), deed, person.Id), cancellation);
        if (isSaved)
            cached.Forget(person.Id);
        return isSaved;
    }
}
