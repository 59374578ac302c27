using System.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Application.Tests.Cases;

/// <summary>
/// A chain as it lies in storage, one event a line with its hash before it: the first three events were written before events had a salt,
/// the others with one. It verifies for ever.
/// </summary>
public sealed class GoldenChainTests
{
    private const int Before = 3;
    private static readonly string Stored = Path.Combine(
        Repository.Root, "tests", "WorkMarket.Application.Tests", "Golden", "chain", "salted-from-the-fourth.txt");

    [Fact]
    public void Events_with_and_without_a_salt_verify_in_one_chain()
    {
        var hash = HashChain.Start;
        foreach (var (index, (stored, bytes)) in Lines().Index())
        {
            hash = HashChain.Next(hash, bytes);
            Assert.Equal(stored, hash);
            var happened = EventJson.Read(bytes);
            var salt = index < Before ? null : Encoding.UTF8.GetString(bytes)[^34..^2];
            Assert.Equal(bytes, salt is null ? Samples.BeforeSalt(index + 1, happened) : EventJson.Write(index + 1, happened, salt));
        }
        Assert.Equal(6, Lines().Count);
    }

    [Fact]
    public void A_salt_that_is_changed_breaks_it()
    {
        var (before, (hash, bytes)) = (Lines()[3].Hash, Lines()[4]);
        Assert.Equal(hash, HashChain.Next(before, bytes));
        bytes[^3] ^= 1;
        Assert.NotNull(EventJson.TryRead(bytes));
        Assert.NotEqual(hash, HashChain.Next(before, bytes));
    }

    private static List<(string Hash, byte[] Bytes)> Lines()
    {
        if (!File.Exists(Stored) && Environment.GetEnvironmentVariable("WORKMARKET_ADD_GOLDEN") == "1")
            File.WriteAllText(Stored, Made());
        return [.. File.ReadAllLines(Stored).Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], Encoding.UTF8.GetBytes(parts[1])))];
    }

    private static string Made()
    {
        var (hash, text) = (HashChain.Start, new StringBuilder());
        foreach (var (index, happened) in Samples.Events.Take(6).Index())
        {
            var bytes = index < Before
                ? Samples.BeforeSalt(index + 1, happened)
                : EventJson.Write(index + 1, happened, EventJson.NewSalt());
            hash = HashChain.Next(hash, bytes);
            text.Append(hash).Append(' ').Append(Encoding.UTF8.GetString(bytes)).Append('\n');
        }
        return text.ToString();
    }
}
