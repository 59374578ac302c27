using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Api.Assignments;
using WorkMarket.Api.Deliverables;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.People;

namespace WorkMarket.Api.Documents;

/// <summary>What the uploaded file is.</summary>
/// <param name="FileName">With an extension that fits the content.</param>
/// <param name="Audience">For whom it is; if left out, for whom the one is that it replaces, else for everybody who sees the scope.</param>
/// <param name="Replaces">The document of which this is the new version; left out, it is another one.</param>
/// <param name="Sha256">The SHA-256 of the bytes in hexadecimal digits, which is then compared.</param>
public sealed record CompleteDocumentRequest(
    string FileName, DocumentAudience? Audience = null, DocumentId? Replaces = null, string? Sha256 = null);

/// <summary>One version of a document.</summary>
/// <param name="Version">Counted from 1.</param>
/// <param name="FileName">As the client named it.</param>
/// <param name="ContentType">The media type, by the extension.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">The SHA-256 of the bytes in hexadecimal digits.</param>
/// <param name="At">When it was added.</param>
/// <param name="By">Who added it.</param>
/// <param name="Finding">What a scanner found in it, by which it was withdrawn; left out where none found anything.</param>
public sealed record DocumentVersionView(
    int Version, string FileName, string ContentType, long Size, string Sha256, Instant At, Actor By, FindingView? Finding);

/// <summary>A document of the client's, its newest version last.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Audience">For whom it is.</param>
/// <param name="Versions">All that were added, the newest last.</param>
public sealed record DocumentView(DocumentId Id, DocumentAudience Audience, ImmutableList<DocumentVersionView> Versions)
{
    /// <summary>Those that a reader may see.</summary>
    internal static ImmutableList<DocumentView> ReadBy(Assignment state, Actor by) =>
        DocumentRules.ReadBy(state, by).ConvertAll(document => FromDocument(state, document));

    internal static DocumentView FromDocument(Assignment state, Document document) => new(
        document.Id, DocumentRules.AudienceOf(state, document.Id), document.Versions.ConvertAll(version => new DocumentVersionView(
            version.Number, version.File.Name, DeliverableFunctions.Format(version.File.Name).ContentType, version.File.Length,
            version.File.Sha256, version.At, version.By, FindingView.FromFinding(state.Core.FindingIn(version.File)))));
}

/// <summary>What adding a document answers.</summary>
public sealed class DocumentAddedView(Change change, DocumentView document) : ActionView(change)
{
    /// <summary>The document with all its versions.</summary>
    public DocumentView Document => document;
}

/// <summary>The documents of an assignment.</summary>
/// <param name="Documents">Those that the reader may see and that are not removed.</param>
public sealed record DocumentListView(ImmutableList<DocumentView> Documents);
