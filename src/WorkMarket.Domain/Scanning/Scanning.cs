using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Notifications;

namespace WorkMarket.Domain.Scanning;

/// <summary>As what a file is with an assignment.</summary>
public enum FilePurpose
{
    /// <summary>A deliverable of the worker's.</summary>
    Deliverable,

    /// <summary>A document of the client's.</summary>
    Document,

    /// <summary>The receipt of an expense for which the worker asks.</summary>
    Receipt,
}

/// <summary>Withdraw a file in which a scanner found something. It is the scanner's, whoever hands the finding on.</summary>
/// <param name="Upload">The upload that brought the file.</param>
/// <param name="What">What was found, as the scanner names it.</param>
/// <param name="Scanner">The scanner.</param>
/// <param name="FoundAt">When it was found.</param>
public sealed record WithdrawFile(string Upload, string What, string Scanner, Instant FoundAt) : Command;

/// <summary>
/// A scanner found something in a file, and it was withdrawn: nobody gets it any more. It stays with the record by name, length and hash.
/// </summary>
/// <param name="Purpose">As what it is with the assignment.</param>
/// <param name="Of">The id of the deliverable, the document or the request for funds.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="File">The file.</param>
/// <param name="What">What was found, as the scanner names it.</param>
/// <param name="Scanner">The scanner.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="LateFrom">Of a deliverable that counted, from when on it is late again; null of others.</param>
[Stored("fileWithdrawn/1"), Tells(NoticeKind.FileWithdrawn, Recipients.BothSides)]
public sealed record FileWithdrawn(
    FilePurpose Purpose, string Of, int Version, DeliveredFile File, string What, string Scanner, Instant FoundAt, Instant? LateFrom = null)
    : Event;
