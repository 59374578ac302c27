using System.Collections.Immutable;
using Azure.Storage.Queues;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Queues;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.Messages;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Testing.Markets;

/// <summary>What a step of an escalation asked of storage, and the mails that it sent.</summary>
internal sealed record StepCost(string Step, ImmutableSortedDictionary<string, int> Requests, int Mails)
{
    public int All => Requests.Values.Sum();
}

/// <summary>
/// An escalation that nobody answers, from its opening to arbitration, as the local host plays it: the scan of the due index, which tells
/// people at once of what it wrote, the consumers of both queues with what they receive and delete, and a mail server that takes all mail.
/// </summary>
internal sealed class SilentEscalation : IMailer, IMailQueue
{
    private static readonly MailOptions Options = new() { Host = "mail.example.com" };
    private readonly List<StepCost> steps = [];
    private Market market = null!;
    private MailHandler mail = null!;
    private int sent;
    private int waiting;

    public static async Task<ImmutableList<StepCost>> Play()
    {
        var play = new SilentEscalation();
        var market = play.market = await Market.Open(
            options: new() { FirstLook = Duration.Zero },
            mailing: _ => new PromptMail(play, () => play.mail, Options, (_, troubles) => Assert.Empty(troubles)));
        play.mail = new PostOffice(market, play, Options).Handler;
        foreach (var person in Cast.People)
            await market.Storage.Directory.Put(person with { Email = $"{person.Id}@example.com" }, default);
        await market.Storage.Directory.Put(
            new Application.People.Person(new("ada"), "Ada Brandt", Role.AccountManager, null) { Email = "ada@example.com" }, default);
        await market.Storage.Directory.Put(Cast.Northwind with { AccountManager = new("ada") }, default);
        var id = await market.CaseThatIs(Status.PendingApproval);
        await market.Do(id, Cast.Wanda, new PostMessage(MessageKind.Message, "Please approve.", Private: false, MessageMark.Attempt));
        await play.Rest();
        market.Clock.Advance(Duration.FromDays(10));
        await market.Scan.Run(default);
        await play.Rest();
        await play.Step(
            id,
            () => market.Do(
                id, Cast.Wanda, new OpenEscalation(EscalationCause.ApprovalOverdue, "Nobody approves.", []),
                market.Key(Cast.Wanda, "/escalation")));
        while ((await market.Storage.Cases.ReadAlone(id, default))!.State is var state && EscalationRecord.Open(state) is not null)
        {
            market.Clock.Set(Domain.Assignments.Clock.NextDue(state)!.Value);
            await play.Step(id, () => market.Scan.Run(default));
        }
        return [.. play.steps];
    }

    Task IMailer.Send(Letter letter, CancellationToken cancellation)
    {
        Interlocked.Increment(ref sent);
        return Task.CompletedTask;
    }

    private async Task Step(AssignmentId id, Func<Task> act)
    {
        var before = (await market.Storage.Cases.ReadAlone(id, default))!.Version;
        sent = 0;
        market.Storage.Requests.Reset();
        await act();
        await Rest();
        var requests = market.Storage.Requests.Snapshot()
            .ToImmutableSortedDictionary(count => count.Key.Replace(market.Prefix, "", StringComparison.Ordinal), count => count.Value);
        var after = (await market.Storage.Cases.ReadAlone(id, default))!;
        var what = new List<string>();
        await foreach (var item in market.Storage.Cases.ReadEvents(id, before, after.Version, default))
            what.Add(Say(EventJson.Read(item.Bytes.Span).Event));
        steps.Add(new(string.Join(", ", what.Where(text => text.Length > 0)), requests, sent));
    }

    private static string Say(Event @event) => @event switch
    {
        EscalationOpened => "opened",
        EscalationStageEntered entered => $"{entered.Stage}",
        EscalationUpdateDue due => $"update {due.Number}",
        EscalationClosed closed => $"{closed.End}",
        _ => "",
    };

    // Each queue is received from once, as the consumer does that is woken for what is there.
    private async Task Rest()
    {
        if (market.Outbox.Take().Count > 0)
        {
            await Drain(market.Storage.Outbox.Queue, async texts =>
            {
                foreach (var outbox in texts.Select(OutboxMessage.Parse).GroupBy(message => message.Case))
                    await market.Effects.Handle(outbox.Key, [.. outbox], default);
            });
        }
        while (waiting > 0)
        {
            waiting = 0;
            await Drain(
                market.Storage.Mail.Queue, texts => Task.WhenAll(texts.Select(text => mail.Handle(MailTicket.Parse(text), default))));
        }
    }

    Task IQueue<MailTicket>.Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation)
    {
        waiting++;
        return market.Storage.Mail.Enqueue(ticket, hidden, cancellation);
    }

    private static async Task Drain(QueueClient queue, Func<IEnumerable<string>, Task> handle)
    {
        const int most = 32;
        for (var received = most; received == most;)
        {
            var messages = (await queue.ReceiveMessagesAsync(most, TimeSpan.FromMinutes(1))).Value;
            await handle(messages.Select(message => message.Body.ToString()));
            foreach (var message in messages)
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            received = messages.Length;
        }
    }
}
