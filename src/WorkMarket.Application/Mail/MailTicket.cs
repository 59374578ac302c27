using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Queues;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Application.Mail;

/// <summary>Says that people are to be told of the events of a commit. What they are told is written when it is sent.</summary>
/// <param name="Case">The case.</param>
/// <param name="First">The commit's first event.</param>
/// <param name="Last">Its last event.</param>
/// <param name="To">Whose mail is still to be sent; null where nobody has been told yet.</param>
/// <param name="Tries">How often that was tried in vain.</param>
/// <param name="Since">When it was first tried, or null.</param>
/// <param name="Trace">The trace of the commit (<c>traceparent</c>), or null.</param>
public sealed record MailTicket(
    AssignmentId Case, long First, long Last, Addressee? To = null, int Tries = 0, Instant? Since = null, string? Trace = null)
{
    /// <summary>The letter about people that is to be sent in place of what a commit tells; null of a commit.</summary>
    public PeopleLetter? Letter { get; init; }

    /// <summary>A letter about people: it belongs to no case.</summary>
    public static MailTicket For(PeopleLetter letter) => new(new(""), 0, 0) { Letter = letter };

    /// <summary>The text of a queue message.</summary>
    public string ToMessage() => JsonSerializer.Serialize(new Wire(
        Case.Value, First, Last, To?.Key, Tries, Since is { } since ? InstantPattern.ExtendedIso.Format(since) : null, Trace,
        Letter?.Kind.ToString(), Letter?.About));

    /// <summary>Reads a queue message.</summary>
    /// <exception cref="JsonException">It is none of ours.</exception>
    public static MailTicket Parse(string message) =>
        JsonSerializer.Deserialize<Wire>(message) is not { Case: not null } wire ? throw new JsonException("This is not a mail to be sent.")
        : wire.About is { } about && Enum.TryParse<PeopleLetterKind>(wire.Kind, out var kind)
        ? For(new(kind, about)) with { Tries = wire.Tries, Since = ReadInstant(wire.Since), Trace = wire.Trace }
        : wire.First > 0 && wire.Last >= wire.First
        ? new(
            new(wire.Case), wire.First, wire.Last,
            wire.To is null ? null : Addressee.FromKey(wire.To) ?? throw new JsonException("This is not a mail to be sent."), wire.Tries,
            ReadInstant(wire.Since), wire.Trace)
        : throw new JsonException("This is not a mail to be sent.");

    private static Instant? ReadInstant(string? since) => since is null ? null
        : InstantPattern.ExtendedIso.Parse(since) is { Success: true } parsed ? parsed.Value
        : throw new JsonException("This is not a mail to be sent.");

    private sealed record Wire(
        string Case, long First, long Last, string? To, int Tries, string? Since,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Trace = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kind = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? About = null);
}

/// <summary>What a letter about people says, which no case tells them of (domain.md §7: invitation, successor).</summary>
public enum PeopleLetterKind
{
    /// <summary>To whoever is invited or registers: the signed link; about the invitation.</summary>
    Invitation,

    /// <summary>To whoever invited: that it was accepted; about the invitation.</summary>
    Accepted,

    /// <summary>To the owner of a company that was made: how to sign in; about the company.</summary>
    Owner,

    /// <summary>To whoever takes over assignments; about the person who left.</summary>
    Successor,

    /// <summary>To an account manager: that a company is the manager's to look after; about the <see cref="Management"/>.</summary>
    Management,

    /// <summary>To a worker: that a file of the profile was withdrawn (domain.md §3); about the upload that brought it.</summary>
    FileWithdrawn,
}

/// <summary>A letter about people, which is written when it is sent.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="About">The id of what it is about.</param>
public sealed record PeopleLetter(PeopleLetterKind Kind, string About);

/// <summary>People who are to be told.</summary>
public interface IMailQueue : IQueue<MailTicket>
{
    /// <summary>Whether mail is sent at all.</summary>
    bool IsSent => true;

    /// <summary>
    /// Has people told of a commit that nobody but the caller tells of for a while: where the host can, by itself and at once, so that
    /// nothing is enqueued unless the mail server takes its time; else by a ticket.
    /// </summary>
    /// <param name="ticket">What they are told of.</param>
    /// <param name="ownUntil">Until when it is the caller's alone.</param>
    /// <param name="cancellation">Gives up; the caller tells again.</param>
    Task Tell(MailTicket ticket, Instant ownUntil, CancellationToken cancellation) => Enqueue(ticket, cancellation);
}

/// <summary>Where no mail server is set: nothing is sent, and what there is to say stands in the application.</summary>
public sealed class NoMail : IMailQueue
{
    /// <inheritdoc/>
    public bool IsSent => false;

    /// <inheritdoc/>
    public Task Enqueue(MailTicket message, Duration hidden, CancellationToken cancellation) => Task.CompletedTask;
}
