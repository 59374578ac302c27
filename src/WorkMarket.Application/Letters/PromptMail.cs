using System.Collections.Concurrent;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Queues;

namespace WorkMarket.Application.Letters;

/// <summary>
/// A queue of mail for a process that lives on after a call: it tells of what it has just written itself, at once, for a few commits at a
/// time. A ticket is enqueued only where that takes longer than notices wait, or fails, so that whoever asked for it never waits for a
/// mail server that does not answer. The ticket stands for what is still in hand, should the process die over it.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="handler">Tells people; asked for when it is needed, as it enqueues what has to wait.</param>
/// <param name="options">How mail goes out.</param>
/// <param name="report">Told what went wrong with mails.</param>
public sealed class PromptMail(
    IQueue<MailTicket> queue, Func<MailHandler> handler, MailOptions options, Action<MailTicket, IReadOnlyCollection<MailTrouble>> report)
    : IMailQueue, IDisposable
{
    private const int MostAtOnce = 16;
    private readonly SemaphoreSlim room = new(MostAtOnce);
    private readonly ConcurrentDictionary<Task<bool>, bool> inHand = [];

    /// <inheritdoc/>
    public Task Enqueue(MailTicket message, Duration hidden, CancellationToken cancellation) =>
        queue.Enqueue(message, hidden, cancellation);

    /// <inheritdoc/>
    public async Task Tell(MailTicket ticket, Instant ownUntil, CancellationToken cancellation)
    {
        if (!await room.WaitAsync(TimeSpan.Zero, cancellation))
        {
            await queue.Enqueue(ticket, cancellation);
            return;
        }
        var telling = TellNow(ticket, ownUntil, cancellation);
        inHand[telling] = true;
        _ = telling.ContinueWith(done => inHand.TryRemove(done, out _), TaskScheduler.Default);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (await Task.WhenAny(telling, Task.Delay(options.NoticesWait.ToTimeSpan(), waiting.Token)) != telling)
            await queue.Enqueue(ticket, options.ClaimFor, cancellation);
        else if (!await telling)
            await queue.Enqueue(ticket, cancellation);
        Cancel(waiting);
    }

    // Runs synchronously, so that nothing waits for another thread.
    private static void Cancel(CancellationTokenSource waiting) => waiting.Cancel();

    /// <summary>Returns when nothing is in hand any more.</summary>
    public Task Drain() => Task.WhenAll(inHand.Keys);

    /// <inheritdoc/>
    public void Dispose() => room.Dispose();

    // False where it failed: then a ticket has to see to it.
    private async Task<bool> TellNow(MailTicket ticket, Instant ownUntil, CancellationToken cancellation)
    {
        try
        {
            report(ticket, await handler().Handle(ticket, ownUntil, cancellation));
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            report(
                ticket,
                [new(string.Create(CultureInfo.InvariantCulture, $"{ticket.First}.{ticket.Case}"), IsOver: false, failure.Message)]);
            return false;
        }
        finally
        {
            room.Release();
        }
    }
}
