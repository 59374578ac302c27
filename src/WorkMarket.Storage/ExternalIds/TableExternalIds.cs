using System.Security.Cryptography;
using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Application.ExternalIds;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.ExternalIds;

/// <summary>The external ids of a company in one partition, a row each.</summary>
public sealed class TableExternalIds(Table table) : IExternalIds
{
    private const string Case = "case";
    private const string Attempt = "attempt";
    private const int Tries = 20;

    /// <inheritdoc/>
    public async Task<AssignmentId?> FindClaim(CompanyId company, string externalId, CancellationToken cancellation) =>
        TableLimits.IsKey(Partition(company)) && await Find(company, externalId, cancellation) is { } row ? Owner(row) : null;

    /// <inheritdoc/>
    public async Task<AssignmentId?> Claim(
        ICaseStore cases, CompanyId company, string externalId, AssignmentId id, AttemptId attempt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var claim = new TableRow(Partition(company), Key(externalId)) { [Case] = id.Value, [Attempt] = attempt.Value };
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await table.Insert(claim, cancellation) is WriteResult.Written)
                return null;
            if (await Find(company, externalId, cancellation) is not { } there)
                continue;
            if (Owner(there) == id && there.GetString(Attempt) == attempt.Value)
                return null;
            if (await IsHeld(cases, company, externalId, there, cancellation))
                return Owner(there) == id ? null : Owner(there);
            if (await table.Replace(claim, there.ETag!.Value, cancellation) is WriteResult.Written)
                return null;
            await Contention.Pause(tries, Contention.LongestPause, cancellation);
        }
        throw new BusyException("Too many want the same external id at once. Nothing has changed.");
    }

    /// <inheritdoc/>
    public async Task Restore(ICaseStore cases, Assignment state, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Core.ExternalId is { } externalId
            && await FindClaim(state.Brief.Company, externalId, cancellation) != state.Id)
            await Claim(cases, state.Brief.Company, externalId, state.Id, new(""), cancellation);
    }

    // Whether the one whose claim it is holds the id. Where it does not, the attempt that the claim is for never commits from here on; it
    // may have until just now, so the case is looked at once more.
    private static async Task<bool> IsHeld(
        ICaseStore cases, CompanyId company, string externalId, TableRow claim, CancellationToken cancellation)
    {
        if (await Holds())
            return true;
        if (claim.GetString(Attempt) is { Length: > 0 } attempt)
            await cases.Abandon(Owner(claim), new(attempt), cancellation);
        return await Holds();

        async Task<bool> Holds() =>
            ExternalIdRules.Holds((await cases.ReadAlone(Owner(claim), cancellation))?.State, company, externalId);
    }

    private Task<TableRow?> Find(CompanyId company, string externalId, CancellationToken cancellation) =>
        table.Get(Partition(company), Key(externalId), cancellation);

    private static AssignmentId Owner(TableRow claim) => new(claim.GetString(Case));

    private static string Partition(CompanyId company) => $"external-ids-{company}";

    // An external id may hold what no key may.
    private static string Key(string externalId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(externalId)));
}
