using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Domain;

/// <summary>What a member of a closed set is called in a sentence, where its name in small words is not what people say.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class SaidAttribute(string words) : Attribute
{
    public string Words => words;
}

/// <summary>How members of closed sets, fields, instants and spans stand in a sentence: a name in code is in none.</summary>
public static class Wording
{
    private static readonly ConcurrentDictionary<Enum, string> Members = new();
    private static readonly ZonedDateTimePattern Local =
        ZonedDateTimePattern.CreateWithInvariantCulture("dddd, d MMMM uuuu, HH':'mm x", null);
    private static readonly LocalDatePattern DayInFull = LocalDatePattern.CreateWithInvariantCulture("dddd, d MMMM uuuu");

    /// <summary>A member of a closed set, as in <c>payment past due</c>; of an action, what one does.</summary>
    public static string InWords(Enum member) => Members.GetOrAdd(member, _ =>
        member.GetType().GetField(member.ToString())?.GetCustomAttribute<SaidAttribute>()?.Words ?? Words(member.ToString()));

    /// <summary>One of a kind, as in <c>an expense reimbursement</c>.</summary>
    public static string OneInWords(Enum kind) =>
        InWords(kind) is var words && "aeiou".Contains(words[0], StringComparison.Ordinal) ? $"an {words}" : $"a {words}";

    /// <summary>The field that a path ends with, as in <c>the final value</c>.</summary>
    public static string Field(string path) => path[(path.LastIndexOf('.') + 1)..] switch
    {
        "line1" => "the street and number",
        "line2" => "the second line of the address",
        var name => $"the {Words(name)}",
    };

    /// <summary>The same at the beginning of a sentence.</summary>
    public static string Subject(string path) => Sentence(Field(path));

    /// <summary>
    /// An instant to the minute in a zone that it names, as in <c>Friday, 20 November 2026, 10:00 EST (America/New_York)</c>.
    /// </summary>
    public static string InWords(Instant at, DateTimeZone zone) => zone == DateTimeZone.Utc || IsAtTheEnd(at)
        ? Local.Format(at.InUtc())
        : $"{Local.Format(at.InZone(zone))} ({zone.Id})";

    /// <summary>
    /// An instant until which something is to be done, in a zone: the end of a day is said as that, as in
    /// <c>the end of Friday, 20 November 2026 (America/New_York)</c>, since midnight would read as the next day.
    /// </summary>
    public static string Until(Instant at, DateTimeZone zone) => DayThatEndsAt(at, zone) is { } day
        ? $"the end of {DayInFull.Format(day)} ({zone.Id})"
        : InWords(at, zone);

    /// <summary>The local day that ends at an instant; null where none does.</summary>
    public static LocalDate? DayThatEndsAt(Instant at, DateTimeZone zone) =>
        at.InZone(zone).Date is var next && zone.AtStartOfDay(next).ToInstant() == at ? next.PlusDays(-1) : null;

    /// <summary>A span of the calendar, as in <c>30 days</c>.</summary>
    public static string InWords(Period span) => Together(
        (span.Years, "year"), (span.Months, "month"), (span.Weeks, "week"), (span.Days, "day"), (span.Hours, "hour"),
        (span.Minutes, "minute"));

    /// <summary>A span of elapsed time, as in <c>48 hours</c>; from three days on it is said in days.</summary>
    public static string InWords(Duration span) => span < Duration.FromDays(3)
        ? Together(((long)span.TotalHours, "hour"), (span.Minutes, "minute"))
        : Together((span.Days, "day"), (span.Hours, "hour"), (span.Minutes, "minute"));

    /// <summary>One of several, as in <c>assigned, in progress or on hold</c>.</summary>
    public static string Either(IEnumerable<string> words) => Joined([.. words], "or");

    /// <summary>All of several, as in <c>2 days and 3 hours</c>.</summary>
    public static string All(IEnumerable<string> words) => Joined([.. words], "and");

    /// <summary>A sentence that begins with a word in small.</summary>
    public static string Sentence(string words) => $"{char.ToUpper(words[0], CultureInfo.InvariantCulture)}{words[1..]}";

    // What somebody reports can be an instant of which there is no local time.
    private static bool IsAtTheEnd(Instant at) =>
        at < Instant.MinValue + Duration.FromDays(1) || at > Instant.MaxValue - Duration.FromDays(1);

    private static string Joined(string[] words, string before) => words.Length < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words[..^1])} {before} {words[^1]}";

    private static string Together(params (long Number, string Unit)[] parts) => All(parts
        .Where(part => part.Number != 0)
        .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Number} {part.Unit}{(part.Number == 1 ? "" : "s")}"))
        .DefaultIfEmpty("no time"));

    private static string Words(string name) => string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter)
        ? $" {char.ToLower(letter, CultureInfo.InvariantCulture)}"
        : $"{char.ToLower(letter, CultureInfo.InvariantCulture)}"));
}
