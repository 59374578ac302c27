using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using WorkMarket.Application.Payables;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.ApiClients;
using WorkMarket.Domain.Payables;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Payables;

/// <summary>Payment providers and what they reported, a partition for each company.</summary>
public sealed partial class TablePayments(Table table) : IPaymentProviders, IPaymentReports
{
    private const string Provider = "provider-";
    private const string Report = "report-";
    private const string Look = "look-";

    /// <inheritdoc/>
    public async Task<Marked<StoredProvider?>> Find(ApiClientId id, CancellationToken cancellation) =>
        id.Company is { } company && TableLimits.IsKey(Partition(company)) && TableLimits.IsKey(Provider + id.Name)
            ? await table.FindMarked<StoredProvider>(Partition(company), Provider + id.Name, cancellation)
            : new(null, null);

    /// <inheritdoc/>
    public async Task<ImmutableList<PaymentProvider>> List(CompanyId company, CancellationToken cancellation) =>
    [
        .. await table.Query(TableQuery.Prefix(Partition(company), Provider), cancellation)
            .Select(row => row.ReadBody<StoredProvider>().Provider).ToListAsync(cancellation),
    ];

    /// <inheritdoc/>
    public Task<bool> Save(StoredProvider provider, string? mark, CancellationToken cancellation) => table.SaveMarked(
        new TableRow(Partition(provider.Provider.Company), Provider + provider.Provider.Id.Name).WithBody(provider), mark, cancellation);

    /// <inheritdoc/>
    public async Task<KeptReport> Claim(CompanyId company, string key, KeptReport report, CancellationToken cancellation) =>
        await table.Insert(new TableRow(Partition(company), Report + key).WithBody(report), cancellation) is WriteResult.Written
            ? report
            : await Find(company, key, cancellation) ?? report;

    /// <inheritdoc/>
    public async Task<KeptReport?> Find(CompanyId company, string key, CancellationToken cancellation) =>
        (await table.FindMarked<KeptReport>(Partition(company), Report + key, cancellation)).Value;

    /// <inheritdoc/>
    public Task Save(CompanyId company, string key, KeptReport report, CancellationToken cancellation) =>
        table.Upsert(new TableRow(Partition(company), Report + key).WithBody(report), cancellation);

    /// <inheritdoc/>
    public Task Add(CompanyId company, PaymentToLookAt payment, CancellationToken cancellation)
    {
        var named = payment with { Id = LookKey(payment)[Look.Length..] };
        return table.Insert(new TableRow(Partition(company), LookKey(payment)).WithBody(named), cancellation);
    }

    /// <inheritdoc/>
    public async Task<PaymentsToLookAt> List(CompanyId company, string? after, int limit, CancellationToken cancellation)
    {
        if (after is not null && !Cursor().IsMatch(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        var all = TableQuery.Prefix(Partition(company), Look);
        var query = all with { RowKeyFrom = after is null ? all.RowKeyFrom : $"{Look}{after}!", PageSize = Math.Min(limit + 1, 1000) };
        var rows = await table.Query(query, cancellation).Take(limit + 1).ToListAsync(cancellation);
        return new(
            [.. rows.Take(limit).Select(row => row.ReadBody<PaymentToLookAt>())],
            rows.Count > limit ? rows[limit - 1].RowKey[Look.Length..] : null);
    }

    /// <inheritdoc/>
    public async Task<PaymentToLookAt?> See(CompanyId company, string id, PersonId by, CancellationToken cancellation)
    {
        while (Cursor().IsMatch(id))
        {
            var (there, mark) = await table.FindMarked<PaymentToLookAt>(Partition(company), Look + id, cancellation);
            if (there is null or { SeenBy: not null })
                return there;
            var seen = there with { SeenBy = by };
            if (await table.SaveMarked(new TableRow(Partition(company), Look + id).WithBody(seen), mark, cancellation))
                return seen;
        }
        return null;
    }

    private static string LookKey(PaymentToLookAt payment) => string.Create(
        CultureInfo.InvariantCulture, $"{Look}{Instant.MaxValue.ToUnixTimeTicks() - payment.At.ToUnixTimeTicks():D19}-{payment.Id}");

    private static string Partition(CompanyId company) => $"payments-{company}";

    [GeneratedRegex("^[0-9]{19}-[0-9a-f]{64,80}$")]
    private static partial Regex Cursor();
}
