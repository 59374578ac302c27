using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Messages;

namespace WorkMarket.Testing.Markets;

/// <summary>Cases of very many messages, written many at a time.</summary>
internal static class Chatter
{
    private const int AtOnce = 80;

    /// <summary>Has both sides write messages on a case by turns.</summary>
    public static async Task Write(Market market, AssignmentId id, int messages, string text)
    {
        for (var written = 0; written < messages;)
        {
            var stored = (await market.Storage.Cases.Read(id, default))!;
            var happened = ImmutableList.CreateBuilder<Happened>();
            for (var at = stored.State.Core.AsOf; written < messages && happened.Count < AtOnce; written++)
            {
                at += Duration.FromMilliseconds(1);
                happened.Add(new(at, written % 2 == 0 ? Cast.Wanda : Cast.Nora, new MessagePosted(
                    new($"c{written}"), MessageKind.Message, $"{written}: {text}", Private: false)));
            }
            var some = happened.ToImmutable();
            if (await market.Storage.Cases.Commit(new(
                id, stored, stored.State.Evolve(some)!, some, null, null, Announced: false)) is not CommitOutcome.Committed)
                throw new InvalidOperationException("Somebody else writes to the case.");
        }
    }
}
