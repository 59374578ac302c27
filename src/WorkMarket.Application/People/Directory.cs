using System.Collections.Immutable;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;

namespace WorkMarket.Application.People;

/// <summary>Somebody who has to do with WorkMarket.</summary>
public sealed record Person(PersonId Id, string Name, Role Role, CompanyId? Company);

/// <summary>A client company and how it runs its assignments.</summary>
public sealed record Company(CompanyId Id, string Name, AssignmentSettings Settings, ImmutableHashSet<PersonId> People);

/// <summary>A document in force.</summary>
public sealed record TermsText(TermsDocument Document, string Version, string Text);

/// <summary>People, companies and terms. Each read is one storage request.</summary>
public interface IDirectory
{
    /// <summary>A person, or null.</summary>
    Task<Person?> FindPerson(PersonId id, CancellationToken cancellation);

    /// <summary>A company, or null.</summary>
    Task<Company?> FindCompany(CompanyId id, CancellationToken cancellation);

    /// <summary>The documents in force, at most one version of each.</summary>
    Task<ImmutableList<TermsText>> CurrentTerms(CancellationToken cancellation);

    /// <summary>The versions that a worker has accepted.</summary>
    Task<ImmutableList<TermsVersion>> AcceptedTerms(PersonId worker, CancellationToken cancellation);

    /// <summary>Records an acceptance; a second one changes nothing.</summary>
    Task Accept(PersonId worker, TermsVersion terms, NodaTime.Instant at, CancellationToken cancellation);
}

/// <summary>Fills the directory.</summary>
public interface IDirectoryWriter
{
    /// <summary>Puts a person.</summary>
    Task Put(Person person, CancellationToken cancellation);

    /// <summary>Puts a company.</summary>
    Task Put(Company company, CancellationToken cancellation);

    /// <summary>Puts a document into force.</summary>
    Task Publish(TermsText terms, CancellationToken cancellation);
}
