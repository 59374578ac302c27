using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Deliverables;

/// <summary>Removes what uploads left behind: staged files that were never completed, and copies that no delivery names.</summary>
public sealed class FileSweep(IFileStore files, ICaseStore store, IClock clock, FileOptions options)
{
    /// <summary>How many hours are looked at again each time, so that a sweep that did not run is made up for.</summary>
    private const int Hours = 48;

    /// <summary>Sweeps the uploads whose life ended within the last days. Doing it twice changes nothing.</summary>
    /// <returns>How many files were removed.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var removed = 0;
        // An hour is over an hour after it began, and an upload that began at its end lives on for its whole life.
        var newest = clock.GetCurrentInstant() - options.UploadLife - Duration.FromHours(2);
        for (var hour = 0; hour < Hours; hour++)
        {
            var began = UploadId.HourText(newest - Duration.FromHours(hour));
            await foreach (var staged in files.List(FilePath.Staging + began, cancellation))
                removed += await Remove(staged.Path, cancellation);
            await foreach (var copy in files.List(FilePath.Kept + began, cancellation))
            {
                if (!await IsDelivered(copy.Path, cancellation))
                    removed += await Remove(copy.Path, cancellation);
            }
        }
        return removed;
    }

    private async Task<int> Remove(string path, CancellationToken cancellation)
    {
        await files.Delete(path, cancellation);
        return 1;
    }

    private async Task<bool> IsDelivered(string path, CancellationToken cancellation)
    {
        if (!UploadId.TryParse(path.Split('/')[1], out var upload))
            return true;
        return await store.Read(upload.Case, cancellation) is { State: Staffed staffed } && staffed.Engagement.Deliverables
            .Exists(deliverable => deliverable.Versions.Exists(version => version.File.File == path));
    }
}
