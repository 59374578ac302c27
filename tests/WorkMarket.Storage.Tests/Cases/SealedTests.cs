using System.Text;
using System.Text.Json.Nodes;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Ratings;
using Xunit;

namespace WorkMarket.Storage.Tests.Cases;

/// <summary>
/// What a side may not read yet cannot be found by hashing what it could say: the chain's hash is open to both sides (domain.md §3,
/// private messages; §4, the other's rating before all is paid).
/// </summary>
public sealed class SealedTests
{
    [Fact]
    public async Task A_sealed_rating_is_not_found_from_the_hash_though_all_of_its_words_are_known()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.Invoiced);
        await Guess(market, id, Cast.Wanda, new Rate(new(Domain.Ratings.Grade.Unsatisfied, null, null, null, null)), Cast.Nora);
    }

    [Fact]
    public async Task A_private_message_is_not_found_from_the_hash_though_all_of_its_words_are_known()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIsJust(Status.InProgress);
        await Guess(market, id, Cast.Nora, Cast.Message("No.") with { Private = true }, Cast.Wanda);
    }

    // The side knows the event to the letter, with its number and instant: everything but the salt.
    private static async Task Guess(Market market, AssignmentId id, Actor by, Command command, Actor side)
    {
        var before = (await market.Reader.ReadTimeline(id, side, 0, 1000, default))!.Hash;
        await market.Do(id, by, command);
        var after = (await market.Reader.ReadTimeline(id, side, 0, 1000, default))!;
        Assert.Null(after.BrokenAt);
        Assert.DoesNotContain(after.Entries!, entry => entry.Sequence == after.Events);

        StoredEvent? stored = null;
        await foreach (var item in market.Storage.Cases.ReadEvents(id, after.Events - 1, after.Events, default))
            stored = item;
        Assert.Equal(after.Hash, HashChain.Next(before, stored!.Bytes.Span));
        var known = JsonNode.Parse(stored.Bytes.Span)!.AsObject();
        var salt = (string)known["salt"]!;
        Assert.Matches("^[0-9a-f]{32}$", salt);
        var text = Encoding.UTF8.GetString(stored.Bytes.Span);
        Assert.NotEqual(
            after.Hash,
            HashChain.Next(before, Encoding.UTF8.GetBytes(text.Replace($",\"salt\":\"{salt}\"", "", StringComparison.Ordinal))));
        Assert.NotEqual(
            after.Hash, HashChain.Next(before, EventJson.Write(after.Events, EventJson.Read(stored.Bytes.Span), EventJson.NewSalt())));
    }
}
