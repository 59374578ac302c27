using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Deliverables;

/// <summary>
/// An upload's id. To callers it is opaque; it holds the hour in which the upload began, which tells sweeping how old its file is,
/// and the case, so that a copy can be asked after.
/// </summary>
public sealed record UploadId
{
    private const int TailLength = 20;
    private const int LongestText = 200;
    private const char OfWorker = 'W';
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly InstantPattern HourPattern = InstantPattern.CreateWithInvariantCulture("uuuuMMddHH");

    private UploadId(string value, Instant hour, AssignmentId @case) => (Value, Hour, Case) = (value, hour, @case);

    /// <summary>What tells it from the others of its case: the same for the same request again, also in another hour.</summary>
    public string Tail => Value[(Value.LastIndexOf('-') + 1)..];

    /// <summary>The id.</summary>
    public string Value { get; }

    /// <summary>The hour in which the upload began.</summary>
    public Instant Hour { get; }

    /// <summary>The case that it is for.</summary>
    public AssignmentId Case { get; }

    /// <summary>The worker to whose profile it goes; null where it is for a case.</summary>
    public PersonId? Worker => WorkerOf(Case);

    /// <summary>A new upload; the same request with the same body again, within the hour, gets the same one.</summary>
    public static UploadId New(AssignmentId @case, CommandKey? key, string bodyHash, Instant now)
    {
        var tail = key is null
            ? RandomNumberGenerator.GetHexString(TailLength, lowercase: true)
            : string.Concat(key.Hash.AsSpan(0, TailLength / 2), bodyHash.AsSpan(0, TailLength / 2));
        var hour = HourPattern.Format(now);
        return new(string.Create(CultureInfo.InvariantCulture, $"{hour}-{@case}-{tail}"),
            HourPattern.Parse(hour).Value, @case);
    }

    /// <summary>A new upload to a worker's profile, as for a case.</summary>
    public static UploadId New(PersonId worker, CommandKey? key, string bodyHash, Instant now) =>
        New(new AssignmentId(OfWorker + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(worker.Value))), key, bodyHash, now);

    /// <summary>The worker whom an upload names in the place of a case; null where it is a case, whose id has no capitals.</summary>
    internal static PersonId? WorkerOf(AssignmentId id)
    {
        var hex = id.Value[1..];
        return id.Value[0] == OfWorker && hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigitLower)
            ? new PersonId(Encoding.UTF8.GetString(Convert.FromHexString(hex)))
            : null;
    }

    /// <summary>Reads an id; false where it is none of ours.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out UploadId? upload)
    {
        upload = null;
        if (text.Length > LongestText || text.Split('-') is not [var hour, { Length: > 0 } @case, { Length: > 0 } tail] ||
            !(@case + tail).All(char.IsAsciiLetterOrDigit) || !HourPattern.Parse(hour).TryGetValue(default, out var began))
            return false;
        upload = new(text, began, new(@case));
        return true;
    }

    /// <summary>How the ids begin of all uploads of a day.</summary>
    public static string DayText(LocalDate day) => DayPattern.Format(day);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>
/// Counts the uploads that are begun on each case, and to each profile, in a day, so that nobody gets addresses to write to without end.
/// </summary>
/// <remarks>It throws <see cref="StorageUnavailableException"/> when storage cannot be reached.</remarks>
public interface IUploadCounts
{
    /// <summary>
    /// Counts an upload, once a day however often it is named again. Two requests, one where it is counted already or there is no room.
    /// </summary>
    /// <param name="upload">The upload.</param>
    /// <param name="by">Whose upload it is: what one side begins takes no room from the other.</param>
    /// <param name="day">The day.</param>
    /// <param name="most">The most that a day takes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BusyException">Too many are begun at the same place at once.</exception>
    /// <returns>Whether it is counted; false where the day has as many as it takes.</returns>
    Task<bool> Count(UploadId upload, Role by, LocalDate day, int most, CancellationToken cancellation);
}
