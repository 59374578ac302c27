using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Inbound;

/// <summary>Why a mail lies on the desk.</summary>
public enum DeskMailKind
{
    /// <summary>Nothing in it says whom it is from or what it is about.</summary>
    UnknownSender,

    /// <summary>Somebody wrote to support and named an assignment.</summary>
    SupportMail,

    /// <summary>A reply to an escalation that is over.</summary>
    AfterClose,

    /// <summary>A reply address whose token is not the one.</summary>
    ForgedToken,

    /// <summary>A machine answered for a person.</summary>
    Automatic,

    /// <summary>A mail was not delivered.</summary>
    Bounce,

    /// <summary>A reply in which nothing is written.</summary>
    WithoutText,

    /// <summary>A reply that the case does not take.</summary>
    Refused,

    /// <summary>
    /// A response of which a part stood below our line to write above: it counts, and somebody looks whether all of it was meant.
    /// </summary>
    WrittenBelow,

    /// <summary>A mail whose reading was given up, as it would take too long. Its text is how it begins, as it came.</summary>
    Unread,
}

/// <summary>Whether somebody has seen to it.</summary>
public enum DeskMailStatus
{
    /// <summary>Nobody has yet.</summary>
    Open,

    /// <summary>An agent has.</summary>
    Done,
}

/// <summary>Who has seen to a mail, when, and what there was to say.</summary>
/// <param name="By">The support agent.</param>
/// <param name="At">When it was.</param>
/// <param name="Note">What was said about it; left out where nothing was.</param>
public sealed record DeskMailDone(PersonId By, Instant At, string? Note);

/// <summary>A mail that the support desk looks at (domain.md §6). It is no escalation by itself.</summary>
public sealed record DeskMail
{
    /// <summary>Its id.</summary>
    public required MailId Id { get; init; }

    /// <summary>When it was first delivered.</summary>
    public required Instant At { get; init; }

    /// <summary>Why it is here.</summary>
    public required DeskMailKind Kind { get; init; }

    /// <summary>The address that it says it is from; empty where there is none.</summary>
    public required string From { get; init; }

    /// <summary>The addresses that it went to, reply addresses without their tokens.</summary>
    public required ImmutableList<string> To { get; init; }

    /// <summary>Its subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Its text, cut to a length; empty in a list.</summary>
    public required string Text { get; init; }

    /// <summary>The assignment that it is about, where that is known.</summary>
    public AssignmentId? Assignment { get; init; }

    /// <summary>Who has seen to it, or null.</summary>
    public DeskMailDone? Done { get; init; }

    /// <summary>Whether somebody has seen to it.</summary>
    public DeskMailStatus Status => Done is null ? DeskMailStatus.Open : DeskMailStatus.Done;
}

/// <summary>A page of mails without their texts, newest first, and the cursor of the next one.</summary>
public sealed record DeskMailPage(ImmutableList<DeskMail> Mails, string? Next);

/// <summary>Mail on the support desk.</summary>
public interface IDeskMail
{
    /// <summary>
    /// Puts a mail on the desk; one that is there stays as it is. Answers what lies there. One request, two where it is there already.
    /// </summary>
    Task<DeskMail> Put(DeskMail mail, CancellationToken cancellation);

    /// <summary>A mail, or null. One request.</summary>
    Task<DeskMail?> Find(MailId id, CancellationToken cancellation);

    /// <summary>A page of those in a status and of a kind, or of all. One request.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<DeskMailPage> Read(DeskMailStatus? status, DeskMailKind? kind, string? after, int limit, CancellationToken cancellation);

    /// <summary>
    /// Records who has seen to a mail; the first who has stays. Answers what lies there then, or null where there is no such mail. Three
    /// requests at the most.
    /// </summary>
    Task<DeskMail?> Close(MailId id, DeskMailDone done, CancellationToken cancellation);
}
