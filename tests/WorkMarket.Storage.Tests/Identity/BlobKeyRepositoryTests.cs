using System.Xml.Linq;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Storage.Identity;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Identity;

public sealed class BlobKeyRepositoryTests
{
    [Fact]
    public async Task What_one_host_protects_another_reads()
    {
        var keys = (await Market.Open()).Storage.Keys;
        var text = Host(keys).CreateProtector("token").Protect("wanda");
        Assert.Equal("wanda", Host(keys).CreateProtector("token").Unprotect(text));
        Assert.Single(keys.GetAllElements());
    }

    [Fact]
    public async Task Hosts_that_start_at_once_read_each_others_tokens()
    {
        var keys = (await Market.Open()).Storage.Keys;
        var hosts = Enumerable.Range(0, 3).Select(_ => Host(keys).CreateProtector("token")).ToList();
        var tokens = await Task.WhenAll(hosts.Select(host => Task.Run(() => host.Protect("wanda"))));
        foreach (var host in hosts)
            Assert.All(tokens, token => Assert.Equal("wanda", host.Unprotect(token)));
    }

    [Fact]
    public void Hosts_that_start_at_once_where_there_is_no_key_agree_on_one()
    {
        var container = new BlobContainerClient(Azurite.Shared.ConnectionString, $"keys-{Guid.NewGuid():N}");
        container.Create();
        var repositories = Enumerable.Range(0, 6).Select(_ => new BlobKeyRepository(container)).ToList();
        var tokens = repositories.AsParallel().WithDegreeOfParallelism(6)
            .Select(keys => Host(keys).CreateProtector("token")).Select(host => (Host: host, Token: host.Protect("wanda"))).ToList();
        Assert.Single(repositories[0].GetAllElements());
        Assert.All(tokens, host => Assert.All(tokens, other => Assert.Equal("wanda", host.Host.Unprotect(other.Token))));
    }

    [Fact]
    public void Two_that_both_found_no_key_keep_the_one_that_was_stored_first_and_later_ones_come_beside_it()
    {
        var container = new BlobContainerClient(Azurite.Shared.ConnectionString, $"keys-{Guid.NewGuid():N}");
        var (one, other) = (new BlobKeyRepository(container), new BlobKeyRepository(container));
        Assert.Empty(one.GetAllElements());
        Assert.Empty(other.GetAllElements());
        one.StoreElement(new XElement("key", "one"), "key-1");
        other.StoreElement(new XElement("key", "two"), "key-2");
        Assert.Equal("<key>one</key>", Assert.Single(other.GetAllElements()).ToString());
        other.StoreElement(new XElement("key", "three"), "key-3");
        Assert.Equal(2, one.GetAllElements().Count);
    }

    [Fact]
    public async Task The_same_key_stored_twice_is_there_once()
    {
        var keys = (await Market.Open()).Storage.Keys;
        keys.StoreElement(new XElement("key", "one"), "key-1");
        keys.StoreElement(new XElement("key", "one"), "key-1");
        Assert.Equal("<key>one</key>", Assert.Single(keys.GetAllElements()).ToString());
    }

    [Fact]
    public void Who_comes_before_storage_is_prepared_finds_no_keys_and_stores_the_first()
    {
        var keys = new BlobKeyRepository(new(Azurite.Shared.ConnectionString, $"keys-{Guid.NewGuid():N}"));
        Assert.Empty(keys.GetAllElements());
        keys.StoreElement(new XElement("key", "one"), "key-1");
        Assert.Single(keys.GetAllElements());
    }

    private static IDataProtectionProvider Host(BlobKeyRepository keys)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("WorkMarket");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }
}
