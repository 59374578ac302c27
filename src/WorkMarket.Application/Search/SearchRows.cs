using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.ExternalIds;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.People;
using WorkMarket.Domain.ProjectManagers;
using WorkMarket.Domain.Schedules;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Application.Search;

/// <summary>
/// What assignments are found by, as one of all indexes: number, invoice, external id, title, worker, company, and mail addresses and
/// telephones; for a company those of its own people alone (domain.md §10).
/// </summary>
public sealed class SearchRows(ISearchIndex search, ICaseStore store, CachedDirectory directory) : ICaseIndex
{
    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public Task Write(CommittedEvents committed, CancellationToken cancellation) =>
        committed.What.Exists(Concerns) ? Put(committed.Case, isRepair: false, cancellation) : Task.CompletedTask;

    /// <inheritdoc/>
    public Task Rebuild(StoredCase stored, CancellationToken cancellation) => Put(stored, isRepair: true, cancellation);

    /// <inheritdoc/>
    public async Task<bool> IsConsistent(StoredCase stored, CancellationToken cancellation)
    {
        foreach (var scope in Scopes(stored.State))
        {
            if (!await search.IsConsistent(scope, stored.State.Id, await Entry(scope, stored.State, cancellation), cancellation))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public async Task<PrunedPage> Prune(string? after, CancellationToken cancellation)
    {
        var page = await search.Places(after, cancellation);
        var removed = 0;
        foreach (var places in page.Places.GroupBy(place => (place.Scope, place.Case)))
        {
            var state = (await store.Read(places.Key.Case, cancellation))?.State;
            var entry = state is not null && Scopes(state).Contains(places.Key.Scope)
                ? await Entry(places.Key.Scope, state, cancellation)
                : null;
            foreach (var place in places.Where(place => !search.IsOf(place, entry) || state is null))
            {
                await search.Remove(place, cancellation);
                removed++;
            }
        }
        return new(page.Places.Count, removed, page.Next);
    }

    /// <summary>Writes anew what is written of a person whose name, mail address or telephone changed, or was deleted.</summary>
    public async Task Refresh(PersonId person, CancellationToken cancellation)
    {
        directory.Forget(person);
        foreach (var id in await search.WrittenOf(person, cancellation))
        {
            if (await store.Read(id, cancellation) is { } stored)
                await Put(stored, isRepair: true, cancellation);
        }
    }

    /// <summary>Whether an event can change what an assignment is found by, or what is shown of it.</summary>
    public static bool Concerns(Event @event) => @event is Created or Numbered or Edited or ExternalIdChanged or ProjectManagerChanged
        or SentToWorkers or DraftDeleted or VoidedByClient or WorkerAssigned or WorkerRemoved or CancelledByClient or WorkStarted
        or CheckedIn or PutOnHold or Released or HoldEnded or Completed or SentBack or StoodBy or Approved or AmountAccepted
        or PaidByClient or PaymentReported or PaymentReversed or PaymentNotReceived;

    private async Task Put(StoredCase stored, bool isRepair, CancellationToken cancellation)
    {
        foreach (var scope in Scopes(stored.State))
        {
            await search.Put(
                scope, stored.State.Id, stored.Version, await Entry(scope, stored.State, cancellation), isRepair, cancellation);
        }
    }

    private static SearchScope[] Scopes(Assignment state) =>
        [new SearchScope.OfCompany(state.Brief.Company), new SearchScope.OfDesk()];

    private async Task<SearchEntry?> Entry(SearchScope scope, Assignment state, CancellationToken cancellation)
    {
        if (scope is SearchScope.OfCompany && state is Voided { Deleted: true })
            return null;
        var hit = new SearchHit
        {
            Id = state.Id,
            Number = state.Core.Number,
            Invoice = Parts.InvoiceNumberOf(state),
            ExternalId = state.Core.ExternalId,
            Title = state.Brief.Title,
            Status = state.Status,
            Company = state.Brief.Company,
            Worker = (state as WithWorker)?.Engagement.Worker,
            CreatedAt = state.Core.CreatedAt,
        };
        var worker = hit.Worker is { } has ? await directory.FindPerson(has, cancellation) : null;
        var manager = await directory.FindPerson(state.Brief.ProjectManager, cancellation);
        var company = await directory.FindCompany(state.Brief.Company, cancellation);
        // A worker's mail address and telephone are the desk's to know.
        Person?[] reached = scope is SearchScope.OfDesk ? [worker, manager] : [manager];
        return new(
            hit,
            SearchTerms.FromTexts(
                [hit.Title, hit.ExternalId, worker?.Name, company?.Name, .. reached.Select(person => person?.Email)],
                [hit.Number?.Value, hit.Invoice?.ToString(), .. reached.SelectMany(person => Digits(person?.Phone))]),
            [.. new[] { hit.Worker, state.Brief.ProjectManager }.OfType<PersonId>()]);
    }

    // A telephone of North America is written with and without the country's 1.
    private static IEnumerable<string?> Digits(string? phone)
    {
        if (phone is null)
            yield break;
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        yield return digits;
        if (digits is ['1', .. { Length: 10 } national])
            yield return national;
    }
}
