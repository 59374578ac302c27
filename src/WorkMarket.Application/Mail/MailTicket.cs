using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Mail;

/// <summary>Says that somebody is to get a mail about an event. The mail itself is written when it is sent.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">The event.</param>
/// <param name="To">Who is told.</param>
/// <param name="Tries">How often it was tried in vain.</param>
/// <param name="Since">When it was first tried, or null.</param>
public sealed record MailTicket(AssignmentId Case, long Sequence, Addressee To, int Tries = 0, Instant? Since = null)
{
    /// <summary>The text of a queue message.</summary>
    public string ToMessage() => JsonSerializer.Serialize(new Wire(
        Case.Value, Sequence, (To as Addressee.Person)?.Id.Value, Tries, Since is { } since ? InstantPattern.ExtendedIso.Format(since) : null));

    /// <summary>Reads a queue message.</summary>
    /// <exception cref="JsonException">It is none of ours.</exception>
    public static MailTicket Parse(string message) => JsonSerializer.Deserialize<Wire>(message) is { Case: not null, Sequence: > 0 } wire
        ? new(new(wire.Case), wire.Sequence, wire.Person is { } person ? new Addressee.Person(new(person)) : new Addressee.Desk(), wire.Tries, Read(wire.Since))
        : throw new JsonException("This is not a mail to be sent.");

    private static Instant? Read(string? since) => since is null ? null
        : InstantPattern.ExtendedIso.Parse(since) is { Success: true } parsed ? parsed.Value
        : throw new JsonException("This is not a mail to be sent.");

    private sealed record Wire(string Case, long Sequence, string? Person, int Tries, string? Since);
}

/// <summary>Mail that is to be sent.</summary>
public interface IMailQueue
{
    /// <summary>Enqueues a ticket that is seen after a while. One request.</summary>
    Task Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation);

    /// <summary>Enqueues a ticket that is seen at once. One request.</summary>
    Task Enqueue(MailTicket ticket, CancellationToken cancellation) => Enqueue(ticket, Duration.Zero, cancellation);
}

/// <summary>Where no mail server is set: nothing is sent, and what there is to say stands in the application.</summary>
public sealed class NoMail : IMailQueue
{
    /// <inheritdoc/>
    public Task Enqueue(MailTicket ticket, Duration hidden, CancellationToken cancellation) => Task.CompletedTask;
}
