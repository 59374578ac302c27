using System.Collections.Immutable;
using WorkMarket.Application.ReplyTemplates;
using WorkMarket.Domain.ReplyTemplates;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.ReplyTemplates;

/// <summary>Reply templates: a partition a shelf, a row each.</summary>
public sealed class TableReplyTemplates(Table table) : IReplyTemplates
{
    private const string Row = "reply-";

    /// <inheritdoc/>
    public async Task<ImmutableList<ReplyTemplate>> Read(ReplyShelf shelf, CancellationToken cancellation) =>
        [.. await table.Query(TableQuery.Prefix(Partition(shelf), Row), cancellation).Select(row => row.ReadBody<ReplyTemplate>())
            .ToListAsync(cancellation)];

    /// <inheritdoc/>
    public async Task<ReplyTemplate?> Find(ReplyShelf shelf, ReplyTemplateId id, CancellationToken cancellation) =>
        (await table.Get(Partition(shelf), Row + id, cancellation))?.ReadBody<ReplyTemplate>();

    /// <inheritdoc/>
    public async Task<ReplyTemplate> Create(ReplyShelf shelf, ReplyTemplate template, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(template);
        while (await table.Insert(Of(shelf, template), cancellation) is not WriteResult.Written)
        {
            if (await Find(shelf, template.Id, cancellation) is { } there)
                return there;
        }
        return template;
    }

    /// <inheritdoc/>
    public async Task<bool> Replace(ReplyShelf shelf, ReplyTemplate before, ReplyTemplate? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (await table.Get(Partition(shelf), Row + before.Id, cancellation) is not { } row)
            return after is null;
        if (row.ReadBody<ReplyTemplate>() != before)
            return false;
        if (after is null)
            return await table.Submit([new TableOperation.Delete(row.PartitionKey, row.RowKey, row.ETag ?? default)], cancellation)
                is TransactionResult.Committed;
        return await table.Replace(Of(shelf, after), row.ETag ?? default, cancellation) is WriteResult.Written;
    }

    private static TableRow Of(ReplyShelf shelf, ReplyTemplate template) =>
        new TableRow(Partition(shelf), Row + template.Id).WithBody(template);

    private static string Partition(ReplyShelf shelf) => shelf switch
    {
        ReplyShelf.Own own => $"replies-person-{own.Person}",
        ReplyShelf.OfCompany of => $"replies-company-{of.Company}",
        _ => "replies-desk",
    };
}
