using Azure;
using Azure.Storage.Queues.Models;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Members;
using WorkMarket.Storage;
using WorkMarket.Testing.Dossiers;

namespace WorkMarket.Testing.Markets;

/// <summary>Sends a market's mail, with all that stands behind it.</summary>
internal sealed class PostOffice
{
    private readonly Market market;

    public PostOffice(Market market, IMailer mailer, MailOptions options, IMailQueue? queue = null, WorkMarketStorage? dossiers = null)
    {
        this.market = market;
        var escalations = new EscalationLetters(
            new(market.Storage.Cases, market.Storage.Notices), Tokens, market.Directory, new(), options, market.Policy);
        Handler = new(
            market.Storage.Cases, market.Recent, market.Addressees,
            new(market.Directory, escalations, options, market.Policy, market.Clock),
            new(
                market.Storage.Invitations, Invitations, market.Storage.Directory, queue ?? market.Storage.Mail, mailer, market.Clock,
                options, market.Options, market.Policy),
            new(Desks.Open((dossiers ?? market.Storage).Cases, market.Directory), options),
            market.Storage.Notices, queue ?? market.Storage.Mail, mailer, new NoFaults(), market.Clock, options, market.Options);
    }

    /// <summary>The tokens that its mails carry.</summary>
    public static ReplyTokens Tokens { get; } = new(new FixedSecret());

    /// <summary>The tokens of links in invitations.</summary>
    public static InvitationTokens Invitations { get; } = new(new FixedSecret());

    public MailHandler Handler { get; }

    /// <summary>Sends all that waits.</summary>
    public async Task Send()
    {
        foreach (var ticket in await Take())
            await Handler.Handle(ticket, default);
    }

    /// <summary>Takes all that waits out of the queue, in the order in which it happened.</summary>
    public async Task<IReadOnlyList<MailTicket>> Take()
    {
        var tickets = new List<MailTicket>();
        while ((await market.Storage.Mail.Queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                tickets.Add(MailTicket.Parse(message.Body.ToString()));
                await Delete(message);
            }
        }
        return [.. tickets.OrderBy(ticket => ticket.First)];
    }

    private async Task Delete(QueueMessage message)
    {
        try
        {
            await market.Storage.Mail.Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // The transport asked twice, as the first answer was late: it is deleted.
        }
    }

    /// <summary>So that tokens of a test are always the same.</summary>
    private sealed class FixedSecret : IReplySecret
    {
        public Task<ReadOnlyMemory<byte>> Read(CancellationToken cancellation) => Task.FromResult<ReadOnlyMemory<byte>>(new byte[32]);
    }
}
