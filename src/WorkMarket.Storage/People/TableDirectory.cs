using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Json;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.People;

/// <summary>People, companies and terms in one table.</summary>
public sealed class TableDirectory(ITable table) : IDirectory, IDirectoryWriter
{
    private const string Profile = "profile";
    private const string Accepted = "accepted-";
    private const string Terms = "terms";

    /// <inheritdoc/>
    public Task<Person?> FindPerson(PersonId id, CancellationToken cancellation) => Find<Person>(PersonKey(id), Profile, cancellation);

    /// <inheritdoc/>
    public Task<Company?> FindCompany(CompanyId id, CancellationToken cancellation) => Find<Company>(CompanyKey(id), Profile, cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<TermsText>> CurrentTerms(CancellationToken cancellation) =>
        await All<TermsText>(TableQuery.Partition(Terms), cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<TermsVersion>> AcceptedTerms(PersonId worker, CancellationToken cancellation) =>
        await All<TermsVersion>(TableQuery.Prefix(PersonKey(worker), Accepted), cancellation);

    /// <inheritdoc/>
    public async Task Accept(PersonId worker, TermsVersion terms, Instant at, CancellationToken cancellation)
    {
        var row = Row(PersonKey(worker), $"{Accepted}{terms.Document}-{terms.Version}", terms);
        row["at"] = at.ToDateTimeOffset();
        await table.Insert(row, cancellation);
    }

    /// <inheritdoc/>
    public Task Put(Person person, CancellationToken cancellation) => table.Upsert(Row(PersonKey(person.Id), Profile, person), cancellation);

    /// <inheritdoc/>
    public Task Put(Company company, CancellationToken cancellation) => table.Upsert(Row(CompanyKey(company.Id), Profile, company), cancellation);

    /// <inheritdoc/>
    public Task Publish(TermsText terms, CancellationToken cancellation) => table.Upsert(Row(Terms, terms.Document.ToString(), terms), cancellation);

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
