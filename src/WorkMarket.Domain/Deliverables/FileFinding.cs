using NodaTime;

namespace WorkMarket.Domain.Deliverables;

/// <summary>
/// What a scanner found in a file that came with an assignment. The file is withdrawn: nobody gets it any more; that it was there, and its
/// hash, stays (domain.md §3).
/// </summary>
/// <param name="Upload">The upload that brought the file.</param>
/// <param name="What">What was found, as the scanner names it.</param>
/// <param name="Scanner">The scanner.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="LateFrom">
/// Of a deliverable that counted, from when on it is late again; null of others.
/// </param>
public sealed record FileFinding(string Upload, string What, string Scanner, Instant FoundAt, Instant? LateFrom = null);
