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

    /// <summary>The first key after all sums.</summary>
    public const string AfterSums = "sum.";

    public static string Partition(ScorecardOf card) => card switch
    {
        ScorecardOf.Worker worker => $"worker-{worker.Id}",
        ScorecardOf.Company company => $"company-{company.Id}",
        _ => throw new ArgumentOutOfRangeException(nameof(card), card, null),
    };

    public static string Case(AssignmentId id) => $"case-{id}";

    public static string Day(LocalDate day) => $"sum-{LocalDatePattern.Iso.Format(day)}";

    public static string Kind(CountsAs kind) => $"behind-{kind}-";

    public static string Behind(AssignmentId id, Entry entry) => Kind(entry.As) + Place(id, entry.At);

    /// <summary>Where an entry lies among those of its kind.</summary>
    public static string Place(AssignmentId id, Instant at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Instant.MaxValue.ToUnixTimeTicks() - at.ToUnixTimeTicks():D19}-{id}");

    /// <summary>The first place after all entries at or after an instant.</summary>
    public static string Before(Instant at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Instant.MaxValue.ToUnixTimeTicks() - at.ToUnixTimeTicks():D19}.");

    /// <summary>Whether a text can be a place.</summary>
    public static bool IsPlace(string text) =>
        text.Length is > 20 and < 64 && text[..19].All(char.IsAsciiDigit) && text[19] == '-' && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
