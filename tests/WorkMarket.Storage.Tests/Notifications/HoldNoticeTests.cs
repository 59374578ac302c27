using NodaTime;
using WorkMarket.Application.Jobs;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Leaving;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Schedules;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

[Rule("§7 ◆ Hold ending is told to both sides, once; what nobody decided is said to have lapsed")]
public sealed class HoldNoticeTests
{
    private static readonly NoticeKind[] OfHold =
        [NoticeKind.HoldEnding, NoticeKind.HoldEnded, NoticeKind.HoldLapsed, NoticeKind.RescheduleLapsed];

    [Fact]
    public async Task A_day_before_a_hold_ends_the_clock_tells_both_sides_once_and_then_that_it_ended()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.InProgress);
        var until = market.Clock.GetCurrentInstant() + Duration.FromDays(9);
        await market.Do(id, Cast.Nora, new Hold("It is flooded.", until));
        await market.Do(id, Cast.Wanda, new ApproveHold());
        await market.RunEffects();
        var warning = until - market.Policy.HoldEndingNotice;

        await Scan(market, warning - Duration.FromSeconds(1));
        Assert.Contains(await market.DueRows(), row => row.Case == id && row.At == warning);
        Assert.Empty(await Told(market, Cast.Wanda));
        // The scan is late, and comes twice.
        await Scan(market, warning + Duration.FromMinutes(7));
        await Scan(market, warning + Duration.FromMinutes(8));
        foreach (var reader in new Actor[] { Cast.Wanda, Cast.Nora })
        {
            var (kind, at, text) = Assert.Single(await Told(market, reader));
            Assert.Equal((NoticeKind.HoldEnding, warning), (kind, at));
            Assert.Contains("It ends by itself on", text, StringComparison.Ordinal);
        }

        await Scan(market, until + Duration.FromHours(1));
        foreach (var reader in new Actor[] { Cast.Wanda, Cast.Nora })
            Assert.Equal(
                [(NoticeKind.HoldEnding, warning), (NoticeKind.HoldEnded, until)],
                (await Told(market, reader)).Select(told => (told.Kind, told.At)));
        Assert.Equal(Status.InProgress, (await market.Storage.Cases.Read(id, default))!.State.Status);
    }

    [Fact]
    public async Task What_is_not_decided_when_the_work_is_over_is_told_to_both_sides_as_lapsed_and_comes_back_when_lost()
    {
        var market = await Market.Open();
        var id = await market.CaseThatIs(Status.InProgress);
        await market.Do(id, Cast.Wanda, new RequestReschedule(Cast.Later, "I am ill."));
        // It has been on hold before, so that the worker is asked.
        await market.Do(id, Cast.Nora, new Hold("It is flooded.", market.Clock.GetCurrentInstant() + Duration.FromDays(9)));
        await market.Do(id, Cast.Nora, new Cancel(CancellationReason.WorkNotNeeded, Cast.Usd(40), "They moved."));
        await market.RunEffects();
        Assert.Equal(
            [typeof(RescheduleLapsed), typeof(HoldLapsed), typeof(CancelledByClient)],
            (await market.Events(id)).TakeLast(3).Select(@event => @event.GetType()));
        foreach (var reader in new Actor[] { Cast.Wanda, Cast.Nora })
        {
            var told = await Told(market, reader);
            Assert.Equal(
                [NoticeKind.RescheduleLapsed, NoticeKind.HoldLapsed], told.Select(one => one.Kind).OrderDescending());
            Assert.All(told, one => Assert.Contains("was not decided", one.Text, StringComparison.Ordinal));
        }
        var before = await Told(market, Cast.Wanda);
        Assert.Empty(await market.Run(JobKind.Reindex));
        Assert.Equal(before, await Told(market, Cast.Wanda));
    }

    private static async Task Scan(Market market, Instant now)
    {
        market.Clock.Set(now);
        await market.Scan.Run(default);
        await market.RunEffects();
    }

    private static async Task<IReadOnlyList<(NoticeKind Kind, Instant At, string Text)>> Told(Market market, Actor reader) =>
    [
        .. (await market.Storage.Notices.Read(new Addressee.Person(reader.Person()!.Value), unreadOnly: false, null, 100, default)).Entries
            .Select(entry => entry.Notice).Where(notice => OfHold.Contains(notice.Kind))
            .Select(notice => (notice.Kind, notice.At, notice.Text)).Reverse(),
    ];
}
