using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.People;

/// <summary>A person's name and telephone as they are to be.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Phone">The telephone with its country (E.164), as in <c>+12125550147</c>; left out where none is to be known.</param>
public sealed record PersonRequest(string Name, string? Phone = null);

/// <summary>Who takes over from whoever is deactivated.</summary>
/// <param name="Successor">
/// Who of the company becomes project manager of the person's assignments; the company's owner, if left out.
/// </param>
public sealed record DeactivationRequest(PersonId? Successor = null);

/// <summary>That somebody is deactivated.</summary>
/// <param name="At">Since when.</param>
/// <param name="By">Who did it; left out where the command line did.</param>
/// <param name="Successor">Who was named to take over; left out where nobody was.</param>
public sealed record DepartureView(Instant At, PersonId? By, PersonId? Successor);

/// <summary>A person as the people of the company and WorkMarket see him.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">The name; of whose name was deleted, "former worker" or the like with a number.</param>
/// <param name="Role">What the person may do here.</param>
/// <param name="Company">A client's company; left out for others.</param>
/// <param name="Email">The mail address, with which the person signs in; left out where it was deleted.</param>
/// <param name="Phone">The telephone (E.164); left out where none is known.</param>
/// <param name="Deactivated">Since when the person can do nothing; left out for who is active.</param>
/// <param name="Version">Counts the person's changes; it is also the ETag.</param>
public sealed record PersonView(
    PersonId Id, string Name, Role Role, CompanyId? Company, string? Email, string? Phone, DepartureView? Deactivated, long Version)
{
    /// <summary>A person as the directory has him.</summary>
    public static PersonView FromPerson(Person person) => new(
        person.Id, person.Name, person.Role, person.Company, person.Email, person.Phone,
        person.Left is { } left ? new(left.At, left.By, left.Successor) : null, person.Version);
}

/// <summary>People of a company, or WorkMarket's own.</summary>
/// <param name="People">By name; of a company those who are active.</param>
public sealed record PersonListView(ImmutableList<PersonView> People);

/// <summary>What happened with a person or a company in the directory.</summary>
/// <param name="At">When it was done.</param>
/// <param name="By">Who did it; left out where it was the command line.</param>
/// <param name="Deed">What was done.</param>
/// <param name="Person">Whom it is about.</param>
public sealed record DirectoryEntryView(Instant At, PersonId? By, DirectoryDeed Deed, PersonId Person);

/// <summary>A page of what happened, newest first.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">The cursor of the next page, for <c>after</c>; left out on the last one.</param>
public sealed record DirectoryLogView(ImmutableList<DirectoryEntryView> Entries, string? Next)
{
    /// <summary>A page of the record.</summary>
    public static DirectoryLogView FromPage(DirectoryPage page) => new(
        page.Entries.ConvertAll(entry => new DirectoryEntryView(entry.At, entry.By, entry.Deed, entry.Person)), page.Next);
}

/// <summary>Answers to changes of the directory.</summary>
internal static class DirectoryAnswers
{
    /// <summary>What came of a change.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="what">What was changed, for whoever saw an older version of it.</param>
    /// <param name="answer">Answers what is done.</param>
    public static IResult ToResult<T>(DirectoryOutcome<T> outcome, string what, Func<T, IResult> answer) => outcome switch
    {
        DirectoryOutcome<T>.Done done => answer(done.Value),
        DirectoryOutcome<T>.Refused refused => Problems.FromRefusals(refused.Refusals),
        DirectoryOutcome<T>.Stale stale => Problems.Stale(what, stale.Version),
        DirectoryOutcome<T>.KeyReused => Answers.ToResult(new RequestOutcome.KeyReused()),
        _ => Problems.NotFound(),
    };
}
