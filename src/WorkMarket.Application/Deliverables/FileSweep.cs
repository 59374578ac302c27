using System.Text;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Deliverables;

/// <summary>Removes what uploads left behind: staged files that were never completed, and copies that nothing names.</summary>
public sealed class FileSweep(IFileStore files, ICaseStore store, IDirectory directory, IClock clock, DeliveryOptions options)
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
            if (IsOver(staged.Path, now, out _))
                await Remove(staged.Path);
        }
        for (var day = now.InUtc().Date; day >= (now - LookBack).InUtc().Date; day = day.PlusDays(-1))
        {
            foreach (var (id, copies) in await Copies(day, now, cancellation))
            {
                foreach (var copy in await Unnamed(id, copies, cancellation))
                    await Remove(copy);
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
    private bool IsOver(string path, Instant now, out UploadId? upload) =>
        UploadId.TryParse(path.Split('/')[1], out upload) && options.EndOf(upload) + Duration.FromHours(1) <= now;

    private async Task<Dictionary<AssignmentId, List<string>>> Copies(LocalDate day, Instant now, CancellationToken cancellation)
    {
        var copies = new Dictionary<AssignmentId, List<string>>();
        await foreach (var copy in files.List(FilePath.Kept + UploadId.DayText(day), cancellation))
        {
            if (!IsOver(copy.Path, now, out var upload))
                continue;
            if (!copies.TryGetValue(upload!.Case, out var some))
                copies[upload.Case] = some = [];
            some.Add(copy.Path);
        }
        return copies;
    }

    // Whatever the event is, the file that it names stays: the state may have moved on to another worker, the record has not.
    private async Task<IReadOnlyCollection<string>> Unnamed(AssignmentId id, List<string> copies, CancellationToken cancellation)
    {
        if (UploadId.WorkerOf(id) is { } worker)
        {
            var profile = await directory.FindProfile(worker, cancellation);
            return copies.FindAll(copy => !profile.Files.Exists(file => file.File.File == copy));
        }
        if (await store.Read(id, cancellation) is not { } stored)
            return copies;
        var unnamed = copies.ToDictionary(copy => copy, Encoding.UTF8.GetBytes);
        await foreach (var item in store.ReadEvents(id, 0, stored.Version, cancellation))
        {
            foreach (var named in unnamed.Where(copy => item.Bytes.Span.IndexOf(copy.Value) >= 0).Select(copy => copy.Key).ToList())
                unnamed.Remove(named);
        }
        return unnamed.Keys;
    }
}
