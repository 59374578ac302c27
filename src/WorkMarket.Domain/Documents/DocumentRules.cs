using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Notifications;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Documents;

/// <summary>
/// Documents of the client's (domain.md §9). Those for everybody who sees the scope belong to the terms, and change as these do. One for
/// the assigned worker alone clarifies, and is added and taken away at once.
/// </summary>
public static class DocumentRules
{
    internal static ActionRule[] Rows =>
    [
        new ActionRule<Assignment, AddDocument>(
            AssignmentAction.AddDocument, [Role.Client], Open, Add, (state, _, at) => MayAdd(state, at.Policy)),
        new ActionRule<Assignment, RemoveDocument>(
            AssignmentAction.RemoveDocument, [Role.Client], Open, Remove,
            (state, _, _) => state.Core.Documents.IsEmpty ? [new NothingThere(AssignmentAction.RemoveDocument)] : []),
    ];

    private static ImmutableArray<Status> Open => [Status.Draft, Status.Sent, Status.Assigned, Status.InProgress, Status.OnHold];

    /// <summary>The documents that somebody may read who sees the assignment, in the order in which they came.</summary>
    public static ImmutableList<Document> ReadBy(Assignment state, Actor by) =>
        state.Core.Documents.FindAll(document => IsFor(state, by, AudienceOf(state, document.Id)));

    /// <summary>Whether what is for an audience is for somebody.</summary>
    public static bool IsFor(Assignment state, Actor by, DocumentAudience audience) =>
        audience == DocumentAudience.Scope ? Access.Sees(state, by) : Access.IsParty(state, by);

    /// <summary>For whom a document is: for everybody where it belongs to the terms.</summary>
    public static DocumentAudience AudienceOf(Assignment state, DocumentId document) =>
        state.Brief.Documents.Exists(one => one.Document == document) ? DocumentAudience.Scope : DocumentAudience.AssignedWorker;

    /// <summary>What is wrong with an upload, with what it replaces and with whom it is for, before its file is looked at.</summary>
    public static ImmutableList<Refusal> MayTake(Assignment state, string upload, DocumentAudience? audience, DocumentId? replaces)
    {
        if (state.Core.Documents.Find(document => document.Versions.Exists(version => version.File.Upload == upload)) is { } used)
            return [new DocumentUploadUsed(used.Id)];
        if (replaces is { } id && Find(state, id) is null)
            return [new UnknownDocument(id)];
        if (replaces is { } known && audience is { } wanted && wanted != AudienceOf(state, known))
            return [new OtherAudience(known)];
        return MayChange(state, replaces, Meant(state, audience, replaces));
    }

    internal static IEnumerable<NoticeFor> Told(Teller to, DocumentAudience audience, NoticeKind kind) =>
        audience == DocumentAudience.AssignedWorker && to.State is WithWorker ? to.Tell(Recipients.BothSides, kind) : [];

    /// <summary>The documents of the terms that are named, each in its newest version, and those of the names that there are not.</summary>
    internal static (ImmutableList<OfferedDocument> Documents, ImmutableList<DocumentId> Unknown) ForTerms(
        Assignment state, ImmutableList<DocumentId> named) =>
        ([.. named.Distinct().Select(id => Find(state, id)).OfType<Document>().Select(ForTerms)],
            named.FindAll(id => Find(state, id) is null));

    internal static OfferedDocument ForTerms(Document document) =>
        new(document.Id, document.Newest().Number, document.Newest().File.Name, document.Newest().File.Sha256);

    private static ImmutableList<Refusal> MayAdd(Assignment state, Policy policy) =>
        state.Core.Documents.Sum(document => document.Versions.Count) >= policy.Documents ? [new DocumentsFull(policy.Documents)] : [];

