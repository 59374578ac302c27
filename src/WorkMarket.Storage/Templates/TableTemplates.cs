using System.Security.Cryptography;
using System.Text;
using Azure;
using WorkMarket.Application.Templates;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Templates;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Templates;

/// <summary>
/// The templates of a company in one partition, each with a row of its name beside it, so that one transaction writes both and no two have
/// the same.
/// </summary>
public sealed class TableTemplates(Table table) : ITemplates
{
    private const string Row = "template-";
    private const string NameRow = "name-";
    private const string Id = "id";
    private const string Request = "request";
    private const int IdLength = 19 + 1 + 12;

    /// <inheritdoc/>
    public async Task<TemplatePage> Read(CompanyId company, string? after, int limit, CancellationToken cancellation)
    {
        if (after is not null && !IsId(after))
            throw new FormatException($"'{after}' is not a cursor of this list.");
        var query = TableQuery.Prefix(Partition(company), Row) with { PageSize = limit + 1 };
        if (after is not null)
            query = query with { RowKeyFrom = Row + after + " " };
        var found = await table.Query(query, cancellation).Take(limit + 1).Select(row => row.ReadBody<Template>())
            .ToListAsync(cancellation);
        return new([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Id.Value : null);
    }

    /// <inheritdoc/>
    public async Task<Template?> Find(CompanyId company, TemplateId id, CancellationToken cancellation) =>
        (await FindRow(company, id, cancellation))?.ReadBody<Template>();

    /// <inheritdoc/>
    public async Task<TemplateOutcome> Create(CompanyId company, Template template, string request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(template);
        var written = await table.Submit(
            [
                new TableOperation.Insert(Named(company, template, request)),
                new TableOperation.Insert(new TableRow(Partition(company), Row + template.Id).WithBody(template)),
            ], cancellation);
        if (written is TransactionResult.Committed)
            return new TemplateOutcome.Saved(template);
        if (await NameOf(company, template.Name, cancellation) is not { } named)
            return await Create(company, template, request, cancellation);
        var owner = new TemplateId(named.GetString(Id));
        return named.GetString(Request) == request && await Find(company, owner, cancellation) is { } there
            ? new TemplateOutcome.Saved(there)
            : new TemplateOutcome.Refused([new TemplateNameTaken(template.Name, owner)]);
    }

    /// <inheritdoc/>
    public async Task<TemplateOutcome> Replace(CompanyId company, Template before, Template after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (await FindRow(company, before.Id, cancellation) is not { } row)
            return new TemplateOutcome.NotFound();
        if (row.ReadBody<Template>().Version is var version && version != before.Version)
            return new TemplateOutcome.Stale(version);
        var next = new TableRow(Partition(company), Row + after.Id).WithBody(after);
        var replaced = new TableOperation.Replace(next, row.ETag ?? default);
        IReadOnlyList<TableOperation> operations = NameKey(before.Name) == NameKey(after.Name)
            ? [replaced]
            :
            [
                replaced, new TableOperation.Insert(Named(company, after, "")),
                new TableOperation.Delete(Partition(company), NameKey(before.Name), ETag.All),
            ];
        if (await table.Submit(operations, cancellation) is TransactionResult.Committed)
            return new TemplateOutcome.Saved(after);
        // It may be our own write whose answer was lost.
        if (await FindRow(company, after.Id, cancellation) is not { } found)
            return new TemplateOutcome.NotFound();
        var there = found.ReadBody<Template>();
        return found.IsSame(next) ? new TemplateOutcome.Saved(after)
            : there.Version == before.Version && await NameOf(company, after.Name, cancellation) is { } named
                ? new TemplateOutcome.Refused([new TemplateNameTaken(after.Name, new(named.GetString(Id)))])
                : new TemplateOutcome.Stale(there.Version);
    }

    /// <inheritdoc/>
    public async Task<bool> Delete(CompanyId company, Template template, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (await FindRow(company, template.Id, cancellation) is not { } row)
            return true;
        if (row.ReadBody<Template>().Version != template.Version)
            return false;
        var gone = new TableOperation.Delete(Partition(company), row.RowKey, row.ETag ?? default);
        if (await table.Submit(
            [gone, new TableOperation.Delete(Partition(company), NameKey(template.Name), ETag.All)],
            cancellation) is TransactionResult.Committed)
            return true;
        // A template whose name is not kept, as after a row was lost, goes all the same.
        return await NameOf(company, template.Name, cancellation) is null
            && await table.Submit([gone], cancellation) is TransactionResult.Committed;
    }

    private async Task<TableRow?> FindRow(CompanyId company, TemplateId id, CancellationToken cancellation) =>
        IsId(id.Value) ? await table.Get(Partition(company), Row + id, cancellation) : null;

    private Task<TableRow?> NameOf(CompanyId company, string name, CancellationToken cancellation) =>
        table.Get(Partition(company), NameKey(name), cancellation);

    private static TableRow Named(CompanyId company, Template template, string request) =>
        new(Partition(company), NameKey(template.Name)) { [Id] = template.Id.Value, [Request] = request };

    private static bool IsId(string text) =>
        text.Length == IdLength && text.All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterLower(letter) || letter == '-');

    private static string Partition(CompanyId company) => $"templates-{company}";

    // A name may hold what no key may.
    private static string NameKey(string name) =>
        NameRow + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TemplateRules.NameKey(name))));
}
