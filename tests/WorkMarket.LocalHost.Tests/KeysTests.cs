using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Keys of tokens on a developer's machine, where no vault encrypts them.</summary>
public sealed class KeysTests
{
    [Fact]
    public async Task Two_hosts_that_start_at_once_without_a_key_take_each_other_s_tokens_and_nobody_is_warned_of_keys_that_lie_open()
    {
        using var town = new Town(Azurite.Shared);
        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => town.StartHere())));
        foreach (var (one, other) in new[] { (hosts[0], hosts[1]), (hosts[1], hosts[0]) })
            (await (await Town.SignIn(one.Url, "nora")).At(other.Url).Get("me")).Expect(200);
        Assert.All(hosts, host => Assert.DoesNotContain("XML encryptor", host.Output, StringComparison.Ordinal));
        Assert.Single(town.Storage.Keys.GetAllElements());
    }
}