    private static Outcome Add(Assignment state, AddDocument add, Circumstances at)
    {
        var audience = Meant(state, add.Audience, add.Replaces);
        var (id, version) = add.Replaces is { } replaced && Find(state, replaced) is { } document
            ? (document.Id, document.Newest().Number + 1)
            : (new DocumentId($"doc{state.Core.DocumentsAdded + 1}"), 1);
        return MayTake(state, add.File.Upload, add.Audience, add.Replaces)
            .Or(new DocumentAdded(id, version, audience, add.File, TellAt(state, audience, at)));
    }

    private static Outcome Remove(Assignment state, RemoveDocument remove, Circumstances at)
    {
        if (Find(state, remove.Document) is not { } document)
            return new UnknownDocument(remove.Document);
        var audience = AudienceOf(state, document.Id);
        return MayChange(state, document.Id, audience)
            .Or(new DocumentRemoved(document.Id, audience, document.Newest().File.Name, TellAt(state, audience, at)));
    }

    // Who agreed to the terms is asked before they change, and about what was proposed there is one answer to be given.
    private static ImmutableList<Refusal> MayChange(Assignment state, DocumentId? document, DocumentAudience audience) => state switch
    {
        WithWorker when audience == DocumentAudience.Scope => [new DocumentNotAtOnce()],
        WithWorker { Engagement.Change.Changes.Documents.New: { } proposed }
            when proposed.Find(one => one.Document == document) is { } one => [new DocumentUndecided(one.Document)],
        _ => [],
    };

    private static DocumentAudience Meant(Assignment state, DocumentAudience? audience, DocumentId? replaces) =>
        replaces is { } id && Find(state, id) is not null ? AudienceOf(state, id) : audience ?? DocumentAudience.Scope;

    private static Instant? TellAt(Assignment state, DocumentAudience audience, Circumstances at) =>
        state is Sent && audience == DocumentAudience.Scope ? Untold.TellAt(state, at) : null;

    private static Document? Find(Assignment state, DocumentId id) => state.Core.Documents.Find(document => document.Id == id);
}

/// <summary>What events about documents make of an assignment.</summary>
internal static class DocumentEvolution
{
    /// <summary>The assignment after an event, or null where it is not about documents.</summary>
    public static Assignment? Next(Assignment state, Happened happened) => happened.Event switch
    {
        DocumentAdded added => Told(state, added.TellAt, Added(state, added, happened)),
        DocumentRemoved removed => Told(state, removed.TellAt, Removed(state, removed.Document)),
        _ => null,
    };

    private static Assignment Added(Assignment state, DocumentAdded added, Happened happened)
    {
        var version = new DocumentVersion(added.Version, added.File, happened.By, happened.At);
        var before = state.Core.Documents.Find(document => document.Id == added.Document);
        var document = before is null
            ? new Document(added.Document, [version])
            : before with { Versions = before.Versions.Add(version) };
        var terms = state.Brief.Documents;
        var known = terms.FindIndex(one => one.Document == added.Document);
        return state with
        {
            Core = state.Core with
            {
                Documents = before is null ? state.Core.Documents.Add(document) : state.Core.Documents.Replace(before, document),
                DocumentsAdded = state.Core.DocumentsAdded + (before is null ? 1 : 0),
                Brief = added.Audience == DocumentAudience.AssignedWorker ? state.Brief : state.Brief with
                {
                    Documents = known < 0
                        ? terms.Add(DocumentRules.ForTerms(document))
                        : terms.SetItem(known, DocumentRules.ForTerms(document)),
                },
            },
        };
    }

    private static Assignment Removed(Assignment state, DocumentId removed) => state with
    {
        Core = state.Core with
        {
            Documents = state.Core.Documents.RemoveAll(document => document.Id == removed),
            Brief = DocumentRules.AudienceOf(state, removed) == DocumentAudience.AssignedWorker ? state.Brief : state.Brief with
            {
                Documents = state.Brief.Documents.RemoveAll(one => one.Document == removed),
            },
        },
    };

    private static Assignment Told(Assignment before, Instant? tellAt, Assignment after) =>
        Untold.With(after, BriefChanges.Between(before.Brief, after.Brief), tellAt);
}
