using System.Text;
using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Application.Tests.Cases;

public sealed class EventJsonTests
{
    private const string Salt = "000102030405060708090a0b0c0d0e0f";
    private const string Paid =
        """{"sequence":7,"type":"paid/1","at":"2026-11-20T15:00:00Z","by":{"role":"system"}"""
        + ""","data":{"amount":{"amount":"1.00","currency":"USD"}}}""";

    [Fact]
    public void Members_that_a_later_version_added_are_left_alone()
    {
        var later = Paid.Replace("\"data\":{", "\"later\":[1],\"data\":{\"more\":{\"x\":1},", StringComparison.Ordinal);
        var read = EventJson.Read(Encoding.UTF8.GetBytes(later));
        Assert.Equal("1.00 USD", Assert.IsType<PaidByClient>(read.Event).Amount.ToString());
        Assert.IsType<Actor.System>(read.By);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"paid/1\"}")]
    public void What_is_no_event_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => EventJson.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("paid/1", "paid/2")]
    [InlineData("paid/1", "Paid/1")]
    [InlineData("\"system\"", "\"sytem\"")]
    [InlineData("{\"role\":\"system\"}", "null")]
    [InlineData("2026-11-20T15:00:00Z", "2026-11-20T15:00:00")]
    [InlineData("{\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}", "null")]
    [InlineData("1.00", "1.005")]
    [InlineData("USD", "usd")]
    public void What_we_never_wrote_is_refused(string ours, string never)
    {
        Assert.NotNull(EventJson.Read(Encoding.UTF8.GetBytes(Paid)));
        Assert.ThrowsAny<JsonException>(() => EventJson.Read(Encoding.UTF8.GetBytes(Paid.Replace(ours, never, StringComparison.Ordinal))));
    }

    [Fact]
    public void The_sequence_number_is_part_of_the_bytes() =>
        Assert.NotEqual(EventJson.Write(1, Samples.Events[5], Salt), EventJson.Write(2, Samples.Events[5], Salt));

    /// <summary>
    /// domain.md §4, *neither sees the other's before Paid*: the chain's hashes are open, so each has something unknown in it.
    /// </summary>
    [Fact]
    public void The_salt_of_an_event_is_128_random_bits_in_its_bytes_and_nowhere_else()
    {
        var salts = Enumerable.Range(0, 1_000).Select(_ => EventJson.NewSalt()).ToHashSet();
        Assert.Equal(1_000, salts.Count);
        Assert.All(salts, salt => Assert.Matches("^[0-9a-f]{32}$", salt));
        Assert.All(Enumerable.Range(0, 32), place => Assert.Equal(16, salts.Select(salt => salt[place]).Distinct().Count()));
        var bytes = Encoding.UTF8.GetString(EventJson.Write(1, Samples.Events[5], Salt));
        Assert.EndsWith($",\"salt\":\"{Salt}\"}}", bytes, StringComparison.Ordinal);
        Assert.Equal(Samples.Events[5].At, EventJson.Read(Encoding.UTF8.GetBytes(bytes)).At);
    }
}
