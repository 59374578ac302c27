using WorkMarket.Application.Identity;
using WorkMarket.Application.Storage;
using WorkMarket.Storage.Tables;

namespace WorkMarket.Storage.Identity;

/// <summary>Tries at PINs and secrets, beside the people.</summary>
public sealed class TableTries(Table table) : ITries
{
    private const string Key = "tries";

    /// <inheritdoc/>
    public async Task<Marked<Tries>> FindTries(string whose, CancellationToken cancellation)
    {
        var (tries, mark) = await table.FindMarked<Tries>(whose, Key, cancellation);
        return new(tries ?? Tries.None, mark);
    }

    /// <inheritdoc/>
    public Task<bool> SaveTries(string whose, Tries tries, string? mark, CancellationToken cancellation) =>
        table.SaveMarked(MarkedRows.Row(whose, Key, tries), mark, cancellation);
}
