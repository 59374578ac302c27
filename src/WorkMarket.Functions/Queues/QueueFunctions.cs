using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using WorkMarket.Api.Http;
using WorkMarket.Api.Telemetry;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Letters;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Scanning;
using WorkMarket.Storage;

namespace WorkMarket.Functions.Queues;

/// <summary>
/// Reads the queue of outbox messages. What cannot be handled is tried again as host.json says, and then set aside as poison.
/// </summary>
public sealed class OutboxFunctions(EffectsHandler effects)
{
    /// <summary>Lets the effects of a commit happen.</summary>
    [Function("HandleIntent")]
    public Task Handle([QueueTrigger(WorkMarketStorage.OutboxQueue)] string message, CancellationToken cancellation)
    {
        var announced = OutboxMessage.Parse(message);
        return effects.Handle(announced.Case, [announced], cancellation);
    }
}

/// <summary>
/// Reads the queue of mail. How long a mail waits that could not be sent, its handler says; the host's own tries are for storage.
/// </summary>
public sealed class MailFunctions(MailHandler mail, ILogger<MailFunctions> log)
{
    /// <summary>Tells people of a commit. Any message may have been handled before, by this process or another.</summary>
    [Function("SendMail")]
    public async Task Send([QueueTrigger(WorkMarketStorage.MailQueueName)] string message, CancellationToken cancellation)
    {
        var ticket = MailTicket.Parse(message);
        using var scope = log.OfCase(ticket.Case);
        log.Report(ticket, await mail.Handle(ticket, cancellation));
    }
}

/// <summary>
/// Reads the queue of files that wait for a scanner's verdict. When one without a verdict is looked at again, its handler says.
/// </summary>
public sealed class FileCheckFunctions(FileChecks checks, ILogger<FileCheckFunctions> log)
{
    /// <summary>Looks for the verdict on a file, and withdraws it where something was found.</summary>
    [Function("CheckFile")]
    public async Task Check([QueueTrigger(WorkMarketStorage.ChecksQueue)] string message, CancellationToken cancellation)
    {
        var check = FileCheck.Parse(message);
        log.Report(check, await checks.Handle(check, cancellation));
    }
}
