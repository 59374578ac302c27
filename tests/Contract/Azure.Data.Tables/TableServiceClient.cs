#nullable disable
using Azure.Core;

namespace Azure.Data.Tables;

public partial class TableServiceClient
{
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options) =>
        throw new NotSupportedException();

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) =>
        throw new NotSupportedException();

    public virtual TableClient GetTableClient(string tableName) => throw new NotSupportedException();
}

public partial class TableSharedKeyCredential
{
    public TableSharedKeyCredential(string accountName, string accountKey) => throw new NotSupportedException();
}

public partial class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => throw new NotSupportedException();

    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }
}
