using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Deliverables;

/// <summary>Removes what uploads left behind: staged files that were never completed, and copies that no delivery names.</summary>
public sealed class FileSweep(IFileStore files, ICaseStore store, IClock clock, DeliveryOptions options)
{
    /// <summary>How far back each sweep looks, so that one that did not run is made up for.</summary>
    private static readonly Duration LookBack = Duration.FromDays(3);

    /// <summary>How often it is to run.</summary>
    public static Duration Every { get; } = Duration.FromHours(24);

    /// <summary>Sweeps the uploads whose life ended within the last three days. Doing it twice changes nothing.</summary>
    /// <returns>How many files were removed.</returns>
    /// <exception cref="AggregateException">Some could not be; they hold up no other.</exception>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var removed = 0;
        var failures = new List<Exception>();
        var now = clock.GetCurrentInstant();
        await foreach (var staged in files.List(FilePath.Staging, cancellation))
        {
            if (IsOver(staged.Path, now))
                await Remove(staged.Path);
        }
        for (var day = now.InUtc().Date; day >= (now - LookBack).InUtc().Date; day = day.PlusDays(-1))
        {
            await foreach (var copy in files.List(FilePath.Kept + UploadId.DayText(day), cancellation))
            {
                if (IsOver(copy.Path, now) && !await IsDelivered(copy.Path, cancellation))
                    await Remove(copy.Path);
            }
        }
        return failures.Count == 0 ? removed : throw new AggregateException(failures);

        async Task Remove(string path)
        {
            try
            {
                await files.Delete(path, cancellation);
                removed++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }
    }

    // A copy is made before its upload is over and may be committed a little after.
    private bool IsOver(string path, Instant now) =>
        UploadId.TryParse(path.Split('/')[1], out var upload) && options.EndOf(upload) + Duration.FromHours(1) <= now;

    private async Task<bool> IsDelivered(string path, CancellationToken cancellation)
    {
        if (!UploadId.TryParse(path.Split('/')[1], out var upload))
            return true;
        // Only where it is certain that no delivery names a file is it nobody's.
        return (await store.Read(upload.Case, cancellation))?.State switch
        {
            null or Draft => false,
            Staffed staffed => staffed.Engagement.Deliverables.Exists(deliverable => deliverable.Versions.Exists(version => version.File.File == path)),
            _ => true,
        };
    }
}
