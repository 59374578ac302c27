using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Editing;
using WorkMarket.Domain.Negotiation;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.TimeLog;
using WorkMarket.Mail;
using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>Mail is sent once, tried for a day and then given up, and never lost without a record.</summary>
public sealed class MailHandlerTests
{
    private static readonly Addressee Wanda = new Addressee.Person(Cast.Wanda.Id);
    private readonly Postman postman = new();
    private readonly WaitingMail queue = new();

    [Fact]
    [Rule("§7 Each mail names the case, its version and the timeline's current hash")]
    public async Task A_mail_names_the_case_its_version_and_the_hash_as_they_are_when_it_is_sent()
    {
        var (market, ticket) = await Told();
        await market.Do(ticket.Case, Cast.Wanda, Cast.Message("I am here."));
        Assert.Empty(await Handle(market, ticket));
        var stored = (await market.Storage.Cases.Read(ticket.Case, default))!;
        var letter = Assert.Single(postman.Sent);
        Assert.Equal((ticket.Case.Value, stored.Version, stored.Hash), (letter.Case, letter.Version, letter.Hash));
        Assert.Equal(("wanda@example.com", "New message", "Hello?"), (letter.Address, letter.Line, letter.Written));
    }

    [Fact]
    [Rule("§3 At approval are shown apart: time before the start, and times edited; the mail that asks for the approval names the visit")]
    public async Task The_mail_of_what_was_submitted_says_what_of_the_time_log_is_to_be_seen_apart()
    {
        var market = await Market.Open(mail: true);
        await market.Storage.Directory.Put(
            Cast.People.Single(person => person.Id == Cast.Nora.Id) with { Email = "nora@example.com" }, default);
        var id = await market.CaseThatIsJust(Status.PendingApproval);
        await market.Do(id, Cast.Nora, new SendBack("When were you there?"));
        var end = market.Clock.GetCurrentInstant() + Duration.FromMinutes(1);
        await market.Do(id, Cast.Wanda, new EditVisit(new("v1"), 2, null, end, "A minute more.", null));
        await market.Do(id, Cast.Wanda, new Complete("There.", Cast.Usd(110), "Less cable."));
        var version = (await market.Storage.Cases.Read(id, default))!.Version;
        Assert.Empty(await Handle(market, new(id, version, version)));
        var letter = Assert.Single(postman.Sent);
        Assert.Equal(
            [("Before the scheduled start", "1 minute in all"),
                ("Visit v1", "1 minute before the start; check-out changed after it was put in")],
            Assert.Single(letter.Sections).Steps.Select(step => (step.At, step.What)));
        Assert.Contains(
            "- Visit v1: 1 minute before the start; check-out changed", new SmtpMailer(new()).Text(letter), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("§7 What a notice says: of the place what the reader may see")]
    public async Task A_mail_says_where_with_the_street_as_long_as_its_reader_may_see_it_and_the_notice_without()
    {
        var market = await Market.Open(mail: true);
        foreach (var person in Cast.People.Where(person => person.Id == Cast.Wanda.Id || person.Id == Cast.Walt.Id))
            await market.Storage.Directory.Put(person with { Email = $"{person.Id}@example.com" }, default);
        var id = await market.CaseThatIsJust(Status.Draft);
        await market.Do(id, Cast.Nora, new Edit(new() { Place = new(Cast.Elsewhere) }));
        await market.Do(id, Cast.Nora, new Send(new Audience.Named(Cast.Workers)));
        await market.Do(id, Cast.Wanda, new Apply(null));
        await market.Do(id, Cast.Nora, new AcceptApplication(new("a1")));
        var version = (await market.Storage.Cases.Read(id, default))!.Version;
        Assert.Empty(await Handle(market, new(id, version - 2, version)));
        const string Town = "Denver, CO 80202, US";
        Assert.Equal(
            [("walt@example.com", Town), ("wanda@example.com", $"Store 12, 1600 Larimer Street, {Town}")],
            postman.Sent.Select(letter => (letter.Address, letter.Place!)).Order());
        var toWalt = postman.Sent.Single(letter => letter.Address == "walt@example.com");
        Assert.Contains($"Where: {Town}", new SmtpMailer(new()).Text(toWalt), StringComparison.Ordinal);
        var notices = (await market.Storage.Notices.Read(Wanda, unreadOnly: false, null, 100, default)).Entries;
        Assert.All(notices, entry => Assert.Equal(Town, entry.Notice.Place));
    }

    [Fact]
    [Rule("§7 What a notice says: enough to act without opening anything")]
    public async Task A_notice_holds_what_was_written_cut_to_a_length()
    {
        var (market, ticket) = await Told();
        var text = new string('x', 600);
        await market.Do(ticket.Case, Cast.Nora, Cast.Message(text));
        await Handle(market, ticket with { Last = ticket.Last + 1 });
        var notices = (await market.Storage.Notices.Read(Wanda, unreadOnly: false, null, 2, default)).Entries;
        Assert.Equal([$"{text[..499]}…", "Hello?"], notices.Select(entry => entry.Notice.Written));
    }

    [Fact]
    public async Task A_ticket_that_comes_again_is_one_mail()
    {
        var (market, ticket) = await Told();
        await Handle(market, ticket);
        await Handler(market).Handle(ticket, default);
        await Handle(market, ticket with { To = Wanda, Tries = 3 });
        Assert.Single(postman.Sent);
        Assert.Equal(MailState.Sent, await State(market, ticket));
    }

    [Fact]
    [Rule("§7 A repeated mail carries the same Message-ID")]
    public async Task Effects_that_happen_again_ask_for_the_very_same_mail()
    {
        var (market, ticket) = await Told();
        var stored = (await market.Storage.Cases.Read(ticket.Case, default))!;
        var events = await Latest(market, ticket);
        var entry = new OutboxEntry(
            new("attempt"), OutboxStatus.Pending, ticket.First, ticket.Last, market.Clock.GetCurrentInstant(), HasCommand: false);
        for (var time = 0; time < 2; time++)
        {
            await new Notifier(market.Storage.Notices, queue, market.Addressees, new NoFaults()).Tell(stored, events, entry, null, default);
            await Handle(market, ticket);
        }
        Assert.Equal([ticket, ticket], queue.All.Select(item => item.Ticket));
        Assert.Equal(
            1,
            (await market.Storage.Notices.Read(Wanda, unreadOnly: false, null, 100, default)).Entries
                .Count(entry => entry.Notice.Sequence == ticket.First));
        Assert.Single(postman.Sent.Select(letter => letter.Id).Distinct());
        Assert.NotEqual(LetterWriter.LetterId(ticket.Case, 4, Wanda), LetterWriter.LetterId(ticket.Case, 4, new Addressee.Desk()));
    }

    [Fact]
    public async Task What_somebody_is_told_of_one_commit_is_one_mail()
    {
        var market = await Market.Open(mail: true);
        await market.Storage.Directory.Put(
            Cast.People.Single(person => person.Id == Cast.Wanda.Id) with { Email = "wanda@example.com" }, default);
        var id = await market.CaseThatIsJust(Status.Assigned);
        await market.RunEffects();
        market.Clock.Advance(Duration.FromHours(13));
        await market.Scan.Run(default);
        var entry = (await market.Storage.Cases.ReadWork(id, null, default)).Outbox[^1];
        await Handle(market, new(id, entry.First, entry.Last));
        var letter = Assert.Single(postman.Sent);
        Assert.Equal("New label: Worker Not Confirmed", letter.Line);
        Assert.StartsWith("New label: Worker Late. A check-in was to be there by ", Assert.Single(letter.Also), StringComparison.Ordinal);
        var notices = (await market.Storage.Notices.Read(Wanda, unreadOnly: false, null, 100, default)).Entries
            .Where(notice => entry.Has(notice.Notice.Sequence));
        Assert.Equal([MailState.Sent, MailState.Sent], notices.Select(notice => notice.Mail));
    }

    [Fact]
    [Rule("§7 At least once, de-duplicated by event and recipient")]
    public async Task Of_those_who_come_to_a_mail_at_once_one_sends_it_and_the_others_look_again_when_its_claim_is_over()
    {
        var (market, ticket) = await Told();
        postman.Takes = new();
        var handling = Enumerable.Range(0, 5).Select(_ => Handle(market, ticket)).ToList();
        while (queue.All.Count < 4)
            await Task.WhenAny([.. handling.Where(one => !one.IsCompleted)]);
        postman.Takes.SetResult();
        await Task.WhenAll(handling);
        Assert.Single(postman.Sent);
        Assert.All(
            queue.All, item => Assert.Equal((Wanda, new MailOptions().ClaimFor + Duration.FromSeconds(1)), (item.Ticket.To, item.Hidden)));
        foreach (var (again, _) in queue.All.ToList())
            Assert.Empty(await Handle(market, again));
        Assert.Single(postman.Sent);
        Assert.Equal(MailState.Sent, await State(market, ticket));
    }

    [Fact]
    [Rule("§7 A repeated mail carries the same Message-ID")]
    public async Task Who_died_over_a_mail_has_it_until_its_claim_is_over_and_then_the_next_sends_it()
    {
        var (market, ticket) = await Told();
        postman.Takes = new();
        _ = Handle(market, ticket); // It never comes back.
        await Eventually(() => postman.Sent.Count == 1);
        postman.Takes = null;
        Assert.False(Assert.Single(await Handle(market, ticket)).IsOver);
        market.Clock.Advance(new MailOptions().ClaimFor - Duration.FromSeconds(1));
        Assert.False(Assert.Single(await Handle(market, ticket)).IsOver);
        Assert.Single(postman.Sent);
        market.Clock.Advance(Duration.FromSeconds(1));
        Assert.Empty(await Handle(market, ticket));
        Assert.Equal(2, postman.Sent.Count);
        Assert.Single(postman.Sent.Select(letter => letter.Id).Distinct());
        Assert.Equal(MailState.Sent, await State(market, ticket));
    }

    [Fact]
    [Rule("§7 Told to whom: in-app")]
    public async Task Notices_that_one_transaction_does_not_take_are_there_though_who_claimed_them_first_died()
    {
        const int More = 5;
        var (market, ticket) = await Told();
        for (var message = 1; message < INotices.AtOnce + More; message++)
            await market.Do(ticket.Case, Cast.Nora, Cast.Message($"Hello {message}?"));
        ticket = ticket with { Last = ticket.First + INotices.AtOnce + More - 1, To = Wanda };
        var notices = NoticesTo.FromEvents(
            (await market.Storage.Cases.Read(ticket.Case, default))!.State, await Latest(market, ticket), sequence =>
                sequence >= ticket.First)
            .Single(telling => telling.To == Wanda).Notices;
        var now = market.Clock.GetCurrentInstant();
        Assert.True(await market.Storage.Notices.PutClaimed(Wanda, notices.GetRange(0, INotices.AtOnce), new("died", now), default));
        Assert.Empty(await Handle(market, ticket));
        var told = (await market.Storage.Notices.Read(Wanda, unreadOnly: false, null, 100, default)).Entries
            .Where(entry => entry.Notice.Sequence >= ticket.First);
        Assert.Equal(
            notices.Reverse().Select(notice => (notice.Id, (MailState?)MailState.Sent)),
            told.Select(entry => (entry.Notice.Id, entry.Mail)));
    }

    [Fact]
    public async Task A_mail_that_waits_for_one_ticket_is_left_to_it_by_the_others()
    {
        var (market, ticket) = await Told();
        postman.Failure = new MailUnavailableException("Away.");
        Assert.Single(await Handle(market, ticket));
        var retry = Assert.Single(queue.All);
        Assert.Empty(await Handle(market, ticket));
        Assert.Empty(await Handle(market, ticket with { To = Wanda }));
        market.Clock.Advance(retry.Hidden);
        Assert.Single(await Handle(market, retry.Ticket));
        Assert.Empty(await Handle(market, ticket with { To = Wanda }));
        Assert.Equal(2, queue.All.Count);
        market.Clock.Advance(queue.All[^1].Hidden);
        postman.Failure = null;
        Assert.Empty(await Handle(market, ticket with { To = Wanda })); // Should the ticket be lost.
        Assert.Single(postman.Sent);
    }

    [Fact]
    public async Task A_mail_that_could_not_be_sent_is_given_back_at_once()
    {
        var (market, ticket) = await Told();
        postman.Failure = new MailUnavailableException("Away.");
        await Handle(market, ticket);
        postman.Failure = null;
        Assert.Empty(await Handle(market, queue.All[^1].Ticket));
        Assert.Single(postman.Sent);
    }

    [Fact]
    public async Task What_was_put_and_recorded_before_there_were_claims_goes_on()
    {
        var (market, ticket) = await Told();
        var notice = NoticesTo.FromEvents(
            (await market.Storage.Cases.Read(ticket.Case, default))!.State, await Latest(market, ticket), sequence =>
            sequence == ticket.First)
            .Single(telling => telling.To == Wanda).Notices[0];
        await market.Storage.Notices.Put(Wanda, [notice], null, default);
        Assert.Empty(await Handle(market, ticket));
        Assert.Equal(MailState.Sent, await State(market, ticket));
        Assert.Empty(await Handle(market, ticket));
        Assert.Single(postman.Sent);
    }

    [Fact]
    public async Task What_became_of_a_mail_stays_whatever_a_later_ticket_finds()
    {
        var (market, ticket) = await Told();
        await Handle(market, ticket);
        await market.Storage.Directory.Put(Cast.Wanda.Id, new(false, []), default);
        await Handle(market, ticket);
        Assert.Equal(MailState.Sent, await State(market, ticket));
    }

    [Fact]
    public async Task Who_has_just_written_a_commit_tells_of_it_with_one_request_for_each()
    {
        var (market, ticket) = await Told();
        var soon = market.Clock.GetCurrentInstant() + Duration.FromSeconds(15);
        await market.Directory.FindPerson(Cast.Wanda.Id, default);
        market.Storage.Requests.Reset();
        Assert.Empty(await Handler(market).Handle(ticket, soon, default));
        Assert.Equal(["1 table.get directory", "1 table.transaction notices"], market.Requests());
        // Too late it is as for everybody else.
        await market.Do(ticket.Case, Cast.Nora, Cast.Message("Hello again?"));
        var next = ticket with { First = ticket.First + 1, Last = ticket.Last + 1 };
        market.Clock.Advance(Duration.FromSeconds(15));
        market.Storage.Requests.Reset();
        Assert.Empty(await Handler(market).Handle(next, soon, default));
        Assert.Equal(["1 table.get directory", "2 table.transaction notices"], market.Requests());
        Assert.Equal(2, postman.Sent.Count);
    }

    [Fact]
    public async Task A_storage_that_fails_over_one_mail_cuts_no_other_off()
    {
        var market = await Market.Open(mail: true);
        foreach (var person in Cast.People.Where(person => person.Role == Domain.People.Role.Worker))
            await market.Storage.Directory.Put(person with { Email = $"{person.Id}@example.com" }, default);
        var id = await market.CaseThatIsJust(Status.Draft);
        await market.Do(id, Cast.Nora, new Send(new Audience.Named([Cast.Wanda.Id, Cast.Walt.Id])));
        var version = (await market.Storage.Cases.Read(id, default))!.Version;
        postman.Takes = new();
        postman.FailureFor = ("walt@example.com", new Application.Storage.StorageUnavailableException("Away."));
        var handling = Handle(market, new(id, version, version));
        await Eventually(() => postman.Sent.Exists(letter => letter.Address == "wanda@example.com"));
        postman.Takes.SetResult();
        Assert.Single(await handling);
        postman.FailureFor = null;
        await Handle(market, Assert.Single(queue.All).Ticket);
        Assert.Single(postman.Sent, letter => letter.Address == "wanda@example.com");
    }

    [Fact]
    [Rule("§7 In-app always")]
    public async Task Notices_do_not_wait_for_a_mail_server_that_takes_its_time()
    {
        var (market, ticket) = await Told();
        postman.Takes = new();
        var handling = Handle(market, ticket);
        while (!(await market.Storage.Notices.Read(Wanda, unreadOnly: true, null, 100, default)).Entries
            .Any(entry => entry.Notice.Sequence == ticket.First))
            Assert.False(handling.IsCompleted);
        Assert.Null(await State(market, ticket));
        postman.Takes.SetResult();
        await handling;
        Assert.Equal(MailState.Sent, await State(market, ticket));
    }

    [Fact]
    public async Task A_mail_server_that_does_not_answer_is_tried_ever_more_rarely_for_a_day()
    {
        var (market, ticket) = await Told();
        postman.Failure = new MailUnavailableException("Away.");
        var waits = new List<Duration>();
        for (var next = ticket; ; next = queue.All[^1].Ticket)
        {
            var trouble = Assert.Single(await Handle(market, next));
            Assert.Equal("Away.", trouble.Reason);
            if (trouble.IsOver)
                break;
            waits.Add(queue.All[^1].Hidden);
            market.Clock.Advance(waits[^1]);
        }
        Assert.Equal(new MailOptions().BackOff, waits.Take(6));
        Assert.All(waits[6..^1], wait => Assert.Equal(Duration.FromHours(3), wait));
        Assert.Equal(Duration.FromHours(24), waits.Aggregate(Duration.Zero, (sum, wait) => sum + wait));
        Assert.Equal(MailState.GivenUp, await State(market, ticket));
    }

    [Fact]
    public async Task What_the_server_will_never_take_is_recorded_at_once()
    {
        var (market, ticket) = await Told();
        postman.Failure = new MailRefusedException("No such mailbox.");
        Assert.True(Assert.Single(await Handle(market, ticket)).IsOver);
        Assert.Equal(MailState.Refused, await State(market, ticket));
        Assert.Empty(queue.All);
    }

    [Theory]
    [InlineData(false, null, MailState.NotWanted)]
    [InlineData(true, NoticeCategory.Messages, MailState.NotWanted)]
    [InlineData(true, NoticeCategory.Work, MailState.Sent)]
    public async Task E_mail_is_by_preference_at_the_time_of_sending(bool mail, NoticeCategory? except, MailState expected)
    {
        var (market, ticket) = await Told();
        await market.Storage.Directory.Put(Cast.Wanda.Id, new(mail, except is { } category ? [category] : []), default);
        await Handle(market, ticket);
        Assert.Equal(expected, await State(market, ticket));
        Assert.Equal(expected == MailState.Sent ? 1 : 0, postman.Sent.Count);
    }

    [Fact]
    public async Task Who_has_no_address_gets_no_mail()
    {
        var (market, ticket) = await Told();
        await market.Storage.Directory.Put(Cast.People.Single(person => person.Id == Cast.Wanda.Id), default);
        market.Clock.Advance(Duration.FromMinutes(1)); // The old address is forgotten.
        await Handle(market, ticket);
        Assert.Equal(MailState.NotWanted, await State(market, ticket));
    }

    [Fact]
    public async Task A_ticket_for_what_is_not_there_is_done_with()
    {
        var (market, ticket) = await Told();
        await Handle(market, ticket with { Case = new("ffffffffffffffff") });
        await Handle(market, ticket with { First = 999, Last = 999 });
        await Handle(market, ticket with { To = new Addressee.Desk() });
        Assert.Empty(postman.Sent);
    }

    [Fact]
    public void A_ticket_is_read_as_it_was_written()
    {
        var ticket = new MailTicket(new("0123456789abcdef"), 42, 44, Wanda, 3, Testing.ManualClock.Start + Duration.FromNanoseconds(1));
        Assert.All(
            [ticket, ticket with { To = new Addressee.Desk(), Since = null }, ticket with { To = null }],
            written => Assert.Equal(written, MailTicket.Parse(written.ToMessage())));
        Assert.All(
            ["{}", ticket.ToMessage().Replace("42", "45", StringComparison.Ordinal),
                ticket.ToMessage().Replace("person-", "nobody-", StringComparison.Ordinal)],
            message => Assert.Throws<System.Text.Json.JsonException>(() => MailTicket.Parse(message)));
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            Assert.InRange(tries, 0, 10_000);
            await Task.Delay(10);
        }
    }

