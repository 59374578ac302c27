using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Azure;
using WorkMarket.Application.Identity;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Identity;

/// <summary>API clients in one partition for each company, with the record over them: newest first, as a partition is read.</summary>
public sealed partial class TableApiClients(Table table) : IApiClients
{
    private const string Client = "client-";
    private const string Entry = "entry-";

    // Who was added last, which whoever adds another has to have seen. It comes right before all clients, and so is read with them and
    // first.
    private const string Latest = "client!";
    private const string AfterClients = "client.";

    /// <inheritdoc/>
    public async Task<Marked<StoredApiClient?>> Find(ApiClientId id, CancellationToken cancellation) =>
        id.Company is { } company && TableLimits.IsKey(Partition(company)) && TableLimits.IsKey(Key(id))
            ? await table.FindMarked<StoredApiClient>(Partition(company), Key(id), cancellation)
            : new(null, null);

    /// <inheritdoc/>
    public async Task<Marked<ImmutableList<ApiClient>>> List(CompanyId company, CancellationToken cancellation)
    {
        var found = ImmutableList.CreateBuilder<ApiClient>();
        string? mark = null;
        await foreach (var row in table.Query(
            TableQuery.Partition(Partition(company)) with { RowKeyFrom = Latest, RowKeyBefore = AfterClients }, cancellation))
        {
            if (row.RowKey == Latest)
                mark = row.ETag!.Value.ToString();
            else
                found.Add(row.ReadBody<StoredApiClient>().Client);
        }
        return new(found.ToImmutable(), mark);
    }

    /// <inheritdoc/>
    public async Task<bool> Add(StoredApiClient client, string? mark, ApiClientEntry entry, CancellationToken cancellation)
    {
        var latest = new TableRow(Partition(client.Client.Company), Latest).WithBody(client.Client.Id);
        return await table.Submit(
        [
            mark is null ? new TableOperation.Insert(latest) : new TableOperation.Replace(latest, new ETag(mark)),
            new TableOperation.Insert(Row(client)),
            new TableOperation.Insert(Row(entry)),
        ], cancellation) is TransactionResult.Committed;
    }

    /// <inheritdoc/>
    public async Task<bool> Save(StoredApiClient client, string mark, ApiClientEntry entry, CancellationToken cancellation) =>
        await table.Submit(
            [new TableOperation.Replace(Row(client), new ETag(mark)), new TableOperation.Insert(Row(entry))],
            cancellation) is TransactionResult.Committed;

    /// <inheritdoc/>
    public Task Record(ApiClientEntry entry, CancellationToken cancellation) => table.Insert(Row(entry), cancellation);

    /// <inheritdoc/>
    public async Task<ApiClientPage> Entries(CompanyId company, string? after, int limit, CancellationToken cancellation)
    {
        if (after is not null && !Cursor().IsMatch(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        var all = TableQuery.Prefix(Partition(company), Entry);
        // All keys are equally long, so the first one after a key is after the key with anything behind it.
        var query = all with { RowKeyFrom = after is null ? all.RowKeyFrom : $"{Entry}{after}!", PageSize = Math.Min(limit + 1, 1000) };
        var rows = await table.Query(query, cancellation).Take(limit + 1).ToListAsync(cancellation);
        return new(
            [.. rows.Take(limit).Select(row => row.ReadBody<ApiClientEntry>())],
            rows.Count > limit ? rows[limit - 1].RowKey[Entry.Length..] : null);
    }

    private static TableRow Row(StoredApiClient client) =>
        new TableRow(Partition(client.Client.Company), Key(client.Client.Id)).WithBody(client);

    private static TableRow Row(ApiClientEntry entry)
    {
        var order = (long.MaxValue - entry.At.ToUnixTimeTicks()).ToString("D19", CultureInfo.InvariantCulture);
        return new TableRow(Partition(entry.Client.Company!.Value), $"{Entry}{order}-{Guid.NewGuid():N}").WithBody(entry);
    }

    private static string Partition(CompanyId company) => $"api-clients-{company}";

    private static string Key(ApiClientId id) => $"{Client}{id.Name}";

    [GeneratedRegex("^[0-9]{19}-[0-9a-f]{32}$")]
    private static partial Regex Cursor();
}

/// <summary>Tries at PINs and secrets, beside the people.</summary>
public sealed class TableTries(Table table) : ITries
{
    private const string Key = "tries";

    /// <inheritdoc/>
    public async Task<Marked<Tries>> FindTries(string whose, CancellationToken cancellation)
    {
        var (tries, mark) = await table.FindMarked<Tries>(whose, Key, cancellation);
        return new(tries ?? Tries.None, mark);
    }

    /// <inheritdoc/>
    public Task<bool> SaveTries(string whose, Tries tries, string? mark, CancellationToken cancellation) =>
        table.SaveMarked(new TableRow(whose, Key).WithBody(tries), mark, cancellation);
}
