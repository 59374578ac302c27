using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Storage.Notifications;
using WorkMarket.Storage.Tables;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>Each notice is there once, newest first, and read once.</summary>
public sealed class TableNoticesTests : IAsyncLifetime
{
    private static readonly Addressee Wanda = new Addressee.Person(new("wanda"));
    private static readonly Addressee Walt = new Addressee.Person(new("walt"));
    private readonly Table table = TableStorage.Open(Azurite.Shared.ConnectionString).Table($"t{Guid.NewGuid():N}");

    private TableNotices Notices => new(table);

    public Task InitializeAsync() => table.CreateIfNotExists();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Told_twice_it_is_there_once_and_stays_read()
    {
        await Notices.Put(Wanda, [Notice(1)], null, default);
        Assert.True(await Notices.MarkRead(Wanda, Notice(1).Id, ManualClock.Start, default));
        await Notices.Put(Wanda, [Notice(1) with { Text = "Twice" }], null, default);
        var page = await Notices.Read(Wanda, unreadOnly: false, null, 10, default);
        Assert.Equal((0, ManualClock.Start, "New message"), (page.Unread, Assert.Single(page.Entries).ReadAt, page.Entries[0].Notice.Text));
        Assert.Empty((await Notices.Read(Wanda, unreadOnly: true, null, 10, default)).Entries);
    }

    [Fact]
    public async Task The_first_reading_counts()
    {
        await Notices.Put(Wanda, [Notice(1)], null, default);
        Assert.True(await Notices.MarkRead(Wanda, Notice(1).Id, ManualClock.Start, default));
        Assert.True(await Notices.MarkRead(Wanda, Notice(1).Id, ManualClock.Start + Duration.FromDays(1), default));
        Assert.Equal(ManualClock.Start, (await Notices.Find(Wanda, Notice(1).Id, default))!.ReadAt);
    }

    [Fact]
    public async Task Many_are_put_together_and_those_that_are_there_stay()
    {
        await Notices.Put(Wanda, [Notice(60)], null, default);
        Assert.True(await Notices.MarkRead(Wanda, Notice(60).Id, ManualClock.Start, default));
        await Notices.Put(Wanda, [.. Enumerable.Range(1, 120).Select(sequence => Notice(sequence))], null, default);
        var page = await Notices.Read(Wanda, unreadOnly: false, null, 200, default);
        Assert.Equal((120, 119), (page.Entries.Count, page.Unread));
    }

    [Fact]
    public async Task Nobody_reads_another_s()
    {
        await Notices.Put(Wanda, [Notice(1)], null, default);
        Assert.False(await Notices.MarkRead(Walt, Notice(1).Id, ManualClock.Start, default));
        Assert.Null(await Notices.Find(new Addressee.Desk(), Notice(1).Id, default));
        Assert.Empty((await Notices.Read(new Addressee.Person(new("desk")), unreadOnly: false, null, 10, default)).Entries);
        Assert.Equal(1, (await Notices.Read(Wanda, unreadOnly: false, null, 10, default)).Unread);
    }

    [Fact]
    public async Task Pages_are_newest_first_and_miss_and_double_nothing()
    {
        foreach (var sequence in Enumerable.Range(1, 25).OrderBy(number => number * 7 % 25))
            await Notices.Put(Wanda, [Notice(sequence)], null, default);
        for (var sequence = 1; sequence <= 25; sequence += 3)
            await Notices.MarkRead(Wanda, Notice(sequence).Id, ManualClock.Start, default);
        Assert.Equal(Enumerable.Range(1, 25).Reverse(), await Pages(unreadOnly: false));
        Assert.Equal(Enumerable.Range(1, 25).Reverse().Where(sequence => sequence % 3 != 1), await Pages(unreadOnly: true));
    }

    [Fact]
    public async Task Of_several_events_in_one_instant_the_last_comes_first()
    {
        foreach (var sequence in new[] { 9L, 10, 8 })
            await Notices.Put(
                Wanda, [Notice(sequence) with { Id = NoticeId.ForEvent(new("0123456789abcdef"), sequence, ManualClock.Start) }], null,
                    default);
        Assert.Equal([10, 9, 8], await Pages(unreadOnly: false));
    }

    [Fact]
    public async Task All_are_marked_as_read_however_many_there_are()
    {
        for (var sequence = 1; sequence <= 120; sequence++)
            await Notices.Put(Wanda, [Notice(sequence)], null, default);
        await Notices.Put(Walt, [Notice(1)], null, default);
        await Notices.MarkAllRead(Wanda, ManualClock.Start, default);
        var page = await Notices.Read(Wanda, unreadOnly: false, null, 200, default);
        Assert.Equal((0, 120), (page.Unread, page.Entries.Count(entry => entry.ReadAt is not null)));
        Assert.Equal(1, (await Notices.Read(Walt, unreadOnly: false, null, 10, default)).Unread);
    }

