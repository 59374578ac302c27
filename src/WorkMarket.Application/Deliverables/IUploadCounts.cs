using NodaTime;
using WorkMarket.Application.Storage;

namespace WorkMarket.Application.Deliverables;

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
    /// <param name="day">The day.</param>
    /// <param name="most">The most that a day takes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BusyException">Too many are begun at the same place at once.</exception>
    /// <returns>Whether it is counted; false where the day has as many as it takes.</returns>
    Task<bool> Count(UploadId upload, LocalDate day, int most, CancellationToken cancellation);
}
