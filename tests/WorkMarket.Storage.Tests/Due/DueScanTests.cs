using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Due;
using WorkMarket.Application.Lists;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Messages;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Due;

/// <summary>Early, late, doubled and concurrent scans change nothing but the hour at which something is seen to happen.</summary>
public sealed class DueScanTests
{
    // The work starts twelve hours on; its confirmation closes two hours before, and fifteen minutes after the start one is late.
    private static readonly Instant Closes = ManualClock.Start + Duration.FromHours(10);
    private static readonly Instant Late = ManualClock.Start + Duration.FromHours(12) + Duration.FromMinutes(15);

    [Fact]
    public async Task The_effects_of_a_commit_put_the_row_of_what_comes_next()
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        Assert.Equal((Closes, id, DueKind.Tick), Assert.Single((await Ticks(market)).Select(row => (row.At, row.Case, row.Kind))));
    }

    [Fact]
    public async Task An_early_scan_does_nothing_and_names_the_next_instant()
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        var events = (await market.Events(id)).Count;
        market.Clock.Set(Closes - Duration.FromMilliseconds(1));
        Assert.Equal(Closes, await market.Scan.Run(default));
        Assert.Equal(Closes, await market.Scan.Run(default));
        Assert.Equal(events, (await market.Events(id)).Count);
    }

    [Fact]
    public async Task A_scan_in_time_records_what_is_due_and_leaves_the_row_of_what_comes_next()
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        market.Clock.Set(Closes);
        await market.Scan.Run(default);
        await Labelled(market, id, (Closes, Label.WorkerNotConfirmed));
        Assert.Equal(Late, Assert.Single(await Ticks(market)).At);
        Assert.Equal(Late, await market.Scan.Run(default));
        Assert.Empty(market.Outbox.Take());
        Assert.Equal([Label.WorkerNotConfirmed], Assert.Single(await market.List(new AssignmentList.OfWorker(Cast.Wanda.Id))).Labels);
    }

    [Theory, InlineData(60), InlineData(-60)]
    public async Task A_clock_that_jumps_an_hour_and_back_loses_nothing_and_doubles_nothing(int minutes)
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        market.Clock.Set(Closes - Duration.FromMinutes(30));
        foreach (var jump in new[] { minutes, -minutes, minutes, -minutes })
        {
            market.Clock.Advance(Duration.FromMinutes(jump));
            await market.Scan.Run(default);
            await market.Do(id, Cast.Wanda, new PostMessage(Domain.Messages.MessageKind.Message, "Which door?", Private: false));
            await market.RunEffects();
        }
        market.Clock.Set(Closes);
        await market.Scan.Run(default);
        await Labelled(market, id, (Closes, Label.WorkerNotConfirmed));
        Assert.Equal(4, (await market.Events(id)).Count(@event => @event is MessagePosted { Text: "Which door?" }));
        Assert.Equal(Late, Assert.Single(await Ticks(market)).At);
        Assert.Equal([Label.WorkerNotConfirmed], Assert.Single(await market.List(new AssignmentList.OfWorker(Cast.Wanda.Id))).Labels);
    }

    [Fact]
    public async Task A_scan_that_is_to_stop_brings_the_case_in_hand_to_its_end()
    {
        var cases = new Interference();
        var market = await Market.Open(cases: cases);
        var id = await Assigned(market);
        market.Clock.Set(Closes);
        using var stopping = new CancellationTokenSource();
        cases.Before(stopping.CancelAsync);
        var scan = new DueScan(
            market.Storage.Due, market.Times, market.Storage.Cases, new(market.Writer, market.Effects, market.Storage.Due, market.Times),
            market.Clock, market.Options);
        await Record.ExceptionAsync(() => scan.Run(stopping.Token, default));
        Assert.True(stopping.IsCancellationRequested);
        await Labelled(market, id, (Closes, Label.WorkerNotConfirmed));
        Assert.Equal(Late, Assert.Single(await Ticks(market)).At);
        Assert.Equal([Label.WorkerNotConfirmed], Assert.Single(await market.List(new AssignmentList.OfWorker(Cast.Wanda.Id))).Labels);
    }

    [Fact]
    public async Task What_was_recorded_before_a_crash_has_its_effects_when_the_row_is_met_again()
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        market.Clock.Set(Closes);
        Assert.NotNull((await Writing(market).Tick(id, default))!.Written);
        Assert.Empty(Assert.Single(await market.List(new AssignmentList.OfWorker(Cast.Wanda.Id))).Labels);
        // For a while it may as well be alive.
        Assert.Equal(Closes + market.Options.LeftToWriter, await market.Scan.Run(default));
        Assert.Empty(Assert.Single(await market.List(new AssignmentList.OfWorker(Cast.Wanda.Id))).Labels);
        market.Clock.Advance(market.Options.LeftToWriter + Duration.FromSeconds(1));
        await market.Scan.Run(default);
        Assert.Equal([Label.WorkerNotConfirmed], Assert.Single(await market.List(new AssignmentList.OfWorker(Cast.Wanda.Id))).Labels);
        await Labelled(market, id, (Closes, Label.WorkerNotConfirmed));
        Assert.Equal(Late, Assert.Single(await Ticks(market)).At);
        Assert.DoesNotContain(
            (await market.Storage.Cases.ReadWork(id, null, default)).Outbox, entry => entry.Status == OutboxStatus.Pending);
    }

    [Fact]
    public async Task An_instant_that_somebody_s_action_recorded_first_costs_the_scan_a_look_and_no_event()
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        market.Clock.Set(Closes + Duration.FromSeconds(1));
        await market.Do(id, Cast.Nora, Cast.Message("Are you coming?"));
        var events = (await market.Events(id)).Count;
        market.Clock.Advance(market.Options.LeftToWriter + Duration.FromSeconds(1));
        market.Storage.Requests.Reset();
        await market.Scan.Run(default);
        Assert.Contains("2 table.query cases", market.Requests()); // what is pending, and its events
        Assert.Equal(events, (await market.Events(id)).Count);
        Assert.Equal(Late, Assert.Single(await Ticks(market)).At);
        Assert.Equal([Label.WorkerNotConfirmed], Assert.Single(await market.List(new AssignmentList.OfWorker(Cast.Wanda.Id))).Labels);
    }

    [Fact]
    public async Task What_somebody_s_action_has_just_recorded_is_left_to_its_own_consumer()
    {
        var market = await Market.Open(mail: true);
        var id = await Assigned(market);
        market.Clock.Set(Closes);
        await market.Do(id, Cast.Nora, Cast.Message("Are you coming?"));
        await Told(market);
        Assert.Equal(Closes + market.Options.LeftToWriter, await market.Scan.Run(default));
        Assert.Equal(Closes, (await Ticks(market))[0].At);
        Assert.Empty(await Told(market));
        await market.RunEffects();
        await market.Scan.Run(default);
        Assert.Single(await Told(market));
        Assert.Equal(Late, Assert.Single(await Ticks(market)).At);
        Assert.Equal([Label.WorkerNotConfirmed], Assert.Single(await market.List(new AssignmentList.OfWorker(Cast.Wanda.Id))).Labels);
    }

    [Fact]
    public async Task Rows_of_one_case_are_one_call_of_the_clock_and_people_are_told_once()
    {
        var market = await Market.Open(mail: true);
        var id = await Assigned(market);
        for (var minutes = 1; minutes <= 5; minutes++)
            await market.Storage.Due.Put(new(Closes - Duration.FromMinutes(minutes), id, DueKind.Tick), default);
        await Told(market);
        market.Clock.Set(Closes);
        market.Storage.Requests.Reset();
        await market.Scan.Run(default);
        Assert.Contains("1 table.get cases", market.Requests());
        Assert.Single(await Told(market));
        Assert.Equal(Late, Assert.Single(await Ticks(market)).At);
    }

    [Fact]
    public async Task Scans_of_two_hosts_in_one_second_tell_people_once()
    {
        var market = await Market.Open(mail: true);
        await Assigned(market);
        await Told(market);
        market.Clock.Set(Closes);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => market.Scan.Run(default))));
        Assert.Single(await Told(market));
    }

    [Fact]
    public async Task A_step_of_the_clock_reads_the_case_once_and_announces_nothing()
    {
        var market = await Market.Open();
        await Assigned(market);
        market.Clock.Set(Closes);
        market.Storage.Requests.Reset();
        await market.Scan.Run(default);
        // Two people are told of the label; what is due next replaces what was.
        Assert.Equal(
            [
                "1 table.get cases", "2 table.get lists", "1 table.query due",
                "2 table.transaction cases", "1 table.transaction due", "2 table.transaction lists", "2 table.transaction notices",
            ],
            market.Requests());
    }

    [Fact]
    public async Task A_late_scan_stamps_each_event_with_its_own_instant()
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        market.Clock.Advance(Duration.FromDays(3));
        await market.Scan.Run(default);
        await Labelled(market, id, (Closes, Label.WorkerNotConfirmed), (Late, Label.WorkerLate));
        Assert.Empty(await Ticks(market));
    }

    [Fact]
    public async Task Doubled_and_concurrent_scans_record_it_once()
    {
        var market = await Market.Open(shards: 3);
        var ids = new List<AssignmentId>();
        for (var number = 0; number < 5; number++)
            ids.Add(await Assigned(market));
        market.Clock.Set(Closes);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => market.Scan.Run(default))));
        await market.Scan.Run(default);
        foreach (var id in ids)
            await Labelled(market, id, (Closes, Label.WorkerNotConfirmed));
        Assert.Equal(
            ids.Order(Comparer<AssignmentId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value))),
            (await Ticks(market)).Select(row => row.Case));
        Assert.All(await Ticks(market), row => Assert.Equal(Late, row.At));
    }

    [Fact]
    public async Task A_row_that_came_to_nothing_goes_and_what_comes_next_has_its_own()
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        await market.Do(id, Cast.Wanda, new Confirm());
        await market.RunEffects();
        Assert.Equal([Closes, Late], (await Ticks(market)).Select(row => row.At));
        market.Clock.Set(Closes);
        var events = (await market.Events(id)).Count;
        Assert.Equal(Late, await market.Scan.Run(default));
        Assert.Equal(events, (await market.Events(id)).Count);
        Assert.Equal(Late, Assert.Single(await Ticks(market)).At);
    }

    [Fact]
    public async Task A_case_that_cannot_be_handled_holds_up_no_other_and_is_tried_again()
    {
        var market = await Market.Open();
        var id = await Assigned(market);
        var broken = new AssignmentId("broken");
        await market.Table.Insert(new TableRow(broken.Value, "head") { ["version"] = 1L, ["hash"] = "", ["state0"] = "{"u8.ToArray() });
        await market.Storage.Due.Put(new(ManualClock.Start, broken, DueKind.Tick), default);
        market.Clock.Set(Closes);
        var failure = await Assert.ThrowsAsync<DueScanException>(() => market.Scan.Run(default));
        Assert.Contains("broken", Assert.Single(failure.InnerExceptions).Message, StringComparison.Ordinal);
        await Labelled(market, id, (Closes, Label.WorkerNotConfirmed));
        Assert.Equal([broken, id], (await Ticks(market)).Select(row => row.Case));
    }

    [Fact]
    public async Task A_row_of_no_case_goes()
    {
        var market = await Market.Open();
        await market.Storage.Due.Put(new(ManualClock.Start, new("nothing"), DueKind.Tick), default);
        Assert.Null(await market.Scan.Run(default));
        Assert.Empty(await market.DueRows());
    }

    [Fact]
    public async Task More_rows_than_are_read_at_once_are_all_handled()
    {
        var market = await Market.Open(shards: 2);
        for (var number = 0; number < 230; number++)
            await market.Storage.Due.Put(
                new(ManualClock.Start - Duration.FromMinutes(number), new($"nothing{number}"), DueKind.Tick), default);
        var next = new DueRow(ManualClock.Start + Duration.FromHours(1), new("later"), DueKind.Tick);
        await market.Storage.Due.Put(next, default);
        Assert.Equal(next.At, await market.Scan.Run(default));
        Assert.Equal("later", Assert.Single(await market.DueRows()).Case.Value);
    }

    // The tickets that were enqueued since.
    private static async Task<IReadOnlyList<string>> Told(Market market)
    {
        var tickets = new List<string>();
        while ((await market.Storage.Mail.Queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
            tickets.AddRange(messages.Select(message => message.Body.ToString()));
        return tickets;
    }

    private static CaseWriter Writing(Market market) =>
        new(market.Storage.Cases, market.Facts, market.Storage.Phone, new NoWriterQueue(), new(market.Clock), market.Clock, new());

    private static async Task<AssignmentId> Assigned(Market market)
    {
        var id = await market.CaseThatIsJust(Status.Assigned);
        await market.RunEffects();
        return id;
    }

    private static async Task<IReadOnlyList<DueRow>> Ticks(Market market) =>
        [.. (await market.DueRows()).Where(row => row.Kind == DueKind.Tick)];

    private static async Task Labelled(Market market, AssignmentId id, params (Instant At, Label Label)[] labels)
    {
        var timeline = await market.Timeline(id);
        Assert.Null(timeline.BrokenAt);
        Assert.Equal(labels, timeline.Entries!
            .Where(entry => entry.Happened!.Event is LabelAdded)
            .Select(entry => (entry.Happened!.At, ((LabelAdded)entry.Happened.Event).Label)));
    }
}
