using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Search;

/// <summary>Among what is looked.</summary>
public abstract record SearchScope
{
    private SearchScope() { }

    /// <summary>The assignments of a company.</summary>
    public sealed record OfCompany(CompanyId Company) : SearchScope;

    /// <summary>All assignments, for the desk.</summary>
    public sealed record OfDesk : SearchScope;
}

/// <summary>An assignment as it is found.</summary>
public sealed record SearchHit
{
    /// <summary>Its id.</summary>
    public required AssignmentId Id { get; init; }

    /// <summary>The number by which people name it.</summary>
    public AssignmentNumber? Number { get; init; }

    /// <summary>The number of its invoice, where there is one.</summary>
    public InvoiceNumber? Invoice { get; init; }

    /// <summary>The client's own number for it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required Status Status { get; init; }

    /// <summary>The client company.</summary>
    public required CompanyId Company { get; init; }

    /// <summary>The worker who has it.</summary>
    public PersonId? Worker { get; init; }

    /// <summary>When it was created: what is found is shown newest first.</summary>
    public required Instant CreatedAt { get; init; }
}

/// <summary>An assignment in the index, with what it is found by and who it is written of.</summary>
public sealed record SearchEntry(SearchHit Hit, SearchTerms Terms, ImmutableList<PersonId> People);

/// <summary>What was found, newest first.</summary>
/// <param name="Hits">At most as many as were asked for.</param>
/// <param name="IsMore">Whether there is more: then more words, or longer ones, find it.</param>
public sealed record SearchFound(ImmutableList<SearchHit> Hits, bool IsMore);

/// <summary>Rows of the index as they were found, by their case, and where the next page begins.</summary>
public sealed record SearchPage(ImmutableList<SearchPlace> Places, string? Next);

/// <summary>A row of the index.</summary>
public sealed record SearchPlace(SearchScope Scope, string Key, AssignmentId Case, string Stamp);

/// <summary>
/// The index in which assignments are found by their words and numbers. What a scope does not hold, is not found in it, and costs as
/// much as what there is not. It throws <see cref="StorageUnavailableException"/> where storage fails.
/// </summary>
public interface ISearchIndex
{
    /// <summary>
    /// Puts an assignment, or says that it is gone where there is no entry. Does nothing where the index is of that version or a later one,
    /// unless it is to be put right. Two requests.
    /// </summary>
    Task Put(
        SearchScope scope, AssignmentId id, long version, SearchEntry? entry, bool isRepair, CancellationToken cancellation);

    /// <summary>Finds assignments: at most 8 requests, 1 for one word.</summary>
    Task<SearchFound> Find(SearchScope scope, SearchQuery query, int limit, CancellationToken cancellation);

    /// <summary>Whether all rows of an assignment say this. A request a row.</summary>
    Task<bool> IsConsistent(SearchScope scope, AssignmentId id, SearchEntry? entry, CancellationToken cancellation);

    /// <summary>The assignments that are written of a person. One request for every thousand.</summary>
    Task<ImmutableList<AssignmentId>> WrittenOf(PersonId person, CancellationToken cancellation);

    /// <summary>A page of all rows. One request.</summary>
    Task<SearchPage> Places(string? after, CancellationToken cancellation);

    /// <summary>Whether a row is one that an entry has.</summary>
    bool IsOf(SearchPlace place, SearchEntry? entry);

    /// <summary>Removes a row, unless it was written since it was read. One request.</summary>
    Task Remove(SearchPlace place, CancellationToken cancellation);
}
