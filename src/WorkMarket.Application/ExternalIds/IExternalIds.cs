using System.Collections.Immutable;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.ExternalIds;

/// <summary>
/// Which assignment of a company claims an external id (domain.md §9). A claim is written before the commit that it is for and says which
/// attempt that is. It counts as long as its assignment holds the id: one that was released, or whose commit never came, is taken over by
/// whoever wants the id next, after its attempt was made sure never to commit. So nothing has to be released, and nobody waits.
/// </summary>
/// <remarks>It throws <see cref="Storage.StorageUnavailableException"/> when storage cannot be reached.</remarks>
public interface IExternalIds
{
    /// <summary>The assignment that claims an external id; it may not hold it, or not any more. One request.</summary>
    Task<AssignmentId?> FindClaim(CompanyId company, string externalId, CancellationToken cancellation);

    /// <summary>
    /// Claims an external id for an attempt at a commit. One request where nobody claimed it before. Null where it is claimed now, else
    /// the assignment that holds it.
    /// </summary>
    Task<AssignmentId?> Claim(
        ICaseStore cases, CompanyId company, string externalId, AssignmentId id, AttemptId attempt, CancellationToken cancellation);

    /// <summary>Writes the claim of an assignment that holds its external id, where it is missing. One request where it is there.</summary>
    Task Restore(ICaseStore cases, Assignment state, CancellationToken cancellation);
}

/// <summary>The claims as one of all indexes: they are written with the decisions, and put right where they are missing.</summary>
public sealed class ExternalIdClaims(IExternalIds claims, ICaseStore store) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "externalIds";

    /// <inheritdoc/>
    public Task Write(CommittedEvents committed, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task Rebuild(StoredCase stored, CancellationToken cancellation) => IsHolding(stored)
        ? claims.Restore(store, stored.State, cancellation)
        : Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<bool> IsConsistent(StoredCase stored, CancellationToken cancellation) => !IsHolding(stored)
        || await claims.FindClaim(stored.State.Brief.Company, stored.State.Core.ExternalId!, cancellation) == stored.State.Id;

    private static bool IsHolding(StoredCase stored) => stored.State.Core.ExternalId is { } externalId
        && ExternalIdRules.Holds(stored.State, stored.State.Brief.Company, externalId);
}

/// <summary>Finds the assignment of a company that has an external id.</summary>
public sealed class ExternalIdReader(IExternalIds claims, ICaseStore store)
{
    /// <summary>
    /// It as a row of the company's list, or nothing. Two requests, one where nobody ever had the id: what a company has says nothing of
    /// another's.
    /// </summary>
    public async Task<ImmutableList<ListRow>> Find(CompanyId company, string externalId, CancellationToken cancellation) =>
        await claims.FindClaim(company, externalId, cancellation) is { } id && await store.ReadAlone(id, cancellation) is { } stored
        && ExternalIdRules.Holds(stored.State, company, externalId)
            ? [ListChanges.Row(stored, new AssignmentList.OfCompany(company))]
            : [];
}
