using WorkMarket.Storage.Tables;
using WorkMarket.Testing;

namespace WorkMarket.Storage.Tests.Tables;

/// <summary>Makes a table of the test's own.</summary>
internal static class NewTable
{
    public static async Task<Table> Create(TableOptions? options = null)
    {
        var table = TableStorage.Open(Azurite.Shared.ConnectionString, options).Table($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExists();
        return table;
    }
}
