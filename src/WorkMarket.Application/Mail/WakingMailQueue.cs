using NodaTime;
using WorkMarket.Application.Queues;

namespace WorkMarket.Application.Mail;

/// <summary>When mail of this process becomes visible.</summary>
public sealed class MailWakes(IClock clock) : MessageWakes(clock);

/// <summary>Wakes whoever sends it when mail of this process becomes visible.</summary>
public sealed class WakingMailQueue(IMailQueue inner, MailWakes wakes) : IMailQueue
{
    /// <inheritdoc/>
    public async Task Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation)
    {
        await inner.Enqueue(ticket, hidden, cancellation);
        wakes.In(hidden);
    }
}
