using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Effects;
using WorkMarket.Application.Escalations;
using WorkMarket.Application.Mail;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Operations;

/// <summary>What a message is about, as far as it can be read.</summary>
/// <param name="Case">The case; null where it is a letter about people, or a file of a profile.</param>
/// <param name="Attempt">The commit whose effects were to happen.</param>
/// <param name="First">The first event that people were to be told of.</param>
/// <param name="Last">The last one.</param>
/// <param name="To">Who was to be told; null where that is everybody whom it concerns.</param>
public sealed record PoisonContent(
    AssignmentId? Case, AttemptId? Attempt = null, long? First = null, long? Last = null, Addressee? To = null)
{
    /// <summary>
    /// Reads it; null where it is neither an outbox message, nor a mail, nor a signal of an escalation, nor a file that waits for a
    /// verdict.
    /// </summary>
    public static PoisonContent? Read(string text) =>
        Try(() => OfMail(MailTicket.Parse(text))) ?? Try(() => OfOutbox(OutboxMessage.Parse(text))) ?? Try(
            () => new(EscalationSignal.Parse(text).Case)) ?? Try(() => OfFile(FileCheck.Parse(text)));

    private static PoisonContent OfMail(MailTicket ticket) => ticket.Letter is not null
        ? new((AssignmentId?)null)
        : new(ticket.Case, First: ticket.First, Last: ticket.Last, To: ticket.To);

    private static PoisonContent OfFile(FileCheck check) =>
        new(UploadId.TryParse(check.Upload, out var upload) && upload.Worker is null ? upload.Case : null);

    private static PoisonContent OfOutbox(OutboxMessage message) => new(message.Case, message.Attempt);

    private static PoisonContent? Try(Func<PoisonContent> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
