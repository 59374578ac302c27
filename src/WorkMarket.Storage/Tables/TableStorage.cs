using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Data.Tables;

namespace WorkMarket.Storage.Tables;

/// <summary>The tables of one storage account. Thread-safe.</summary>
public sealed partial class TableStorage
{
    private readonly TableServiceClient client;

    private TableStorage(TableServiceClient client) => this.client = client;

    /// <summary>Opens with an account key; nothing is sent yet.</summary>
    /// <param name="connectionString"><c>UseDevelopmentStorage=true</c>, or one with AccountName and AccountKey.</param>
    /// <param name="options">How to talk to the service; the defaults if null.</param>
    /// <exception cref="FormatException">The connection string lacks something. The message holds no secret.</exception>
    public static TableStorage Open(string connectionString, TableOptions? options = null)
    {
        try
        {
            return new(new TableServiceClient(SlashesAtTheEnd().Replace(connectionString, ""), (options ?? new()).ToClientOptions()));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException)
        {
            // The SDK's message may name the part that it does not understand, which may be the key.
            throw new FormatException(
                "A connection string of storage has AccountName=… and AccountKey=… (in base64), or is UseDevelopmentStorage=true.");
        }
    }

    /// <summary>Opens with an identity of Microsoft Entra; nothing is sent yet.</summary>
    /// <param name="endpoint">The table service, for instance <c>https://account.table.core.windows.net</c>; TLS only.</param>
    /// <param name="credential">Who asks.</param>
    /// <param name="options">How to talk to the service; the defaults if null.</param>
    public static TableStorage Open(Uri endpoint, TokenCredential credential, TableOptions? options = null) =>
        new(new TableServiceClient(endpoint, credential, (options ?? new()).ToClientOptions()));

    /// <summary>The table of that name, which need not exist yet; sends nothing.</summary>
    /// <param name="name">3 to 63 ASCII letters and digits, a letter first.</param>
    /// <exception cref="ArgumentException">The name breaks that rule.</exception>
    public Table Table(string name)
    {
        TableLimits.CheckTableName(name);
        return new Table(name, client.GetTableClient(name));
    }

    // The SDK would keep a slash there and add another.
    [GeneratedRegex("(?<=(?:^|;)\\s*TableEndpoint\\s*=[^;]*?)/+\\s*(?=;|$)", RegexOptions.IgnoreCase)]
    private static partial Regex SlashesAtTheEnd();
}
