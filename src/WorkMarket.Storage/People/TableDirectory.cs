using System.Collections.Immutable;
using System.Text.Json;
using WorkMarket.Application.Json;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.People;

/// <summary>People, companies and terms in one table.</summary>
public sealed partial class TableDirectory(Table table) : IDirectory, IDirectoryWriter
{
    private const string Profile = "profile";
    private const string Settings = "settings";
    private const string Manages = "manages-";
    private const string Mail = "mail";

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
        var rows = (await table.QueryPage(TableQuery.Partition(CompanyKey(id)), cancellationToken: cancellation)).Rows;
        var company = rows.FirstOrDefault(row => row.RowKey == Profile) is { } row ? Read<Company>(row) : null;
        return company is not null && rows.FirstOrDefault(row => row.RowKey == Settings) is { } changed
            ? company with { Settings = Read<AssignmentSettings>(changed), SettingsVersion = changed.GetLong(Version) }
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
    public async Task Put(Company company, CancellationToken cancellation)
    {
        await table.Upsert(Row(CompanyKey(company.Id), Profile, company), cancellation);
        if (company.AccountManager is { } manager)
            await table.Upsert(Row(PersonKey(manager), Manages + company.Id, company.Id), cancellation);
    }

    private async Task<T?> Find<T>(string partition, string key, CancellationToken cancellation)
        where T : class =>
        (TableLimits.IsKey(partition) ? await table.Get(partition, key, cancellation) : null) is { } row ? Read<T>(row) : null;

    private async Task<ImmutableList<T>> All<T>(TableQuery query, CancellationToken cancellation)
    {
        var found = ImmutableList.CreateBuilder<T>();
        await foreach (var row in table.Query(query, cancellation))
            found.Add(Read<T>(row));
        return found.ToImmutable();
    }

    private static TableRow Row<T>(string partition, string key, T value) =>
        new TableRow(partition, key).With("body", JsonSerializer.SerializeToUtf8Bytes(value, DomainJson.Stored));

    private static T Read<T>(TableRow row) => JsonSerializer.Deserialize<T>(row.Bytes("body"), DomainJson.Stored)!;

    private static string PersonKey(PersonId id) => $"person-{id}";

    private static string CompanyKey(CompanyId id) => $"company-{id}";
}
