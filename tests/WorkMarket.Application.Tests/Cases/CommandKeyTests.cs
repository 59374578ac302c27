using WorkMarket.Application.Cases;
using Xunit;

namespace WorkMarket.Application.Tests.Cases;

public sealed class CommandKeyTests
{
    private static readonly CommandKey Key = CommandKey.ForRequest(new("nora"), "POST", "/api/assignments", "key-1");

    [Fact]
    public void The_same_request_has_the_same_key()
    {
        var again = CommandKey.ForRequest(new("nora"), "POST", "/api/assignments", "key-1");
        Assert.Equal(Key, again);
        Assert.Equal(Key.GetHashCode(), again.GetHashCode());
        Assert.Equal(Key.NewCase(), again.NewCase());
        Assert.Matches("^[0-9a-f]{64}$", Key.Hash);
    }

    [Theory]
    [InlineData("nick", "POST", "/api/assignments", "key-1")]
    [InlineData("nora", "PATCH", "/api/assignments", "key-1")]
    [InlineData("nora", "POST", "/api/assignments/1/send", "key-1")]
    [InlineData("nora", "POST", "/api/assignments", "key-2")]
    [InlineData("nora", "POST", "/api/assignments", "KEY-1")]
    public void Another_caller_method_path_or_key_is_another_request(string caller, string method, string path, string key)
    {
        var other = CommandKey.ForRequest(new(caller), method, path, key);
        Assert.NotEqual(Key, other);
        Assert.NotEqual(Key.Hash, other.Hash);
        Assert.NotEqual(Key.NewCase(), other.NewCase());
    }

    [Fact]
    public void Ids_of_new_cases_are_sixteen_letters_that_nobody_misreads()
    {
        var ids = Enumerable.Range(0, 2000).Select(number =>
            CommandKey.ForRequest(new("nora"), "POST", "/", $"{number}").NewCase().Value).ToList();
        Assert.All(ids, id => Assert.Matches("^[0-9a-hjkmnp-tv-z]{16}$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(32, ids.SelectMany(id => id).Distinct().Count());
    }
}
