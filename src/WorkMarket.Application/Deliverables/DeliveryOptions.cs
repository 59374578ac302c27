using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using NodaTime;
using WorkMarket.Domain;

namespace WorkMarket.Application.Deliverables;

/// <summary>How long addresses of files hold, and what may come and go through the API.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How long an address to upload to holds.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration UploadAddress { get; init; } = Duration.FromMinutes(60);

    /// <summary>How long after its beginning an upload can be renewed and completed.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration UploadLife { get; init; } = Duration.FromHours(24);

    /// <summary>How long an address to download from holds.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration DownloadAddress { get; init; } = Duration.FromMinutes(5);

    /// <summary>
    /// The largest file that is taken through the API, in bytes: the Functions host keeps each body in memory whole. Larger ones go
    /// straight to storage.
    /// </summary>
    [Range(typeof(long), "1", "40000000")]
    public long MostBytesThroughApi { get; init; } = 8_000_000;

    /// <summary>
    /// Which malware scanner says whether a file is handed out to others than who uploaded it. The house's knows the EICAR test file alone:
    /// it is for a developer's machine.
    /// </summary>
    public FileScannerKind Scanner { get; init; } = FileScannerKind.House;

    /// <summary>
    /// From when on files that are handed in need the platform scanner's verdict: the instant at which it was switched on, as earlier files
    /// have none. Without it none is needed, and only a finding counts. The house's scanner looks at whatever is asked for.
    /// </summary>
    public Instant? VerdictsFrom { get; init; }

    /// <summary>How long after one another it is looked whether there is a verdict; the last holds for all that follow.</summary>
    public ImmutableList<Duration> LooksForVerdict { get; init; } =
        [
            Duration.FromSeconds(5), Duration.FromSeconds(10), Duration.FromSeconds(20), Duration.FromSeconds(30), Duration.FromMinutes(1),
            Duration.FromMinutes(2), Duration.FromMinutes(10),
        ];

    /// <summary>For how long it is looked; what comes later counts when somebody asks for the file.</summary>
    [Range(typeof(Duration), "PT1M", "P30D")]
    public Duration VerdictWithin { get; init; } = Duration.FromHours(24);

    /// <summary>How long a file stays with the process that looks at it, before another may: longer than looking takes.</summary>
    [Range(typeof(Duration), "PT1S", "P7D")]
    public Duration CheckLease { get; init; } = Duration.FromMinutes(5);

    /// <summary>Until when an upload can be renewed and completed. Its id tells only the hour in which it began.</summary>
    public Instant EndOf(UploadId upload) => upload.Hour + Duration.FromHours(1) + UploadLife;

    /// <summary>What is wrong with the age of an upload that is named again. One that begins later than now is not of our making.</summary>
    public ImmutableList<Refusal> Age(UploadId upload, Instant now) => now >= EndOf(upload) || upload.Hour > now
        ? [new InvalidField("upload", "uploadExpired", $"An upload has to be completed within {UploadLife.TotalHours} hours.")]
        : [];
}

/// <summary>An address to upload to.</summary>
public sealed record UploadGrant(UploadId Upload, Uri Address, Instant Until);
