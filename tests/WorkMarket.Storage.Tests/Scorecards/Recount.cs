using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Scorecards;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Scorecards;

/// <summary>What cases add, and that a scorecard comes to the same as counting all of it anew.</summary>
internal static class Recount
{
    public static LocalDate Today { get; } = new ScorecardSettings().DayOf(ManualClock.Start);

    /// <summary>What chance makes a case add: nothing, or some of every kind on some of two hundred days.</summary>
    public static ImmutableList<Entry> Entries(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(5))
            .Select(_ => AnEntry((CountsAs)random.Next(Enum.GetValues<CountsAs>().Length), random.Next(200), random.Next(60)))
            .DistinctBy(entry => (entry.As, entry.At))
            .Select(entry => entry with { Count = 1 + random.Next(3), Amount = Duration.FromSeconds(random.Next(100_000)) }),
    ];

    public static Entry AnEntry(CountsAs kind, int daysAgo, int minute = 0)
    {
        var at = ManualClock.Start - Duration.FromDays(daysAgo) - Duration.FromMinutes(minute);
        return new(kind, at, new ScorecardSettings().DayOf(at));
    }

    /// <summary>Sums and what is behind them, of a window and of all time, as if counted anew.</summary>
    public static async Task Equal(
        IScorecards scorecards, ScorecardOf card, IReadOnlyDictionary<AssignmentId, ImmutableList<Entry>> cases, int pageSize = 7)
    {
        var all = cases.SelectMany(one => one.Value.Select(entry => new Behind(one.Key, entry))).ToList();
        foreach (var from in new[] { Today.PlusDays(-89), Today, Today.PlusDays(-400), Today.PlusDays(1) })
        {
            var sums = await scorecards.Read(card, from, default);
            Assert.Equal(Sum(all.Where(behind => behind.Entry.Day >= from)), sums.Window);
            Assert.Equal(Sum(all), sums.AllTime);
        }
        foreach (var figure in Figure.OfWorker.Concat(Figure.OfCompany))
            Assert.Equal(
                Newest(all.Where(behind => figure.Among.Contains(behind.Entry.As))),
                await Pages(scorecards, card, figure.Among, null, pageSize));
        var since = ManualClock.Start - Duration.FromDays(90);
        Assert.Equal(
            Newest(all.Where(behind => behind.Entry.At >= since)),
            await Pages(scorecards, card, Enum.GetValues<CountsAs>(), since, pageSize));
    }

    private static Tally Sum(IEnumerable<Behind> all) => all.Aggregate(Tally.Empty, (tally, behind) => tally.Plus(behind.Entry));

    private static IEnumerable<Behind> Newest(IEnumerable<Behind> all) => all
        .OrderByDescending(behind => behind.Entry.At)
        .ThenBy(behind => behind.Assignment.Value, StringComparer.Ordinal)
        .ThenBy(behind => behind.Entry.As);

    private static async Task<List<Behind>> Pages(
        IScorecards scorecards, ScorecardOf card, IEnumerable<CountsAs> kinds, Instant? since, int pageSize)
    {
        var found = new List<Behind>();
        string? after = null;
        do
        {
            var page = await scorecards.Explain(card, kinds.ToDictionary(kind => kind, _ => since), after, pageSize, default);
            found.AddRange(page.Assignments);
            after = page.Next;
        }
        while (after is not null);
        return found;
    }
}
