using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Azure;
using NodaTime;
using WorkMarket.Application.Search;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Search;

/// <summary>
/// A partition a scope. In it each assignment has a row that says what is written of it and of which version, and a row for each of its
/// words, numbers and people, which holds all that is compared and shown.
/// </summary>
public sealed class TableSearch(Table table) : ISearchIndex
{
    private const string Desk = "desk";
    private const string CompanyPrefix = "company-";
    private const string CaseRow = "case-";
    private const string WordRow = "w-";
    private const string NumberRow = "n-";
    private const string PersonRow = "p-";
    private const string VersionOf = "version";
    private const string Gone = "gone";
    private const int PagesOfAStrand = 2;
    private const int OperationsBeside = TableLimits.TransactionOperations - 1;

    /// <inheritdoc/>
    public async Task Put(
        SearchScope scope, AssignmentId id, long version, SearchEntry? entry, bool isRepair, CancellationToken cancellation)
    {
        var partition = Partition(scope);
        while (true)
        {
            var there = await table.Get(partition, CaseRow + id, cancellation);
            var known = there is null ? 0 : there.TryGet<long>(VersionOf, out var written) ? written : 0;
            if (there is not null && (isRepair ? known > version : known >= version))
                return;
            var wanted = Rows(scope, entry);
            var before = there is null ? [] : Rows(scope, Entry(there)).Select(row => row.RowKey).Except(wanted.Select(row => row.RowKey));
            List<TableOperation> beside =
            [
                .. wanted.Select(row => new TableOperation.Upsert(row)),
                .. before.Select(key => new TableOperation.Delete(partition, key, ETag.All)),
            ];
            var main = new TableRow(partition, CaseRow + id) { [VersionOf] = version, [Gone] = entry is null };
            if (entry is not null)
                main = main.WithBody(entry);
            // The assignment's own row comes last: cut off before, all of it is written again.
            while (beside.Count > OperationsBeside)
            {
                await table.SubmitEach(beside[..OperationsBeside], cancellation);
                beside.RemoveRange(0, OperationsBeside);
            }
            TableOperation own = there is null ? new TableOperation.Insert(main) : new TableOperation.Replace(main, there.ETag!.Value);
            var result = await table.Submit([own, .. beside], cancellation);
            if (result is TransactionResult.Failed { OperationIndex: > 0, Failure: TransactionFailure.NotFound })
            {
                // A row that is to go is gone already.
                await table.SubmitEach(beside, cancellation);
                result = await table.Submit([own], cancellation);
            }
            if (result is TransactionResult.Committed)
                return;
        }
    }

    /// <inheritdoc/>
    public async Task<SearchFound> Find(SearchScope scope, SearchQuery query, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var strands = query.Whole.Append(SearchQuery.IsNumber(query.Longest) ? query.Longest : null).OfType<string>().Distinct()
            .Select(number => $"{NumberRow}{number}-").Append(WordRow + Key(query.Longest));
        var scans = await Task.WhenAll(strands.Select(prefix => Scan(Partition(scope), prefix, cancellation)));
        var found = scans.SelectMany(scan => scan.Entries).Where(entry => query.Finds(entry.Terms)).DistinctBy(entry => entry.Hit.Id)
            .OrderByDescending(entry => entry.Hit.CreatedAt).ThenBy(entry => entry.Hit.Id.Value, StringComparer.Ordinal)
            .Select(entry => entry.Hit).ToList();
        return new([.. found.Take(limit)], found.Count > limit || Array.Exists(scans, scan => scan.IsCut));
    }

    /// <inheritdoc/>
    public async Task<bool> IsConsistent(SearchScope scope, AssignmentId id, SearchEntry? entry, CancellationToken cancellation)
    {
        var there = await table.Get(Partition(scope), CaseRow + id, cancellation);
        if (entry is null)
            return there is null || Entry(there) is null;
        if (there is null)
            return false;
        foreach (var wanted in Rows(scope, entry))
        {
            if (!(await table.Get(wanted.PartitionKey, wanted.RowKey, cancellation)).IsSame(wanted))
                return false;
        }
        return new TableRow(there.PartitionKey, there.RowKey) { [VersionOf] = there[VersionOf], [Gone] = false }.WithBody(entry)
            .IsSame(there);
    }

