using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Escalations;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Words;

/// <summary>How a record writes instants and people.</summary>
/// <param name="times">Instants.</param>
/// <param name="person">People by name; by id where it is null.</param>
/// <param name="isOnPage">Whether it stands on a page, where an escalation needs no id to be told from another.</param>
public sealed class RecordStyle(LocalTimes times, Func<PersonId, string>? person = null, bool isOnPage = false)
{
    /// <summary>Whether it stands on a page.</summary>
    public bool IsOnPage => isOnPage;

    /// <summary>An instant.</summary>
    public string Write(Instant at) => times.Write(at);

    /// <summary>A schedule.</summary>
    public string Write(Schedule schedule) => times.Write(schedule);

    /// <summary>A person.</summary>
    public string Who(PersonId id) => person is null ? id.Value : person(id);

    /// <summary>An escalation.</summary>
    public string Name(EscalationId id) => isOnPage ? "the escalation" : $"escalation {id}";
}

/// <summary>What is said of an event.</summary>
/// <param name="Record">What happened, in a line of the record with its facts.</param>
/// <param name="Notice">What somebody is told of it; null where nobody is.</param>
/// <param name="Written">What the person who let it happen wrote with it.</param>
/// <param name="More">What else that person wrote.</param>
public sealed record Sentences(
    Func<RecordStyle, string> Record, Func<Reading, NoticeText>? Notice = null, string? Written = null, string? More = null)
{
    internal Sentences(string record, Func<Reading, NoticeText>? notice = null, string? written = null, string? more = null)
        : this(_ => record, notice, written, more)
    {
    }

    /// <summary>Whether it is about the price: what is asked, offered, agreed, added, submitted, approved, paid.</summary>
    public bool IsOfPrice { get; init; }

    /// <summary>Whether it is about times on site.</summary>
    public bool IsOfTime { get; init; }

    /// <summary>All that was written with it.</summary>
    public ImmutableList<string> AllWritten =>
        [.. new[] { Written, More }.Where(text => !string.IsNullOrWhiteSpace(text)).OfType<string>()];

    /// <summary>What a reader is told.</summary>
    public NoticeText To(Reading reading) => Notice?.Invoke(reading)
        ?? throw new ArgumentOutOfRangeException(nameof(reading), reading.Kind, "Nobody is told of it.");
}
