using System.Runtime.CompilerServices;

namespace WorkMarket.Storage.Tables;

/// <summary>The answer to one storage request of a query.</summary>
/// <param name="Rows">In order; may be empty although more follow.</param>
/// <param name="Continuation">
/// Opaque, for the next request of the same query through the same adapter; null when the query is over. Printable, but not made for URLs.
/// </param>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation)
{
    internal static async IAsyncEnumerable<TableRow> Follow(
        ITable table, TableQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            // The service may stop a page early, at a partition's end or after five seconds, even before its first row:
            // only a missing continuation ends a query.
            var page = await table.QueryPage(query, continuation, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows)
                yield return row;
            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