    /// <inheritdoc/>
    public async Task<ImmutableList<AssignmentId>> WrittenOf(PersonId person, CancellationToken cancellation) =>
        [.. await table.Query(TableQuery.Prefix(Desk, $"{PersonRow}{person}-"), cancellation)
            .Select(row => row.ReadBody<SearchEntry>()).Where(entry => entry.People.Contains(person)).Select(entry => entry.Hit.Id)
            .Distinct().ToListAsync(cancellation)];

    /// <inheritdoc/>
    public async Task<SearchPage> Places(string? after, CancellationToken cancellation)
    {
        var page = await table.QueryPage(new(), after, cancellation);
        return new([.. page.Rows.Select(Place).OfType<SearchPlace>()], page.Continuation);
    }

    /// <inheritdoc/>
    public bool IsOf(SearchPlace place, SearchEntry? entry)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Key == CaseRow + place.Case || Rows(place.Scope, entry).Exists(row => row.RowKey == place.Key);
    }

    /// <inheritdoc/>
    public Task Remove(SearchPlace place, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(place);
        return table.Delete(Partition(place.Scope), place.Key, new(place.Stamp), cancellation);
    }

    private async Task<(List<SearchEntry> Entries, bool IsCut)> Scan(string partition, string prefix, CancellationToken cancellation)
    {
        var entries = new List<SearchEntry>();
        string? next = null;
        for (var page = 0; page < PagesOfAStrand; page++)
        {
            var read = await table.QueryPage(TableQuery.Prefix(partition, prefix), next, cancellation);
            entries.AddRange(read.Rows.Select(row => row.ReadBody<SearchEntry>()));
            next = read.Continuation;
            if (next is null)
                return (entries, false);
        }
        return (entries, true);
    }

    private static List<TableRow> Rows(SearchScope scope, SearchEntry? entry)
    {
        if (entry is null)
            return [];
        var end = string.Create(
            CultureInfo.InvariantCulture,
            $"-{Instant.MaxValue.ToUnixTimeTicks() - entry.Hit.CreatedAt.ToUnixTimeTicks():D19}-{entry.Hit.Id}");
        return
        [
            .. entry.Terms.Words.Select(word => WordRow + Key(word))
                .Concat(entry.Terms.Numbers.Select(number => NumberRow + number))
                .Concat(entry.People.Distinct().Select(person => PersonRow + person))
                .Select(key => new TableRow(Partition(scope), key + end).WithBody(entry)),
        ];
    }

    private static SearchEntry? Entry(TableRow row) => row.TryGet<bool>(Gone, out var gone) && gone ? null : row.ReadBody<SearchEntry>();

    private static SearchPlace? Place(TableRow row)
    {
        SearchScope? scope = row.PartitionKey == Desk ? new SearchScope.OfDesk()
            : row.PartitionKey.StartsWith(CompanyPrefix, StringComparison.Ordinal)
            ? new SearchScope.OfCompany(new(row.PartitionKey[CompanyPrefix.Length..]))
            : null;
        var id = row.RowKey.StartsWith(CaseRow, StringComparison.Ordinal) ? new AssignmentId(row.RowKey[CaseRow.Length..])
            : row.ReadBody<SearchEntry>().Hit.Id;
        return scope is null ? null : new(scope, row.RowKey, id, row.ETag!.Value.ToString());
    }

    // Letters beyond ASCII by their number, so that one word begins with another where their keys do.
    private static string Key(string word)
    {
        if (word.All(char.IsAscii))
            return word;
        var key = new StringBuilder();
        foreach (var letter in word)
        {
            if (char.IsAscii(letter))
                key.Append(letter);
            else
                key.Append(CultureInfo.InvariantCulture, $"_{(int)letter:x4}");
        }
        return key.ToString();
    }

    private static string Partition(SearchScope scope) => scope is SearchScope.OfCompany of ? CompanyPrefix + of.Company : Desk;
}
