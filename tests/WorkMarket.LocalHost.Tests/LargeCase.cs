using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Terms;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.LocalHost.Tests;

/// <summary>Makes a case large: decided command by command, and written many at a time.</summary>
internal static class LargeCase
{
    public const int Messages = 2000;
    public const int Visits = 500;
    public const int Deliverables = 300;

    private const int EventsAtOnce = 80;
    private static readonly ImmutableList<TermsVersion> Terms = [.. Enum.GetValues<TermsDocument>()
        .Select(document => new TermsVersion(document, "1"))];
    // What a case holds after years came to it in more than a day.
    private static readonly Facts Facts = new()
    {
        Terms = new(Terms, Terms),
        Policy = Policy.Default with { MessagesPerDay = Messages, UploadsPerDay = Deliverables },
    };
    private static readonly Actor.Client Nora = new(new("nora"), new("northwind"), Channel.Desktop);
    private static readonly Actor.Worker Wanda = new(new("wanda"), Channel.Mobile);

    /// <summary>Lets all this happen on a case on which the worker is checked in and on which all terms are accepted.</summary>
    public static async Task Fill(ICaseStore store, AssignmentId id)
    {
        var stored = (await store.Read(id, default))!;
        var (state, at) = (stored.State, stored.State.Core.AsOf);
        var written = ImmutableList.CreateBuilder<Happened>();
        foreach (var (by, command) in Commands())
        {
            at += Duration.FromMilliseconds(1);
            var decision = AssignmentDecider.Decide(state, command, by, Facts, at);
            var happened = decision is Decision.Accepted accepted
                ? accepted.Happened
                : throw new InvalidOperationException($"{command} is refused: {decision}");
            state = state.Evolve(happened)!;
            written.AddRange(happened);
            if (written.Count >= EventsAtOnce)
                await Write();
        }
        await Write();

        async Task Write()
        {
            if (await store.Commit(new(id, stored, state, written.ToImmutable(), null, null)) is not CommitOutcome.Committed)
                throw new InvalidOperationException("Somebody else writes to the case.");
            stored = (await store.Read(id, default))!;
            written.Clear();
        }
    }

    private static IEnumerable<(Actor By, Command Command)> Commands()
    {
        yield return (Wanda, new Confirm());
        yield return (Wanda, new CheckOut(null, null, "The first of many."));
        for (var number = 1; number <= Messages; number++)
        {
            yield return (number % 2 == 0 ? Nora : Wanda,
                new PostMessage(MessageKind.Message, Text($"Message {number}. ", 200), Private: number % 10 == 0));
            if (number < Visits)
            {
                yield return (Wanda, new CheckIn(null, Text($"Visit {number}. ", 100)));
                yield return (Wanda, new CheckOut(null, null, null));
            }
            if (number <= Deliverables)
                yield return (Wanda, new Deliver(number == 1 ? DeliverableType.SignOff : DeliverableType.Photo, null, File(number)));
        }
    }

    private static DeliveredFile File(int number)
    {
        var upload = string.Create(CultureInfo.InvariantCulture, $"2026010112-0123456789abcdef-{number:D20}");
        return new(
            upload, $"files/{upload}/{Guid.CreateVersion7():N}",
            string.Create(CultureInfo.InvariantCulture, $"Counter {number}, after the work.jpeg"), 2_345_678, new string('a', 64));
    }

    private static string Text(string start, int length) => start.PadRight(length, '.');
}
