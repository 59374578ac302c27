using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Words;

/// <summary>What is said of every event, in plain English: in one place for notices, mails, pages and the dossier.</summary>
public static class EventWords
{
    /// <summary>The sentences of an event.</summary>
    public static Sentences Find(Event @event) =>
        OfferWords.Find(@event) ?? WorkWords.Find(@event) ?? FundsWords.Find(@event) ?? AmountWords.Find(@event) ?? CourseWords.Find(
            @event) ?? JudgementWords.Find(@event)
            ?? EscalationWords.Find(@event) ?? throw new ArgumentOutOfRangeException(nameof(@event), @event, "Nothing is said of it.");

    /// <summary>A file by name, length and hash.</summary>
    public static string File(DeliveredFile file) => $"“{file.Name}”, {file.Length} bytes, SHA-256 {file.Sha256}";
}

/// <summary>How a record writes instants and people.</summary>
/// <param name="times">Instants.</param>
/// <param name="person">People by name; by id where it is null.</param>
public sealed class RecordStyle(LocalTimes times, Func<PersonId, string>? person = null)
{
    /// <summary>An instant.</summary>
    public string Write(Instant at) => times.Write(at);

    /// <summary>A schedule.</summary>
    public string Write(Schedule schedule) => times.Write(schedule);

    /// <summary>A person.</summary>
    public string Who(PersonId id) => person is null ? id.Value : person(id);
}

/// <summary>What is said of an event. Notices hold nothing that a person wrote.</summary>
/// <param name="Record">What happened, in a line of the record with its facts.</param>
/// <param name="Notice">What people are told in a line; null where nobody is told.</param>
/// <param name="Written">What the person who let it happen wrote with it.</param>
/// <param name="More">What else that person wrote, for the record alone.</param>
public sealed record Sentences(Func<RecordStyle, string> Record, string? Notice = null, string? Written = null, string? More = null)
{
    internal Sentences(string record, string? notice = null, string? written = null, string? more = null)
        : this(_ => record, notice, written, more)
    {
    }

    /// <summary>Lines for those who are told of it as something else.</summary>
    public ImmutableArray<(NoticeKind Kind, string Line)> Others { get; init; } = [];

    /// <summary>Whether it is about the price: what is asked, offered, agreed, added, submitted, approved, paid.</summary>
    public bool IsOfPrice { get; init; }

    /// <summary>Whether it is about times on site.</summary>
    public bool IsOfTime { get; init; }

    /// <summary>All that was written with it.</summary>
    public ImmutableList<string> AllWritten =>
        [.. new[] { Written, More }.Where(text => !string.IsNullOrWhiteSpace(text)).OfType<string>()];

    /// <summary>A line for a notice of a kind.</summary>
    public string Line(NoticeKind kind) => Others.FirstOrDefault(other => other.Kind == kind).Line ?? Notice
        ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody is told of it.");
}
