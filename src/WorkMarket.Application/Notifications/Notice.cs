using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;

namespace WorkMarket.Application.Notifications;

/// <summary>A notice's id among those of its addressee. The later it happened, the earlier it sorts.</summary>
public readonly record struct NoticeId(string Value)
{
    private const long LastSequence = 9_999_999_999;

    /// <summary>The id of what is told of an event: the same whenever it is told.</summary>
    public static NoticeId ForEvent(AssignmentId assignment, long sequence, Instant at) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{Instant.MaxValue.ToUnixTimeTicks() - at.ToUnixTimeTicks():D19}-{LastSequence - sequence:D10}-{assignment}"));

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string text) => text.Length is > 31 and < 96 && text[19] == '-' && text[30] == '-'
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What somebody is told, as it stands in that person's list.</summary>
public sealed record Notice
{
    /// <summary>Its id.</summary>
    public required NoticeId Id { get; init; }

    /// <summary>What it is about.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The assignment.</summary>
    public required AssignmentId Assignment { get; init; }

    /// <summary>The number by which people name it; null of one that was told before all had one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AssignmentNumber? Number { get; init; }

    /// <summary>The number of its invoice when it was told, where there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InvoiceNumber? Invoice { get; init; }

    /// <summary>The assignment's title when it was told.</summary>
    public required string Title { get; init; }

    /// <summary>When the work was to be done by then; null of one from before that was kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Schedule? Schedule { get; init; }

    /// <summary>The event that it tells of.</summary>
    public required long Sequence { get; init; }

    /// <summary>When that happened.</summary>
    public required Instant At { get; init; }

    /// <summary>The role of whoever did it.</summary>
    public required Role By { get; init; }

    /// <summary>What it says, in sentences.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Where the work was to be done by then, as far as everybody may know it; null where that is not said, and of older ones.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Place { get; init; }

    /// <summary>What somebody wrote with it, cut to a length; null where nothing was written, and of older ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Written { get; init; }

    /// <summary>
    /// What the mail about it says, as it is compared with what an answer quotes; kept beside it, and null where nobody answers.
    /// </summary>
    [JsonIgnore]
    public string? Sent { get; init; }
}

/// <summary>What became of a notice's e-mail.</summary>
public enum MailState
{
    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The addressee has no address, or wants no mail of this kind.</summary>
    NotWanted,

    /// <summary>The mail server refused it for good.</summary>
    Refused,

    /// <summary>It could not be sent for so long that it was given up.</summary>
    GivenUp,

    /// <summary>The escalation that it is about was closed before it could be sent.</summary>
    Overtaken,
}

/// <summary>A notice with what has become of it.</summary>
/// <param name="Notice">What was told.</param>
/// <param name="ReadAt">When it was read, or null.</param>
/// <param name="Mail">What became of its mail, or null where none was sent yet.</param>
public sealed record NoticeEntry(Notice Notice, Instant? ReadAt, MailState? Mail)
{
    /// <summary>The latest claim on its mail, or null.</summary>
    public MailClaim? Claim { get; init; }

    /// <summary>The store's mark of this content; null for one that was never stored.</summary>
    public string? Stamp { get; init; }
}

/// <summary>
/// A page of notices, the cursor of the next one, and how many are unread: the store counts no further than it can at once.
/// </summary>
public sealed record NoticePage(ImmutableList<NoticeEntry> Entries, string? Next, int Unread);

/// <summary>A claim on a mail: who is about to send it, and for how long it is left to that one.</summary>
/// <param name="Name">Names the attempt, so that it knows its own claim again where the answer was lost.</param>
/// <param name="Until">Until when; then another may send it.</param>
public sealed record MailClaim(string Name, Instant Until)
{
    /// <summary>Stands in place of a claim where nobody is about to send the mail and a ticket will, from an instant on.</summary>
    public static MailClaim Waiting(Instant until) => new("", until);

    /// <summary>Whether it is that.</summary>
    public bool IsWaiting => Name.Length == 0;
}

/// <summary>Everybody's notices. Each is stored once, however often it is put.</summary>
public interface INotices
{
    /// <summary>The most notices that are put in one transaction.</summary>
    const int AtOnce = 33;

    /// <summary>
    /// Puts notices that are not there yet, with what became of their mail where that is known; of those that are there, that is recorded
    /// where nothing was. One request for every <see cref="AtOnce"/>, six where some are there.
    /// </summary>
    Task Put(Addressee to, IReadOnlyCollection<Notice> notices, MailState? mail, CancellationToken cancellation);

    /// <summary>A page, newest first. Two requests.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    Task<NoticePage> Read(Addressee of, bool unreadOnly, string? after, int limit, CancellationToken cancellation);

    /// <summary>A notice, or null. One request.</summary>
    Task<NoticeEntry?> Find(Addressee of, NoticeId id, CancellationToken cancellation);

    /// <summary>What mails said to somebody about a case that can be answered, the latest first. One request.</summary>
    Task<ImmutableList<string>> FindSent(Addressee to, AssignmentId about, CancellationToken cancellation);

    /// <summary>Marks a notice as read; one that was read stays as it is. False where there is none. Two requests at the most.</summary>
    Task<bool> MarkRead(Addressee of, NoticeId id, Instant at, CancellationToken cancellation);

    /// <summary>Marks all as read. Two requests for every fifty.</summary>
    Task MarkAllRead(Addressee of, Instant at, CancellationToken cancellation);

    /// <summary>
    /// Puts notices of which none is there yet, with a claim on their mail, for which the first stands. False where one is there: then
    /// nothing is put. One request for every <see cref="AtOnce"/>.
    /// </summary>
    Task<bool> PutClaimed(Addressee to, IReadOnlyCollection<Notice> notices, MailClaim claim, CancellationToken cancellation);

    /// <summary>
    /// Claims the mail of a notice as it was read, and keeps what the mail will say, beside what earlier ones said. False where the notice
    /// was changed since: then nothing is kept. One request.
    /// </summary>
    Task<bool> Claim(Addressee of, NoticeEntry seen, MailClaim claim, CancellationToken cancellation);

    /// <summary>Gives a claim back: the mail waits for a ticket that is seen at an instant. One request.</summary>
    Task Release(Addressee of, NoticeId first, Instant until, CancellationToken cancellation);

    /// <summary>Records what became of the mail of notices. One request for every hundred.</summary>
    Task MarkMail(Addressee of, IReadOnlyCollection<NoticeId> ids, MailState state, CancellationToken cancellation);
}
