using NodaTime;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>Of several who claim a mail in storage one wins, and what is told besides stays as it was.</summary>
public sealed class MailClaimTests
{
    private static readonly Addressee Wanda = new Addressee.Person(Cast.Wanda.Id);

    [Fact]
    public async Task Of_those_who_put_and_claim_at_once_one_wins_and_the_notices_are_there_once()
    {
        var market = await Market.Open();
        List<Notice> notices = [Some(market, 1) with { Sent = "what the mail says" }, Some(market, 2)];
        var won = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(number => market.Storage.Notices.PutClaimed(Wanda, notices, Claim(market, number), default)));
        Assert.Single(won, true);
        var page = await market.Storage.Notices.Read(Wanda, unreadOnly: true, null, 10, default);
        Assert.Equal((2, 2), (page.Entries.Count, page.Unread));
        Assert.All(page.Entries, entry => Assert.Null(entry.Mail));
        Assert.Equal(["what the mail says"], await market.Storage.Notices.FindSent(Wanda, new("0123456789abcdef"), default));
    }

    [Fact]
    public async Task Of_those_who_claim_what_they_read_one_wins_and_the_next_has_to_read_again()
    {
        var market = await Market.Open();
        var notice = Some(market, 1);
        await market.Storage.Notices.Put(Wanda, [notice], null, default);
        var seen = (await market.Storage.Notices.Find(Wanda, notice.Id, default))!;
        Assert.Null(seen.Claim);
        var won = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(number => market.Storage.Notices.Claim(Wanda, seen, Claim(market, number), default)));
        Assert.Single(won, true);
        var claimed = (await market.Storage.Notices.Find(Wanda, notice.Id, default))!;
        Assert.Equal(Claim(market, Array.IndexOf(won, true)), claimed.Claim);
        Assert.Equal(notice, claimed.Notice);

        await market.Storage.Notices.Release(Wanda, notice.Id, default(Instant), default);
        var free = (await market.Storage.Notices.Find(Wanda, notice.Id, default))!;
        Assert.True(free.Claim!.Until < market.Clock.GetCurrentInstant());
        Assert.False(await market.Storage.Notices.Claim(Wanda, claimed, Claim(market, 9), default));
        Assert.True(await market.Storage.Notices.Claim(Wanda, free, Claim(market, 9), default));
    }

    [Fact, Rule("§12 What is quoted")]
    public async Task What_each_attempt_says_is_kept_with_its_claim_beside_what_the_others_said()
    {
        var market = await Market.Open();
        var (notices, notice) = (market.Storage.Notices, Some(market, 1) with { Sent = "first" });
        Assert.True(await notices.PutClaimed(Wanda, [notice], Claim(market, 1), default));
        foreach (var (number, says) in new[] { "second", "first", "third", "third" }.Index())
        {
            var seen = (await notices.Find(Wanda, notice.Id, default))!;
            Assert.False(await notices.Claim(
                Wanda, seen with { Notice = notice with { Sent = "never" }, Stamp = "W/\"1\"" }, Claim(market, 9), default));
            market.Storage.Requests.Reset();
            Assert.True(await notices.Claim(Wanda, seen with { Notice = notice with { Sent = says } }, Claim(market, number), default));
            Assert.Equal(1, market.Storage.Requests.Total);
        }
        Assert.Equal(
            ["first", "second", "third"], (await notices.FindSent(Wanda, new("0123456789abcdef"), default)).Order(StringComparer.Ordinal));
        Assert.Equal(
            (notice with { Sent = null }, Claim(market, 3)),
            (await notices.Find(Wanda, notice.Id, default)) is { } last ? (last.Notice, last.Claim!) : default);
    }

    [Fact]
    public async Task A_claim_outlives_reading_the_notice_and_what_became_of_the_mail_is_recorded_beside_it()
    {
        var market = await Market.Open();
        var notices = Enumerable.Range(1, 60).Select(number => Some(market, number)).ToList();
        Assert.True(await market.Storage.Notices.PutClaimed(Wanda, notices, Claim(market, 1), default));
        await market.Storage.Notices.MarkRead(Wanda, notices[0].Id, market.Clock.GetCurrentInstant(), default);
        await market.Storage.Notices.MarkMail(Wanda, [.. notices.Select(notice => notice.Id)], MailState.Sent, default);
        var first = (await market.Storage.Notices.Find(Wanda, notices[0].Id, default))!;
        Assert.Equal((Claim(market, 1), MailState.Sent), (first.Claim!, first.Mail));
        Assert.NotNull(first.ReadAt);
        Assert.Equal(MailState.Sent, (await market.Storage.Notices.Find(Wanda, notices[59].Id, default))!.Mail);
    }

    [Fact]
    public async Task What_became_of_a_mail_is_recorded_where_nothing_was()
    {
        var market = await Market.Open();
        List<Notice> notices = [Some(market, 1), Some(market, 2)];
        await market.Storage.Notices.Put(Wanda, [notices[0]], MailState.Sent, default);
        await market.Storage.Notices.Put(Wanda, notices, MailState.NotWanted, default);
        Assert.Equal(
            [MailState.Sent, MailState.NotWanted],
            [(await market.Storage.Notices.Find(Wanda, notices[0].Id, default))!.Mail,
                (await market.Storage.Notices.Find(Wanda, notices[1].Id, default))!.Mail]);
    }

    private static MailClaim Claim(Market market, int number) =>
        new($"attempt {number}", market.Clock.GetCurrentInstant() + Duration.FromMinutes(2));

    private static Notice Some(Market market, int sequence) => new()
    {
        Id = NoticeId.ForEvent(new("0123456789abcdef"), sequence, market.Clock.GetCurrentInstant()),
        Kind = NoticeKind.Message,
        Assignment = new("0123456789abcdef"),
        Title = "Replace a switch",
        Sequence = sequence,
        At = market.Clock.GetCurrentInstant(),
        By = Role.Client,
        Text = "New message",
    };
}
