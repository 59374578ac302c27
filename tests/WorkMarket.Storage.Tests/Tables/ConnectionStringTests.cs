using Azure.Core;
using Azure.Core.Pipeline;
using WorkMarket.Storage.Tables;
using Xunit;

namespace WorkMarket.Storage.Tests.Tables;

public sealed class ConnectionStringTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1/cases()")]
    [InlineData("AccountName=acme;AccountKey=a2V5", "https://acme.table.core.windows.net/cases()")]
    [InlineData(
        "DefaultEndpointsProtocol=http;AccountName=acme;AccountKey=a2V5;EndpointSuffix=core.example",
        "http://acme.table.core.example/cases()")]
    [InlineData("accountname=acme;AccountKey=a2V5Cg==;TableEndpoint=https://tables.example/acme/;", "https://tables.example/acme/cases()")]
    public async Task A_connection_string_names_the_service(string connectionString, string address)
    {
        var seen = new Recorder();
        var table = TableStorage.Open(connectionString, new() { PerCall = [seen], MaxRetries = 0 }).Table("cases");
        await Assert.ThrowsAsync<NotSupportedException>(() => table.QueryPage(new()));
        Assert.Equal(address, seen.Address);
    }

    [Theory]
    [InlineData("AccountName=acme"), InlineData("AccountKey=a2V5"), InlineData("nonsense"), InlineData("AccountName=acme;a2V5")]
    [InlineData("AccountName=acme;AccountKey=***")]
    public void One_that_lacks_something_is_refused_without_telling_the_key(string connectionString)
    {
        var refused = Assert.Throws<FormatException>(() => TableStorage.Open(connectionString, new()));
        Assert.DoesNotContain("a2V5", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Recorder : HttpPipelinePolicy
    {
        public string? Address { get; private set; }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            Address = message.Request.Uri.ToUri().GetLeftPart(UriPartial.Path);
            throw new NotSupportedException("Nothing is sent.");
        }
    }
}
