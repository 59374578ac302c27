using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.People;

/// <summary>Documents: the one in force under its name, every version in the history beside it; acceptances with the person.</summary>
public sealed partial class TableDirectory
{
    private const string Accepted = "accepted-";
    private const string Terms = "terms";
    private const string History = "history-";

    /// <inheritdoc/>
    public async Task<ImmutableList<TermsText>> CurrentTerms(CancellationToken cancellation) =>
        // Names of documents begin with a capital and so come before the history.
        await All<TermsText>(new() { PartitionKey = Terms, RowKeyBefore = History }, cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<PublishedTerms>> TermsHistory(TermsDocument document, CancellationToken cancellation)
    {
        var published = await All<PublishedTerms>(TableQuery.Prefix(Terms, $"{History}{document}-"), cancellation);
        return [.. published.OrderBy(terms => terms.At ?? Instant.MinValue)];
    }

    /// <inheritdoc/>
    public async Task<bool> PublishTerms(PublishedTerms terms, CancellationToken cancellation)
    {
        var row = HistoryRow(terms);
        var result = await table.Submit([new TableOperation.Insert(row), new TableOperation.Upsert(CurrentRow(terms))], cancellation);
        return result is TransactionResult.Committed ||
            await Find<PublishedTerms>(Terms, row.RowKey, cancellation) is { } there && there with { At = terms.At } == terms;
    }

    /// <inheritdoc/>
    public Task Publish(TermsText terms, CancellationToken cancellation)
    {
        var published = new PublishedTerms(terms.Document, terms.Version, terms.Text);
        return table.Submit(
            [new TableOperation.Upsert(HistoryRow(published)), new TableOperation.Upsert(CurrentRow(published))], cancellation);
    }

    /// <inheritdoc/>
    public async Task<ImmutableList<TermsVersion>> AcceptedTerms(PersonId worker, CancellationToken cancellation) =>
        await All<TermsVersion>(TableQuery.Prefix(PersonKey(worker), Accepted), cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableList<Acceptance>> Acceptances(PersonId worker, CancellationToken cancellation)
    {
        var rows = await table.Query(TableQuery.Prefix(PersonKey(worker), Accepted), cancellation).ToListAsync(cancellation);
        return [.. rows.Select(ReadAcceptance).OrderBy(acceptance => acceptance.At)];
    }

    /// <inheritdoc/>
    public async Task Accept(PersonId worker, TermsVersion terms, Instant at, CancellationToken cancellation)
    {
        var row = Row(PersonKey(worker), $"{Accepted}{terms.Document}-{terms.Version}", terms);
        row["at"] = at.ToDateTimeOffset();
        await table.Insert(row, cancellation);
    }

    private static Acceptance ReadAcceptance(TableRow row)
    {
        var terms = row.ReadBody<TermsVersion>();
        return new(terms.Document, terms.Version, Instant.FromDateTimeOffset(row.GetInstant("at")));
    }

    private static TableRow HistoryRow(PublishedTerms terms) => Row(Terms, $"{History}{terms.Document}-{terms.Version}", terms);

    private static TableRow CurrentRow(PublishedTerms terms) =>
        Row(Terms, terms.Document.ToString(), new TermsText(terms.Document, terms.Version, terms.Text));
}
