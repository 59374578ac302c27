using NodaTime;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Notifications;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using Xunit;

namespace WorkMarket.Storage.Tests.Notifications;

/// <summary>What the clock wrote is told at once, without a ticket; a mail server that takes its time or is away holds nobody up.</summary>
public sealed class PromptMailTests : IMailer, IMailQueue
{
    private static readonly Addressee Wanda = new Addressee.Person(Cast.Wanda.Id);
    private readonly List<Letter> sent = [];
    private readonly List<(MailTicket Ticket, Duration Hidden)> enqueued = [];
    // Longer than any machine takes, where it is not to be too long.
    private MailOptions options = new() { Host = "mail.example.com", NoticesWait = Duration.FromMinutes(10) };
    private Func<Task> taking = () => Task.CompletedTask;

    [Fact]
    public async Task What_is_sent_in_time_needs_no_ticket()
    {
        var (market, prompt, ticket) = await Written();
        await prompt.Tell(ticket, Soon(market), default);
        Assert.Single(sent);
        Assert.Empty(enqueued);
        Assert.Equal(MailState.Sent, await State(market, ticket));
    }

    [Fact]
    public async Task A_mail_server_that_takes_its_time_leaves_a_ticket_behind_that_finds_the_mail_sent()
    {
        options = options with { NoticesWait = Duration.FromMilliseconds(50) };
        var (market, prompt, ticket) = await Written();
        var takes = new TaskCompletionSource();
        taking = () => takes.Task;
        await prompt.Tell(ticket, Soon(market), default);
        Assert.Equal((ticket, options.ClaimFor), Assert.Single(enqueued));
        while (await Find(market, ticket) is not { Mail: null, Claim: not null }) // The notice stands, the mail is in hand.
            Assert.False(takes.Task.IsCompleted);
        Assert.Single(await Handler(market).Handle(ticket, default)); // It waits for the claim to end.
        takes.SetResult();
        await prompt.Drain();
        Assert.Equal(MailState.Sent, await State(market, ticket));
        Assert.Empty(await Handler(market).Handle(ticket, default));
        Assert.Single(sent);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_leaves_what_waits_and_nothing_else()
    {
        var (market, prompt, ticket) = await Written();
        taking = () => Task.FromException(new MailUnavailableException("Away."));
        await prompt.Tell(ticket, Soon(market), default);
        Assert.Equal(
            (ticket with { To = Wanda, Tries = 1, Since = market.Clock.GetCurrentInstant() }, options.BackOff[0]), Assert.Single(enqueued));
        Assert.Null(await State(market, ticket));
    }

    [Fact]
    public async Task What_fails_in_another_way_has_a_ticket_at_once()
    {
        var (market, prompt, ticket) = await Written();
        taking = () => Task.FromException(new InvalidOperationException("Who knows."));
        await prompt.Tell(ticket, Soon(market), default);
        Assert.Equal((ticket, Duration.Zero), Assert.Single(enqueued));
    }

    [Fact]
    public async Task Where_too_many_are_told_already_the_next_has_a_ticket_and_does_not_wait()
    {
        var (market, prompt, ticket) = await Written();
        var takes = new TaskCompletionSource();
        taking = () => takes.Task;
        var telling = Enumerable.Range(0, 18).Select(_ => prompt.Tell(ticket, Soon(market), default)).ToList();
        Assert.Equal(2, enqueued.Count(item => item.Hidden == Duration.Zero));
        takes.SetResult();
        await Task.WhenAll(telling);
        await prompt.Drain();
    }

    async Task IMailer.Send(Letter letter, CancellationToken cancellation)
    {
        lock (sent)
            sent.Add(letter);
        await taking();
    }

    Task IQueue<MailTicket>.Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation)
    {
        lock (enqueued)
            enqueued.Add((ticket, hidden));
        return Task.CompletedTask;
    }

    private static Instant Soon(Market market) => market.Clock.GetCurrentInstant() + Duration.FromSeconds(15);

    private MailHandler Handler(Market market) => new PostOffice(market, this, options, this).Handler;

    private async Task<(Market Market, PromptMail Prompt, MailTicket Ticket)> Written()
    {
        var market = await Market.Open(mail: true);
        await market.Storage.Directory.Put(
            Cast.People.Single(person => person.Id == Cast.Wanda.Id) with { Email = "wanda@example.com" }, default);
        var id = await market.CaseThatIsJust(Status.InProgress);
        await market.Do(id, Cast.Nora, Cast.Message("Hello?"));
        var version = (await market.Storage.Cases.Read(id, default))!.Version;
        var handler = Handler(market);
        return (market, new PromptMail(this, () => handler, options, (_, _) => { }), new(id, version, version));
    }

    private static async Task<MailState?> State(Market market, MailTicket ticket) => (await Find(market, ticket))!.Mail;

    private static async Task<NoticeEntry?> Find(Market market, MailTicket ticket) =>
        (await market.Storage.Notices.Read(Wanda, unreadOnly: false, null, 100, default)).Entries
            .Find(entry => entry.Notice.Sequence == ticket.First);
}
