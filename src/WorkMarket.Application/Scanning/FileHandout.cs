using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Application.Queues;
using WorkMarket.Domain;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Scanning;

namespace WorkMarket.Application.Scanning;

/// <summary>Says whether somebody who may read a file is handed it (domain.md §3).</summary>
/// <param name="scanner">The scanner.</param>
/// <param name="clock">The clock.</param>
/// <param name="checks">Files that wait for a verdict; null where there is no scanner.</param>
public sealed class FileHandout(FileScanner scanner, IClock clock, IQueue<FileCheck>? checks = null)
{
    /// <summary>What stands in the way; null where nothing does.</summary>
    /// <param name="by">Who asks for it.</param>
    /// <param name="file">The file.</param>
    /// <param name="uploader">Who brought it.</param>
    /// <param name="at">When.</param>
    /// <param name="withdrawn">Whether it was withdrawn.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Refusal?> Refusal(
        Actor by, DeliveredFile file, PersonId? uploader, Instant at, bool withdrawn, CancellationToken cancellation)
    {
        var isUploader = uploader is not null && by.Person() == uploader;
        var verdict = withdrawn || isUploader ? null : await scanner.Look(file.File, cancellation);
        // Whoever waits for verdicts may have given up before this one came, or never waited for it.
        if (verdict is { Result: ScanResult.Malicious } && checks is not null)
            await checks.Enqueue(new(file.Upload, file.File, clock.GetCurrentInstant()), cancellation);
        return HandingOut.Refusal(withdrawn, verdict, isUploader, scanner.IsNeeded(at));
    }
}
