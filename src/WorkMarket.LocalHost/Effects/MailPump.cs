using Azure.Storage.Queues.Models;
using NodaTime;
using WorkMarket.Api.Http;
using WorkMarket.Api.Health;
using WorkMarket.Api.Settings;
using WorkMarket.Api.Telemetry;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Queues;
using WorkMarket.Storage;

namespace WorkMarket.LocalHost.Effects;

/// <summary>Reads the queue of mail. Nothing else waits for it, however long the mail server does not answer.</summary>
internal sealed class MailPump(
    WorkMarketStorage storage, MailHandler handler, PromptMail prompt, WorkMarketSettings settings, MessageWakes<MailTicket> wakes,
    Startup startup, ILogger<MailPump> log)
    : QueuePump(storage.Mail.Queue, storage.MailPoison, settings.MailLease, LooksEvery, wakes, startup, log)
{
    private const int MostMessages = 8;
    private static readonly Duration LooksEvery = Duration.FromSeconds(10);

    protected override Task<bool> Pump(CancellationToken stopping) => PumpEach(MostMessages, "mail", Handle, stopping);

    // Mail that is being sent without the queue is waited for too.
    protected override Task Drain() => prompt.Drain();

    private async Task Handle(QueueMessage message)
    {
        var ticket = MailTicket.Parse(message.Body.ToString());
        using var scope = log.OfCase(ticket.Case);
        log.Report(ticket, await handler.Handle(ticket, InHand));
    }
}
