using System.Runtime.CompilerServices;
using Azure.Core;
using WorkMarket.Storage.Tables;
using WorkMarket.Storage.Tables.Rest;
using WorkMarket.Storage.Tables.Sdk;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Tables;

/// <summary>The adapters that can run here: our own always, the SDK's where its package is present.</summary>
public static class Adapters
{
    public static IReadOnlyList<string> Names { get; } = TableStorage.SdkIsPresent ? ["rest", "sdk"] : ["rest"];

    public static TheoryData<string> Present => [.. Names];

    public static ITables Open(string adapter, TableOptions? options = null, string? connectionString = null) =>
        adapter == "rest"
            ? new RestTables(connectionString ?? Azurite.Shared.ConnectionString, options ?? new())
            : OpenSdk(connectionString ?? Azurite.Shared.ConnectionString, options ?? new());

    /// <summary>The same, as an identity.</summary>
    public static ITables OpenByIdentity(string adapter, Uri endpoint, TokenCredential credential, TableOptions options) =>
        adapter == "rest" ? new RestTables(endpoint, credential, options) : OpenSdk(endpoint, credential, options);

    /// <summary>A table of the test's own.</summary>
    public static async Task<ITable> NewTable(string adapter, TableOptions? options = null)
    {
        var table = Open(adapter, options).Table($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExists();
        return table;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AzureTables OpenSdk(string connectionString, TableOptions options) => new(connectionString, options);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AzureTables OpenSdk(Uri endpoint, TokenCredential credential, TableOptions options) => new(endpoint, credential, options);
}
