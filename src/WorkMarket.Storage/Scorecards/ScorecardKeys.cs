using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Storage.Scorecards;

/// <summary>
/// The keys of a scorecard's rows. Its sums lie in one range, those of the days before those of all time; what is behind them lies by
/// kind, newest first.
/// </summary>
internal static class ScorecardKeys
{
    public const string AllTime = "sum-all";

    /// <summary>Begins the keys of all sums.</summary>
    public const string Sums = "sum-";

    /// <summary>Begins the keys of what cases add.</summary>
    public const string Cases = "case-";

    /// <summary>Begins the keys of what is behind the figures.</summary>
    public const string AllBehind = "behind-";

    /// <summary>The first key after all sums.</summary>
    public const string AfterSums = "sum.";

    private const string WorkerPrefix = "worker-";
    private const string CompanyPrefix = "company-";

    public static string Partition(ScorecardOf card) => card switch
    {
        ScorecardOf.Worker worker => $"{WorkerPrefix}{worker.Id}",
        ScorecardOf.Company company => $"{CompanyPrefix}{company.Id}",
        _ => throw new ArgumentOutOfRangeException(nameof(card), card, null),
    };

    /// <summary>Whose scorecard lies in a partition, or null where it is none of ours.</summary>
    public static ScorecardOf? Card(string partition) =>
        partition.StartsWith(WorkerPrefix, StringComparison.Ordinal) ? new ScorecardOf.Worker(new(partition[WorkerPrefix.Length..]))
        : partition.StartsWith(CompanyPrefix, StringComparison.Ordinal) ? new ScorecardOf.Company(new(partition[CompanyPrefix.Length..]))
        : null;

    public static string Case(AssignmentId id) => $"{Cases}{id}";

    public static AssignmentId CaseOf(string key) => new(key[Cases.Length..]);

    /// <summary>The case of a row behind a figure, or null where its key is none of ours.</summary>
    public static AssignmentId? CaseBehind(string key) =>
        key.Split('-', 4) is [_, _, { Length: 19 }, { Length: > 0 } id] ? new AssignmentId(id) : null;

    public static string Day(LocalDate day) => $"{Sums}{LocalDatePattern.Iso.Format(day)}";

    public static string Kind(CountsAs kind) => $"{AllBehind}{kind}-";

    public static string Behind(AssignmentId id, Entry entry) => Kind(entry.As) + Place(id, entry.At);

    /// <summary>Where an entry lies among those of its kind.</summary>
    public static string Place(AssignmentId id, Instant at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Instant.MaxValue.ToUnixTimeTicks() - at.ToUnixTimeTicks():D19}-{id}");

    /// <summary>The first place after all entries at or after an instant.</summary>
    public static string Before(Instant at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Instant.MaxValue.ToUnixTimeTicks() - at.ToUnixTimeTicks():D19}.");

    /// <summary>Whether a text can be a place.</summary>
    public static bool IsPlace(string text) =>
        text.Length is > 20 and < 64 && text[..19].All(char.IsAsciiDigit) && text[19] == '-'
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
