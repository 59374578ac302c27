using System.Security.Cryptography;
using System.Text;
using WorkMarket.Application.Cases;
using Xunit;

namespace WorkMarket.Application.Tests.Cases;

public sealed class HashChainTests
{
    [Fact]
    public void A_hash_is_sha256_over_the_text_of_the_one_before_and_the_bytes()
    {
        Assert.Equal(new string('0', 64), HashChain.Start);
        var first = HashChain.Next(HashChain.Start, "one"u8);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string('0', 64) + "one"))), first);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(first + "two"))), HashChain.Next(first, "two"u8));
    }

    [Fact]
    public void It_has_been_the_same_since_the_first_case_was_written() =>
        Assert.Equal("34987decb86cba1df57280a758dd1628", HashChain.Next(HashChain.Next(HashChain.Start, "one"u8), "two"u8)[..32]);

    [Fact]
    public void Order_and_bytes_both_count()
    {
        var forth = HashChain.Next(HashChain.Next(HashChain.Start, "one"u8), "two"u8);
        Assert.NotEqual(forth, HashChain.Next(HashChain.Next(HashChain.Start, "two"u8), "one"u8));
        Assert.NotEqual(forth, HashChain.Next(HashChain.Next(HashChain.Start, "one"u8), "twO"u8));
        Assert.NotEqual(HashChain.Start, HashChain.Next(HashChain.Start, []));
    }
}
