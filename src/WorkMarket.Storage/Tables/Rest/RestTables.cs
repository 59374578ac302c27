using Azure.Core;
using Azure.Core.Pipeline;

namespace WorkMarket.Storage.Tables.Rest;

/// <summary>The tables of an account over the service's REST protocol, on Azure.Core's pipeline. For where the SDK's package is not to be had.</summary>
public sealed class RestTables : ITables
{
    private const string Scope = "https://storage.azure.com/.default";
    private readonly HttpPipeline pipeline;
    private readonly string endpoint;

    /// <summary>Opens with an account key.</summary>
    /// <exception cref="FormatException">The connection string lacks something.</exception>
    public RestTables(string connectionString, TableOptions options)
        : this(StorageAccount.Parse(connectionString), options)
    {
    }

    /// <summary>Opens with an identity of Microsoft Entra.</summary>
    public RestTables(Uri endpoint, TokenCredential credential, TableOptions options)
        : this(endpoint, new BearerTokenAuthenticationPolicy(credential, Scope), options)
    {
    }

    private RestTables(StorageAccount account, TableOptions options)
        : this(account.TableEndpoint, new SharedKeyPolicy(account.Name, account.Key), options)
    {
    }

    private RestTables(Uri endpoint, HttpPipelinePolicy authentication, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(options);
        this.endpoint = endpoint.AbsoluteUri.TrimEnd('/');
        pipeline = HttpPipelineBuilder.Build(options.Apply(new Options()), authentication);
    }

    /// <inheritdoc />
    public ITable Table(string name)
    {
        TableLimits.CheckTableName(name);
        return new RestTable(new TableRequests(pipeline, endpoint, name));
    }

    private sealed class Options : ClientOptions;
}
