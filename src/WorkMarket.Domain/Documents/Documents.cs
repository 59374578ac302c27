using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Documents;

/// <summary>A document's opaque id, unique within its assignment.</summary>
public readonly record struct DocumentId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>For whom a document is (domain.md §9).</summary>
public enum DocumentAudience
{
    /// <summary>The assigned worker, and the client's side.</summary>
    [Said("for the assigned worker")]
    AssignedWorker,

    /// <summary>Everybody who sees the scope: it is part of the terms.</summary>
    [Said("for everybody who sees the scope")]
    Scope,
}

/// <summary>One version of a document; replacing keeps the earlier ones.</summary>
public sealed record DocumentVersion(int Number, DeliveredFile File, Actor By, Instant At);

/// <summary>A file of the client's with all its versions, the newest last.</summary>
public sealed record Document(DocumentId Id, ImmutableList<DocumentVersion> Versions)
{
    /// <summary>The version that counts.</summary>
    public DocumentVersion Newest() => Versions[^1];
}

/// <summary>A document as it belongs to the terms that a worker reads.</summary>
/// <param name="Document">Names it in addresses.</param>
/// <param name="Version">The version that belongs to them.</param>
/// <param name="FileName">As the client named that.</param>
/// <param name="Sha256">The SHA-256 of its bytes in hexadecimal digits.</param>
public sealed record OfferedDocument(DocumentId Document, int Version, string FileName, string Sha256);

/// <summary>Add a file that was received and inspected, as a new document or as a new version of one.</summary>
/// <param name="Audience">For whom it is; null for those for whom the one is that it replaces, or else everybody.</param>
/// <param name="Replaces">The document of which it is a new version.</param>
/// <param name="File">The file.</param>
public sealed record AddDocument(DocumentAudience? Audience, DocumentId? Replaces, DeliveredFile File) : Command;

/// <summary>Take a document away.</summary>
public sealed record RemoveDocument(DocumentId Document) : Command;

/// <summary>
/// The client added a document, or a new version of one. Where that changes what was offered, it says when those whom it concerns are
/// told, as an edit does.
/// </summary>
[Stored("documentAdded/1")]
public sealed record DocumentAdded(
    DocumentId Document, int Version, DocumentAudience Audience, DeliveredFile File, Instant? TellAt = null) : Event, IAdding
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) => DocumentRules.Told(to, Audience, NoticeKind.DocumentAdded);
}

/// <summary>The client took a document away. Its versions stay with the record.</summary>
[Stored("documentRemoved/1")]
public sealed record DocumentRemoved(DocumentId Document, DocumentAudience Audience, string FileName, Instant? TellAt = null) : Event
{
    internal override IEnumerable<NoticeFor> Tells(Teller to) => DocumentRules.Told(to, Audience, NoticeKind.DocumentRemoved);
}

/// <summary>There is no such document.</summary>
public sealed record UnknownDocument(DocumentId Document)
    : Refusal(RefusalKind.Unknown, "unknownDocument", $"There is no document {Document} on this assignment.");

/// <summary>The upload is on the assignment as a document.</summary>
public sealed record DocumentUploadUsed(DocumentId Document)
    : Refusal(RefusalKind.Conflict, "uploadUsed", $"This upload is the document {Document} already: upload the file anew.");

/// <summary>A new version is for whom the document is.</summary>
public sealed record OtherAudience(DocumentId Document)
    : Refusal(
        RefusalKind.Conflict, "otherAudience",
        $"A new version is for whom the document {Document} is: leave the audience out, or add another document.", "audience");

/// <summary>The worker has not decided on a proposed change of which the document is a part.</summary>
public sealed record DocumentUndecided(DocumentId Document)
    : Refusal(
        RefusalKind.Conflict, "changeUndecided",
        $"The document {Document} is part of a proposed change that the worker has not decided on: take that back first.");

/// <summary>As many documents as an assignment takes.</summary>
public sealed record DocumentsFull(int Most)
    : Refusal(
        RefusalKind.Conflict, "documentsFull",
        $"An assignment takes at most {Most} documents with all their versions: remove one first.");

/// <summary>What belongs to the terms was agreed with the worker (domain.md §9).</summary>
public sealed record DocumentNotAtOnce()
    : Refusal(
        RefusalKind.Conflict, "changeNotAtOnce",
        "The documents that everybody saw were agreed with the worker. Add one for the assigned worker alone, and propose the change of "
            + "the documents, which holds once the worker agrees.", "audience");
