namespace WorkMarket.Storage.Tables;

/// <summary>The answer to one storage request of a query.</summary>
/// <param name="Rows">In order; may be empty although more follow.</param>
/// <param name="Continuation">
/// Opaque, for the next request of the same query; null when the query is over. Printable, but not made for URLs.
/// </param>
public sealed record TablePage(IReadOnlyList<TableRow> Rows, string? Continuation);
