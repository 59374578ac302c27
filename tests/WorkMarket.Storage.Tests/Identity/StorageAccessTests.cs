using Azure.Identity;
using WorkMarket.Application.Storage;
using Xunit;

namespace WorkMarket.Storage.Tests.Identity;

/// <summary>The account as the Functions host's own connection names it.</summary>
public sealed class StorageAccessTests
{
    [Fact]
    public void A_connection_string_is_taken_as_it_is() => Assert.Equal(
        new StorageAccess.ByKey("UseDevelopmentStorage=true"),
            StorageAccess.Parse("UseDevelopmentStorage=true", new() { AccountName = "workmarket1" }));

    [Fact]
    public void An_account_s_name_names_its_three_services()
    {
        var access = Assert.IsType<StorageAccess.ByIdentity>(StorageAccess.Parse(null, new() { AccountName = "workmarket1" }));
        Assert.Equal("https://workmarket1.blob.core.windows.net/", access.Blobs.AbsoluteUri);
        Assert.Equal("https://workmarket1.queue.core.windows.net/", access.Queues.AbsoluteUri);
        Assert.Equal("https://workmarket1.table.core.windows.net/", access.Tables.AbsoluteUri);
        Assert.IsType<DefaultAzureCredential>(access.Credential);
    }

    [Theory]
    [InlineData("33333333-3333-3333-3333-333333333333")]
    [InlineData(null)]
    public void The_services_may_be_named_one_by_one_and_a_managed_identity_asks(string? client)
    {
        var access = Assert.IsType<StorageAccess.ByIdentity>(StorageAccess.Parse(null, new()
        {
            BlobServiceUri = "https://a.blob.core.usgovcloudapi.net/",
            QueueServiceUri = "https://a.queue.core.usgovcloudapi.net/",
            TableServiceUri = "https://a.table.core.usgovcloudapi.net/",
            Credential = "managedidentity",
            ClientId = client,
        }));
        Assert.Equal("a.table.core.usgovcloudapi.net", access.Tables.Host);
        Assert.IsType<ManagedIdentityCredential>(access.Credential);
    }

    [Fact]
    public void Where_a_service_is_not_known_there_is_no_access() => Assert.Throws<ArgumentException>(
        () => StorageAccess.Parse(null, new IdentityAccount { BlobServiceUri = "https://a.blob.core.windows.net" }));

    [Fact]
    public void A_connection_string_is_not_told_by_accident() =>
        Assert.DoesNotContain(
            "AAAA", new StorageOptions { Access = new StorageAccess.ByKey("AccountKey=AAAA") }.ToString(), StringComparison.Ordinal);
}
