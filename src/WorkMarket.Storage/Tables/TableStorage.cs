using System.Runtime.CompilerServices;
using Azure.Core;
using WorkMarket.Storage.Tables.Rest;
using WorkMarket.Storage.Tables.Sdk;

namespace WorkMarket.Storage.Tables;

/// <summary>Opens a storage account's tables: through the Azure SDK where its package is present, else through our own REST client.</summary>
public static class TableStorage
{
    /// <summary>Whether the Azure SDK's package for tables is there at run time, and not only its signatures at build time.</summary>
    public static bool SdkIsPresent { get; } =
        Type.GetType("Azure.Data.Tables.TableServiceClient, Azure.Data.Tables", throwOnError: false) is not null;

    /// <summary>Opens with an account key.</summary>
    /// <param name="connectionString"><c>UseDevelopmentStorage=true</c>, or one with AccountName and AccountKey.</param>
    /// <param name="options">How to talk to the service; the defaults if null.</param>
    /// <exception cref="FormatException">The connection string lacks something.</exception>
    public static ITables Open(string connectionString, TableOptions? options = null) =>
        SdkIsPresent ? OpenSdk(connectionString, options ?? new()) : new RestTables(connectionString, options ?? new());

    /// <summary>Opens with an identity of Microsoft Entra.</summary>
    /// <param name="endpoint">The table service, for instance <c>https://account.table.core.windows.net</c>; TLS only.</param>
    /// <param name="credential">Who asks.</param>
    /// <param name="options">How to talk to the service; the defaults if null.</param>
    public static ITables Open(Uri endpoint, TokenCredential credential, TableOptions? options = null) =>
        SdkIsPresent ? OpenSdk(endpoint, credential, options ?? new()) : new RestTables(endpoint, credential, options ?? new());

    // Not inlined: compiling a method that names the SDK's adapter loads the assembly of its signatures, which need not be there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AzureTables OpenSdk(string connectionString, TableOptions options) => new(connectionString, options);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AzureTables OpenSdk(Uri endpoint, TokenCredential credential, TableOptions options) => new(endpoint, credential, options);
}