    [Fact, Rule("§7 Told to whom: in-app")]
    public async Task Whoever_marks_all_at_once_does_not_do_it_one_by_one()
    {
        var market = await Market.Open();
        var notices = market.Storage.Notices;
        await notices.Put(Wanda, [.. Enumerable.Range(1, 120).Select(sequence => Notice(sequence))], null, default);
        market.Storage.Requests.Reset();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => notices.MarkAllRead(Wanda, ManualClock.Start, default)));
        Assert.InRange(market.Storage.Requests.Total, 4, 60 * 12);
        var page = await notices.Read(Wanda, unreadOnly: false, null, 200, default);
        Assert.Equal((0, 120), (page.Unread, page.Entries.Count(entry => entry.ReadAt is not null)));
    }

    [Fact]
    public async Task All_are_read_though_a_row_of_one_is_lost()
    {
        await Notices.Put(Wanda, [Notice(1), Notice(2), Notice(3)], null, default);
        await table.Delete(Wanda.Key, $"all-{Notice(2).Id}", Azure.ETag.All);
        await Notices.MarkAllRead(Wanda, ManualClock.Start, default);
        Assert.All(
            [Notice(1), Notice(3)], notice => Assert.NotNull(Notices.Find(Wanda, notice.Id, default).GetAwaiter().GetResult()!.ReadAt));
    }

    [Fact]
    public async Task What_became_of_the_mail_is_kept_beside_the_reading()
    {
        await Notices.Put(Wanda, [Notice(1)], null, default);
        await Notices.MarkMail(Wanda, [Notice(1).Id], MailState.GivenUp, default);
        await Notices.MarkRead(Wanda, Notice(1).Id, ManualClock.Start, default);
        var found = (await Notices.Find(Wanda, Notice(1).Id, default))!;
        Assert.Equal((Notice(1), ManualClock.Start, MailState.GivenUp), (found.Notice, found.ReadAt, found.Mail));
    }

    [Fact, Rule("§12 What is quoted is told by what we sent")]
    public async Task What_a_mail_says_is_kept_though_its_notices_are_there()
    {
        await Notices.Put(Wanda, [Notice(1), Notice(2)], null, default);
        await Notices.Put(Wanda, [Notice(1) with { Sent = "First" }, Notice(2), Notice(3)], MailState.Sent, default);
        await Notices.Put(Wanda, [Notice(1) with { Sent = "Second" }], MailState.Sent, default);
        await Notices.Put(Wanda, [Notice(1) with { Sent = "First" }], MailState.Sent, default);
        Assert.Equal(["First", "Second"], (await Notices.FindSent(Wanda, Notice(1).Assignment, default)).Order());
        var page = await Notices.Read(Wanda, unreadOnly: false, null, 10, default);
        Assert.Equal((3, 3), (page.Unread, page.Entries.Count(entry => entry.Mail == MailState.Sent)));
    }

    [Fact, Rule("§7 a mail that went out is not sent again")]
    public async Task What_became_of_the_mail_is_noted_though_a_row_of_another_is_lost()
    {
        await Notices.Put(Wanda, [Notice(1), Notice(2), Notice(3)], null, default);
        await table.Delete(Wanda.Key, $"all-{Notice(2).Id}", Azure.ETag.All);
        await Notices.MarkMail(Wanda, [Notice(1).Id, Notice(2).Id, Notice(3).Id], MailState.Sent, default);
        Assert.Equal(
            [MailState.Sent, null, MailState.Sent],
            await Task.WhenAll(new[] { 1, 2,
                3 }.Select(async sequence => (await Notices.Find(Wanda, Notice(sequence).Id, default))?.Mail)));
    }

    [Theory, InlineData(""), InlineData("x"), InlineData("1234567890123456789-1234567890-a' or 'b")]
    public async Task A_cursor_of_somebody_elses_making_is_refused(string cursor) =>
        await Assert.ThrowsAsync<FormatException>(() => Notices.Read(Wanda, unreadOnly: false, cursor, 10, default));

    private async Task<IReadOnlyList<int>> Pages(bool unreadOnly)
    {
        var (found, after) = (ImmutableList<int>.Empty, (string?)null);
        do
        {
            var page = await Notices.Read(Wanda, unreadOnly, after, 4, default);
            found = found.AddRange(page.Entries.Select(entry => (int)entry.Notice.Sequence));
            after = page.Next;
        }
        while (after is not null);
        return found;
    }

    private static Notice Notice(long sequence)
    {
        var at = ManualClock.Start + Duration.FromMinutes(sequence);
        return new()
        {
            Id = NoticeId.ForEvent(new("0123456789abcdef"), sequence, at),
            Kind = NoticeKind.Message,
            Assignment = new("0123456789abcdef"),
            Title = "Replace a switch",
            Sequence = sequence,
            At = at,
            By = Role.Client,
            Text = "New message",
        };
    }
}
