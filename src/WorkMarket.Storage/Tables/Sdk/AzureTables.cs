using Azure.Core;
using Azure.Data.Tables;

namespace WorkMarket.Storage.Tables.Sdk;

/// <summary>The tables of an account through the Azure SDK.</summary>
public sealed class AzureTables : ITables
{
    private readonly TableServiceClient client;

    /// <summary>Opens with an account key.</summary>
    /// <exception cref="FormatException">The connection string lacks something.</exception>
    public AzureTables(string connectionString, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var account = StorageAccount.Parse(connectionString);
        client = new TableServiceClient(
            account.TableEndpoint, new TableSharedKeyCredential(account.Name, account.Key), options.Apply(new TableClientOptions()));
    }

    /// <summary>Opens with an identity of Microsoft Entra.</summary>
    public AzureTables(Uri endpoint, TokenCredential credential, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        client = new TableServiceClient(endpoint, credential, options.Apply(new TableClientOptions()));
    }

    /// <inheritdoc />
    public ITable Table(string name)
    {
        TableLimits.CheckTableName(name);
        return new AzureTable(name, client.GetTableClient(name));
    }
}