    private static async Task<ImmutableList<NumberedEvent>> Latest(Market market, MailTicket ticket)
    {
        var events = ImmutableList.CreateBuilder<NumberedEvent>();
        await foreach (var item in market.Storage.Cases.ReadEvents(ticket.Case, 0, ticket.Last, default))
            events.Add(new(item.Sequence, EventJson.Read(item.Bytes.Span)));
        return events.ToImmutable();
    }

    private static async Task<(Market Market, MailTicket Ticket)> Told()
    {
        var market = await Market.Open(mail: true);
        await market.Storage.Directory.Put(
            Cast.People.Single(person => person.Id == Cast.Wanda.Id) with { Email = "wanda@example.com" }, default);
        var id = await market.CaseThatIsJust(Status.InProgress);
        await market.Do(id, Cast.Nora, Cast.Message("Hello?"));
        await market.RunEffects();
        var version = (await market.Storage.Cases.Read(id, default))!.Version;
        return (market, new(id, version, version));
    }

    private Task<IReadOnlyCollection<MailTrouble>> Handle(Market market, MailTicket ticket) => Handler(market).Handle(ticket, default);

    private MailHandler Handler(Market market) =>
        new PostOffice(market, postman, new() { Host = "mail.example.com", NoticesWait = Duration.FromMilliseconds(50) }, queue).Handler;

    private static async Task<MailState?> State(Market market, MailTicket ticket) =>
        (await market.Storage.Notices.Read(Wanda, unreadOnly: false, null, 100, default)).Entries
            .Single(entry => entry.Notice.Sequence == ticket.First).Mail;

    private sealed class Postman : IMailer
    {
        public List<Letter> Sent { get; } = [];

        public Exception? Failure { get; set; }

        public (string Address, Exception Failure)? FailureFor { get; set; }

        public TaskCompletionSource? Takes { get; set; }

        public Task Send(Letter letter, CancellationToken cancellation)
        {
            if (Failure is not null)
                return Task.FromException(Failure);
            if (FailureFor is var (address, failure) && address == letter.Address)
                return Task.FromException(failure);
            lock (Sent)
                Sent.Add(letter);
            return Takes?.Task ?? Task.CompletedTask;
        }
    }

    private sealed class WaitingMail : IMailQueue
    {
        public List<(MailTicket Ticket, Duration Hidden)> All { get; } = [];

        public Task Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation)
        {
            lock (All)
                All.Add((ticket, hidden));
            return Task.CompletedTask;
        }
    }
}
