using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using WorkMarket.Storage.Identity;
using WorkMarket.Storage.Tests.Cases;
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
