using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace WorkMarket.Storage.Tests.Identity;

/// <summary>The account as the Functions host's own connection names it.</summary>
public sealed class StorageAccessSettingsTests
{
    [Fact]
    public void A_connection_string_is_taken_as_it_is() =>
        Assert.Equal(new StorageAccess.ByKey("UseDevelopmentStorage=true"), Read(("AzureWebJobsStorage", "UseDevelopmentStorage=true")));

    [Fact]
    public void An_account_s_name_names_its_three_services()
    {
        var access = Assert.IsType<StorageAccess.ByIdentity>(Read(("AzureWebJobsStorage:accountName", "workmarket1")));
        Assert.Equal("https://workmarket1.blob.core.windows.net/", access.Blobs.AbsoluteUri);
        Assert.Equal("https://workmarket1.queue.core.windows.net/", access.Queues.AbsoluteUri);
        Assert.Equal("https://workmarket1.table.core.windows.net/", access.Tables.AbsoluteUri);
        Assert.IsType<DefaultAzureCredential>(access.Credential);
    }

    [Theory]
    [InlineData("managedidentity", "33333333-3333-3333-3333-333333333333")]
    [InlineData("managedIdentity", "")]
    public void The_services_may_be_named_one_by_one_and_a_managed_identity_asks(string kind, string client)
    {
        var access = Assert.IsType<StorageAccess.ByIdentity>(Read(
            ("AzureWebJobsStorage:blobServiceUri", "https://a.blob.core.usgovcloudapi.net/"),
            ("AzureWebJobsStorage:queueServiceUri", "https://a.queue.core.usgovcloudapi.net/"),
            ("AzureWebJobsStorage:tableServiceUri", "https://a.table.core.usgovcloudapi.net/"),
            ("AzureWebJobsStorage:credential", kind),
            ("AzureWebJobsStorage:clientId", client)));
        Assert.Equal("a.table.core.usgovcloudapi.net", access.Tables.Host);
        Assert.IsType<ManagedIdentityCredential>(access.Credential);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage is not set")]
    [InlineData("AzureWebJobsStorage:accountName cannot be 'A b'", "accountName", "A b")]
    [InlineData("AzureWebJobsStorage has neither accountName nor blobServiceUri", "credential", "managedidentity")]
    [InlineData("AzureWebJobsStorage:blobServiceUri cannot be 'http://a.blob'", "blobServiceUri", "http://a.blob")]
    [InlineData("AzureWebJobsStorage:queueServiceUri cannot be 'queue'", "accountName", "abc", "queueServiceUri", "queue")]
    [InlineData("AzureWebJobsStorage:credential is managedidentity or left out, not 'key'", "accountName", "abc", "credential", "key")]
    public void What_is_wrong_is_named(string complaint, params string[] settings) =>
        Assert.StartsWith(complaint, Assert.Throws<InvalidOperationException>(
            () => Read([.. settings.Chunk(2).Select(pair => ($"AzureWebJobsStorage:{pair[0]}", pair[1]))])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_connection_string_is_not_told_by_accident() =>
        Assert.DoesNotContain("AAAA", new StorageOptions { Access = new StorageAccess.ByKey("AccountKey=AAAA") }.ToString(), StringComparison.Ordinal);

    private static StorageAccess Read(params (string Name, string Value)[] settings) => StorageAccessSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());
}
