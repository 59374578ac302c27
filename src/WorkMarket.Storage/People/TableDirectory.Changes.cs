using System.Globalization;
using System.Text.RegularExpressions;
using Azure;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.People;

/// <summary>
/// Changes of people and companies, each in its own partition together with a line of the record over it, newest first. A mail address
/// is a row of its own, which is claimed before the person is written who has it.
/// </summary>
public sealed partial class TableDirectory
{
    private const string Entry = "entry-";
    private const string ClaimedUntil = "until";
    private const string Former = "former";
    private const int FirstFormer = 1001;

    // As the phone book writes it beside the person.
    private const string PhonePin = "phone-pin";

    // Longer than any request between claiming an address and writing its person takes.
    private static readonly Duration ClaimHolds = Duration.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<Marked<Person?>> ReadPerson(PersonId id, CancellationToken cancellation) =>
        TableLimits.IsKey(PersonKey(id)) ? await table.FindMarked<Person>(PersonKey(id), Profile, cancellation) : new(null, null);

    /// <inheritdoc/>
    public async Task<bool> Save(Person person, string? mark, DirectoryEntry entry, CancellationToken cancellation)
    {
        if (StaffRow(person) is { } listed)
            await table.Upsert(listed, cancellation);
        return await SaveWith(Row(PersonKey(person.Id), Profile, person), mark, entry, cancellation);
    }

    /// <inheritdoc/>
    public async Task<Marked<Company?>> ReadCompany(CompanyId id, CancellationToken cancellation) =>
        TableLimits.IsKey(CompanyKey(id)) ? await table.FindMarked<Company>(CompanyKey(id), Profile, cancellation) : new(null, null);

    /// <inheritdoc/>
    public async Task<bool> Save(Company company, string? mark, DirectoryEntry entry, CancellationToken cancellation)
    {
        if (company.AccountManager is { } manager)
            await table.Upsert(Row(PersonKey(manager), Manages + company.Id, company.Id), cancellation);
        return await SaveWith(Row(CompanyKey(company.Id), Profile, company), mark, entry, cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> ClaimAddress(string email, PersonId person, Instant now, CancellationToken cancellation)
    {
        var claim = Row(EmailKey(email), Owner, person);
        claim[ClaimedUntil] = (now + ClaimHolds).ToDateTimeOffset();
        if (await table.Insert(claim, cancellation) is WriteResult.Written)
            return true;
        if (await table.Get(EmailKey(email), Owner, cancellation) is not { } there)
            return false;
        if (there.ReadBody<PersonId>() == person)
            return true;
        // Nobody has it whose person was never written, or has another address by now.
        var isHeld = there.TryGet<DateTimeOffset>(ClaimedUntil, out var until) && now.ToDateTimeOffset() < until;
        return !isHeld && await FindByEmail(email, cancellation) is null
            && await table.Replace(claim, there.ETag ?? default, cancellation) is WriteResult.Written;
    }

    /// <inheritdoc/>
    public async Task<int> NextFormer(CancellationToken cancellation)
    {
        while (true)
        {
            var there = await table.Get(Former, Former, cancellation);
            var next = (there?.GetInt(Former) ?? FirstFormer - 1) + 1;
            var row = new TableRow(Former, Former) { { Former, next } };
            if (await table.SaveMarked(row, there?.ETag?.ToString(), cancellation))
                return next;
        }
    }

    /// <inheritdoc/>
    public async Task Forget(PersonId person, string? email, CancellationToken cancellation)
    {
        foreach (var key in new[] { Mail, PhonePin, WorkerProfile })
            await table.Delete(PersonKey(person), key, ETag.All, cancellation);
        if (email is not null && await table.Get(EmailKey(email), Owner, cancellation) is { } claim && claim.ReadBody<PersonId>() == person)
            await table.Delete(claim.PartitionKey, claim.RowKey, claim.ETag ?? ETag.All, cancellation);
    }

    /// <inheritdoc/>
    public Task<DirectoryPage> Entries(PersonId person, string? after, int limit, CancellationToken cancellation) =>
        Entries(PersonKey(person), after, limit, cancellation);

    /// <inheritdoc/>
    public Task<DirectoryPage> Entries(CompanyId company, string? after, int limit, CancellationToken cancellation) =>
        Entries(CompanyKey(company), after, limit, cancellation);

    private async Task<bool> SaveWith(TableRow row, string? mark, DirectoryEntry entry, CancellationToken cancellation) =>
        await table.Submit(
            [
                mark is null ? new TableOperation.Insert(row) : new TableOperation.Replace(row, new ETag(mark)),
                new TableOperation.Insert(Row(row.PartitionKey, EntryKey(entry), entry)),
            ],
            cancellation) is TransactionResult.Committed;

    private async Task<DirectoryPage> Entries(string partition, string? after, int limit, CancellationToken cancellation)
    {
        if (after is not null && !Cursor().IsMatch(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        if (!TableLimits.IsKey(partition))
            return new([], null);
        var all = TableQuery.Prefix(partition, Entry);
        // All keys are equally long, so the first one after a key is after the key with anything behind it.
        var query = all with { RowKeyFrom = after is null ? all.RowKeyFrom : $"{Entry}{after}!", PageSize = Math.Min(limit + 1, 1000) };
        var rows = await table.Query(query, cancellation).Take(limit + 1).ToListAsync(cancellation);
        return new(
            [.. rows.Take(limit).Select(row => row.ReadBody<DirectoryEntry>())],
            rows.Count > limit ? rows[limit - 1].RowKey[Entry.Length..] : null);
    }

    private static string EntryKey(DirectoryEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{Entry}{long.MaxValue - entry.At.ToUnixTimeTicks():D19}-{Guid.NewGuid():N}");

    [GeneratedRegex("^[0-9]{19}-[0-9a-f]{32}\\z")]
    private static partial Regex Cursor();
}
