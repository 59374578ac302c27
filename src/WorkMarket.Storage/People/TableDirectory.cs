using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.People;

/// <summary>People, companies and terms in one table.</summary>
public sealed partial class TableDirectory(Table table) : IDirectory, IDirectoryWriter, IDirectoryChanges
{
    /// <summary>The condition that a row is a person. Who reads all people visits the whole table.</summary>
    internal const string IsPerson = "PartitionKey ge 'person-' and PartitionKey lt 'person.' and RowKey eq 'profile'";

    private const string Version = "version";
    private const string WorkerProfile = "worker-profile";
    private const string Owner = "owner";
    private const string Profile = "profile";
    private const string Settings = "settings";

    // What is read of a company lies between; the record over it does not.
    private const string AfterSettings = "settings!";
    private const string Manages = "manages-";
    private const string Mail = "mail";
    private const string Staff = "staff";

    /// <inheritdoc/>
    public Task<Person?> FindPerson(PersonId id, CancellationToken cancellation) => Find<Person>(PersonKey(id), Profile, cancellation);

    /// <inheritdoc/>
    public async Task<MailPreference> FindMailPreference(PersonId id, CancellationToken cancellation) =>
        await Find<MailPreference>(PersonKey(id), Mail, cancellation) ?? MailPreference.All;

    /// <inheritdoc/>
    public Task Put(PersonId id, MailPreference preference, CancellationToken cancellation) =>
        table.Upsert(Row(PersonKey(id), Mail, preference), cancellation);

    /// <inheritdoc/>
    public async Task<Company?> FindCompany(CompanyId id, CancellationToken cancellation)
    {
        if (!TableLimits.IsKey(CompanyKey(id)))
            return null;
        var query = TableQuery.Partition(CompanyKey(id)) with { RowKeyFrom = Profile, RowKeyBefore = AfterSettings };
        var rows = (await table.QueryPage(query, cancellationToken: cancellation)).Rows;
        var company = rows.FirstOrDefault(row => row.RowKey == Profile) is { } row ? row.ReadBody<Company>() : null;
        return company is not null && rows.FirstOrDefault(row => row.RowKey == Settings) is { } changed
            ? company with { Settings = changed.ReadBody<AssignmentSettings>(), SettingsVersion = changed.GetLong(Version) }
            : company;
    }

    /// <inheritdoc/>
    public Task<bool> SaveSettings(CompanyId company, AssignmentSettings settings, long version, CancellationToken cancellation) =>
        // The first version lies with the company.
        Save(Row(CompanyKey(company), Settings, settings), version, first: 2, cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<CompanyId>> CompaniesOf(PersonId accountManager, CancellationToken cancellation) =>
        await All<CompanyId>(TableQuery.Prefix(PersonKey(accountManager), Manages), cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<PersonId>> StaffIds(CancellationToken cancellation) =>
        await All<PersonId>(TableQuery.Partition(Staff), cancellation);

    /// <inheritdoc/>
    public async Task<StaffPage> ListStaff(string? after, CancellationToken cancellation)
    {
        var page = await table.QueryPage(new() { Filter = IsPerson }, after, cancellation);
        var (staff, added) = (page.Rows.Select(row => StaffRow(row.ReadBody<Person>())).OfType<TableRow>().ToList(), 0);
        foreach (var row in staff)
            added += await table.Insert(row, cancellation) is WriteResult.Written ? 1 : 0;
        return new(staff.Count, added, page.Continuation);
    }

    /// <inheritdoc/>
    public async Task Put(Company company, CancellationToken cancellation)
    {
        await table.Upsert(Row(CompanyKey(company.Id), Profile, company), cancellation);
        if (company.AccountManager is { } manager)
            await table.Upsert(Row(PersonKey(manager), Manages + company.Id, company.Id), cancellation);
    }

    /// <inheritdoc/>
    public async Task<Person?> FindByEmail(string email, CancellationToken cancellation) =>
        await table.Get(EmailKey(email), Owner, cancellation) is { } row
        && await FindPerson(row.ReadBody<PersonId>(), cancellation) is { Email: { } theirs } person && EmailKey(theirs) == EmailKey(email)
            ? person
            : null;

    /// <inheritdoc/>
    public async Task Put(Person person, CancellationToken cancellation)
    {
        if (StaffRow(person) is { } listed)
            await table.Upsert(listed, cancellation);
        await table.Upsert(Row(PersonKey(person.Id), Profile, person), cancellation);
        // Who has an address keeps it: another who writes the same does not sign in as its owner, nor keeps the owner out.
        if (person.Email is { } email && await FindByEmail(email, cancellation) is null)
            await table.Upsert(Row(EmailKey(email), Owner, person.Id), cancellation);
    }

    /// <inheritdoc/>
    public async Task<StoredProfile> FindProfile(PersonId worker, CancellationToken cancellation) =>
        await Find<StoredProfile>(PersonKey(worker), WorkerProfile, cancellation) ?? StoredProfile.None;

    /// <inheritdoc/>
    public Task<bool> SaveProfile(PersonId worker, StoredProfile profile, CancellationToken cancellation) =>
        Save(Row(PersonKey(worker), WorkerProfile, profile), profile.Version, first: 1, cancellation);

    private async Task<bool> Save(TableRow row, long version, long first, CancellationToken cancellation)
    {
        row[Version] = version;
        var stored = await table.Get(row.PartitionKey, row.RowKey, cancellation);
        var seen = stored?.GetLong(Version) ?? first - 1;
        if (seen != version - 1)
            return stored.IsSame(row);
        var written = stored is null
            ? await table.Insert(row, cancellation)
            : await table.Replace(row, stored.ETag ?? default, cancellation);
        // It may be our own write whose answer was lost.
        return written is WriteResult.Written || (await table.Get(row.PartitionKey, row.RowKey, cancellation)).IsSame(row);
    }

    private async Task<T?> Find<T>(string partition, string key, CancellationToken cancellation)
        where T : class =>
        (TableLimits.IsKey(partition) ? await table.Get(partition, key, cancellation) : null) is { } row ? row.ReadBody<T>() : null;

    private async Task<ImmutableList<T>> All<T>(TableQuery query, CancellationToken cancellation) =>
        [.. await table.Query(query, cancellation).Select(row => row.ReadBody<T>()).ToListAsync(cancellation)];

    private static TableRow Row<T>(string partition, string key, T value) => new TableRow(partition, key).WithBody(value);

    // WorkMarket's own people are listed before they are written: who was not written in the end is not found by the id.
    private static TableRow? StaffRow(Person person) =>
        person.Role is Role.Support or Role.AccountManager ? Row(Staff, person.Id.Value, person.Id) : null;

    private static string PersonKey(PersonId id) => $"person-{id}";

    private static string CompanyKey(CompanyId id) => $"company-{id}";

    private static string EmailKey(string email) =>
        $"email-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())))}";
}
