using System.Collections.Immutable;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Companies;
using WorkMarket.Api.People;
using WorkMarket.Application.Lists;
using WorkMarket.Application.People;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.People;
using WorkMarket.Portal.Shell;

namespace WorkMarket.Portal.Forms;

/// <summary>
/// Whom forms offer by name where the API takes an id: people of whom it tells this visitor in other answers. Who is deactivated is not
/// among them.
/// </summary>
public sealed class PeopleToChoose(
    CompanyPeopleFunctions companies, StaffFunctions staff, FreshLists lists, CachedDirectory directory)
{
    // The workers of so many of the company's latest assignments.
    private const int Assignments = 100;

    private static readonly ImmutableDictionary<string, Func<PeopleToChoose, Asked, Task<PeopleOffered>>> Sources =
        new Dictionary<string, Func<PeopleToChoose, Asked, Task<PeopleOffered>>>
        {
            ["projectManager"] = (self, asked) => self.OfCompany(asked),
            ["successor"] = (self, asked) => self.OfCompany(asked),
            ["person"] = (self, asked) => self.OfCompany(asked),
            ["actsFor"] = (self, asked) => self.OfCompany(asked),
            ["accountManager"] = (self, asked) => self.AccountManagers(asked),
            ["workers"] = (self, asked) => self.Workers(asked),
            ["including"] = (self, asked) => self.Named(asked, (asked.View?.Former ?? [])
                .Where(former => former.End is not EngagementEnd.Unassigned).Select(former => former.Worker)),
            // Where nobody had it before, it is about whoever has it.
            ["worker"] = (self, asked) => self.Named(asked, asked.View?.Former is { IsEmpty: false } ? Holders(asked.View) : []),
        }.ToImmutableDictionary();

    /// <summary>The fields for which there are names.</summary>
    public static IEnumerable<string> Fields => Sources.Keys;

    /// <summary>Whom the form of an endpoint offers, by the fields of its body.</summary>
    /// <param name="call">The call of the page.</param>
    /// <param name="endpoint">The name of the endpoint.</param>
    /// <param name="view">The assignment that the form is about, where it is about one.</param>
    /// <param name="company">The company that it is about; the visitor's own, if left out.</param>
    public async Task<ImmutableDictionary<string, PeopleOffered>> Find(
        Call call, string endpoint, AssignmentView? view = null, CompanyId? company = null)
    {
        ArgumentNullException.ThrowIfNull(call);
        var asked = new Asked(call.By, view, company ?? view?.Company ?? (call.By as Actor.Client)?.Company, call.Cancellation);
        var offered = ImmutableDictionary.CreateBuilder<string, PeopleOffered>();
        foreach (var field in BodyFields.OfPeople(ApiEndpoint.Named(endpoint)).Where(Sources.ContainsKey))
            offered[field] = await Sources[field](this, asked);
        return offered.ToImmutable();
    }

    private async Task<PeopleOffered> OfCompany(Asked asked)
    {
        var people = asked.Company is { } company ? await companies.Read(asked.By, company, asked.Cancellation) : null;
        return new(InOrder((people?.People ?? []).Select(person => (person.Id, person.Name))));
    }

    private async Task<PeopleOffered> AccountManagers(Asked asked)
    {
        var people = (await staff.Read(asked.By, asked.Cancellation)).People;
        return new(InOrder(people.Where(person => person is { Role: Role.AccountManager, Deactivated: null })
            .Select(person => (person.Id, person.Name))));
    }

    private async Task<PeopleOffered> Workers(Asked asked)
    {
        var page = await lists.Read(AssignmentList.ForReader(asked.By), null, null, Assignments, asked.Cancellation);
        var named = (asked.View?.OfferedTo as Audience.Named)?.Workers ?? [];
        var applied = (asked.View?.Applications ?? []).Select(application => application.Worker);
        var offered = await Named(asked, page.Rows.Select(row => row.Worker).OfType<PersonId>()
            .Concat(Holders(asked.View)).Concat(named).Concat(applied));
        return offered with { OthersToo = true };
    }

    private static IEnumerable<PersonId> Holders(AssignmentView? view) =>
        new[] { view?.Worker }.OfType<PersonId>().Concat((view?.Former ?? []).Select(former => former.Worker));

    private async Task<PeopleOffered> Named(Asked asked, IEnumerable<PersonId> ids)
    {
        var people = await Task.WhenAll(ids.Distinct().Select(id => directory.FindPerson(id, asked.Cancellation)));
        return new(InOrder(people.OfType<Person>().Where(person => person.Left is null).Select(person => (person.Id, person.Name))));
    }

    // Of two who are called the same the ids tell who is who.
    private static ImmutableList<(string Code, string Words)> InOrder(IEnumerable<(PersonId Id, string Name)> people) =>
    [
        .. people.GroupBy(person => person.Name).OrderBy(alike => alike.Key, StringComparer.CurrentCulture).SelectMany(alike =>
            alike.Select(person => (person.Id.Value, alike.Count() == 1 ? person.Name : $"{person.Name} ({person.Id})"))),
    ];

    private sealed record Asked(Actor By, AssignmentView? View, CompanyId? Company, CancellationToken Cancellation);
}
