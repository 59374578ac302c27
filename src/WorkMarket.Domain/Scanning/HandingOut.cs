using NodaTime;

namespace WorkMarket.Domain.Scanning;

/// <summary>What a scanner says of a file.</summary>
public enum ScanResult
{
    /// <summary>It found nothing.</summary>
    Clean,

    /// <summary>It found something.</summary>
    Malicious,

    /// <summary>It could not look at it, or not at all of it: it is protected by a password, say.</summary>
    NotScanned,
}

/// <summary>A scanner's verdict on a file.</summary>
/// <param name="Result">What it says.</param>
/// <param name="Scanner">Which scanner.</param>
/// <param name="At">When it said so.</param>
/// <param name="Found">What it found, as it names it; null where it names nothing.</param>
public sealed record Verdict(ScanResult Result, string Scanner, Instant At, string? Found = null);

/// <summary>
/// Who is handed a file (domain.md §3): until there is a verdict its uploader alone, where one is needed; after a finding nobody.
/// </summary>
public static class HandingOut
{
    /// <summary>What stands in the way of handing a file out; null where nothing does.</summary>
    /// <param name="withdrawn">Whether the file was withdrawn.</param>
    /// <param name="verdict">What a scanner says of it; null while none does.</param>
    /// <param name="isUploader">Whether who asks for it brought it.</param>
    /// <param name="needsVerdict">Whether others need a verdict.</param>
    public static Refusal? Refusal(bool withdrawn, Verdict? verdict, bool isUploader, bool needsVerdict) => verdict switch
    {
        _ when withdrawn => new FileIsWithdrawn(),
        { Result: ScanResult.Malicious } => new FileIsWithdrawn(),
        _ when isUploader || !needsVerdict => null,
        { Result: ScanResult.Clean } => null,
        null => new FileUnchecked(),
        _ => new FileNotScanned(),
    };
}

/// <summary>A scanner found something in the file.</summary>
public sealed record FileIsWithdrawn()
    : Refusal(
        RefusalKind.Conflict, "fileWithdrawn",
        "A malware scanner found something in this file, and nobody gets it any more. Whoever handed it in can hand in another.");

/// <summary>No scanner has looked at the file yet.</summary>
public sealed record FileUnchecked()
    : Refusal(
        RefusalKind.Conflict, "fileUnchecked",
        "This file is being checked for malware. Until that is done only who handed it in gets it: try again in a minute.");

/// <summary>The scanner could not look at the file.</summary>
public sealed record FileNotScanned()
    : Refusal(
        RefusalKind.Conflict, "fileNotScanned",
        "The malware scanner could not look into this file, so only who handed it in gets it: have it handed in anew, without a password.");
