using NodaTime;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Scanning;

namespace WorkMarket.Application.Scanning;

/// <summary>Asks the scanner that is set for its verdict on a file.</summary>
public sealed class FileScanner(IVerdicts verdicts, IFileStore files, IClock clock, DeliveryOptions options)
{
    private readonly HouseScanner house = new(new());

    /// <summary>Whether there is a scanner at all.</summary>
    public bool IsThere => options.Scanner != FileScannerKind.None;

    /// <summary>
    /// Whether a file that was handed in at an instant needs a verdict. The scanner of the house looks at any when it is asked; the
    /// platform's at those that came while it was on, and those from before stay readable.
    /// </summary>
    public bool IsNeeded(Instant handedIn) => options.Scanner switch
    {
        FileScannerKind.House => true,
        FileScannerKind.Defender => options.VerdictsFrom is { } from && handedIn >= from,
        _ => false,
    };

    /// <summary>
    /// The verdict on a file; null while there is none. One request for one that is there; the scanner of the house reads the file where
    /// it has not yet, and keeps what it says.
    /// </summary>
    public async Task<Verdict?> Look(string path, CancellationToken cancellation)
    {
        if (!IsThere)
            return null;
        var known = await verdicts.Find(path, cancellation);
        if (known is not null || options.Scanner != FileScannerKind.House)
            return known;
        await using var content = await files.Open(path, cancellation);
        if (content is null)
            return null;
        var result = await house.Look(content, cancellation);
        var verdict = new Verdict(
            result, HouseScanner.Name, clock.GetCurrentInstant(), result == ScanResult.Malicious ? HouseScanner.TestFile : null);
        await verdicts.Keep(path, verdict, cancellation);
        return verdict;
    }
}
