using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.People;
using WorkMarket.Domain.Approval;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Checklists;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;
using WorkMarket.Domain.Phone;
using WorkMarket.Domain.Places;
using WorkMarket.Domain.TimeLog;

namespace WorkMarket.Application.Dossiers;

/// <summary>A line of the timeline in an archive. One that is withheld has its number and hash alone.</summary>
internal sealed record TimelineLine(
    long Sequence, string Hash, Instant? At = null, Actor? By = null, string? Who = null, string? Type = null, string? Told = null,
    object? Data = null, bool? Withheld = null);

/// <summary>Somebody or some company, by id and name.</summary>
internal sealed record NamedParty(string Id, string? Name);

/// <summary>One version of a deliverable in an archive.</summary>
internal sealed record ArchivedFile(
    DeliverableId Deliverable, DeliverableType Type, bool Removed, int Version, string Name, long Length, string Sha256, Instant At,
    Actor By, FileFinding? Withdrawn);

/// <summary>One version of a document of the client's in an archive.</summary>
internal sealed record ArchivedDocument(
    DocumentId Document, DocumentAudience Audience, int Version, string Name, long Length, string Sha256, Instant At, Actor By,
    FileFinding? Withdrawn);

/// <summary>The chain as an archive states it.</summary>
internal sealed record ArchivedChain(bool Verified, long Events, long WithheldEvents, string Hash, long? BrokenAt);

/// <summary>Who arbitrates.</summary>
internal sealed record ArchivedArbitrator(string Name, string Address, string Site);

/// <summary>The facts of a case as an archive states them, as of the latest event.</summary>
internal sealed record ArchiveFacts
{
    public required AssignmentId Assignment { get; init; }

    public string? ExternalId { get; init; }

    public AssignmentNumber? Number { get; init; }

    public InvoiceNumber? InvoiceNumber { get; init; }

    public required Instant AsOf { get; init; }

    public required Status Status { get; init; }

    public required NamedParty MadeFor { get; init; }

    public required NamedParty Client { get; init; }

    public required NamedParty ProjectManager { get; init; }

    public NamedParty? Worker { get; init; }

    public required Brief Scope { get; init; }

    public Pricing? AgreedPrice { get; init; }

    public ImmutableList<FundsRequest>? Funds { get; init; }

    public Total? Total { get; init; }

    public Invoice? Invoice { get; init; }

    public Instant? PaidAt { get; init; }

    /// <summary>When the reader lost the assignment: all facts but the chain are as of then.</summary>
    public Instant? LostAt { get; init; }

    public required ImmutableList<ChecklistItem> Checklist { get; init; }

    public required ImmutableList<Visit> Visits { get; init; }

    /// <summary>What of the visits is to be seen apart from the rest at approval.</summary>
    public TimesApart? TimesApart { get; init; }

    public required ImmutableList<ArchivedFile> Deliverables { get; init; }

    /// <summary>The client's documents that the reader may see; null where there are none.</summary>
    public ImmutableList<ArchivedDocument>? Documents { get; init; }

    public required ArchivedChain Chain { get; init; }

    public required ArchivedArbitrator Arbitration { get; init; }

    public static async Task<ArchiveFacts> Gather(
        CaseRecord record, IDirectory directory, DossierOptions options, CancellationToken cancellation)
    {
        var (state, staffed) = (record.State, record.State as WithWorker);
        return new()
        {
            Assignment = state.Id,
            ExternalId = state.Core.ExternalId,
            Number = state.Core.Number,
            InvoiceNumber = Parts.InvoiceNumberOf(state),
            AsOf = state.Core.AsOf,
            Status = state.Status,
            MadeFor = await Person(record.Reader.Person()!.Value),
            Client = new(state.Brief.Company.Value, (await directory.FindCompany(state.Brief.Company, cancellation))?.Name),
            ProjectManager = await Person(state.Brief.ProjectManager),
            Worker = staffed is null ? null : await Person(staffed.Engagement.Worker),
            Scope = state.Brief with { Place = PlaceRules.ForReader(record.Case.State, record.Reader, state.Brief.Place) },
            AgreedPrice = staffed?.Engagement.Price,
            Funds = staffed?.Engagement.Funds.ConvertAll(request => request with { Ask = request.Ask with { Receipt = null } }),
            Total = staffed is null ? null : Total.Compute(staffed),
            Invoice = Parts.InvoiceOf(state),
            PaidAt = (state as Paid)?.PaidAt,
            LostAt = record.LostAt,
            Checklist = Domain.Checklists.Checklist.ItemsAt(state, state.Core.AsOf),
            Visits = staffed?.Engagement.Visits ?? [],
            TimesApart = record.TimesApart,
            Deliverables = [.. staffed?.Engagement.Deliverables.SelectMany(one => Files(one, state.Core)) ?? []],
            Documents = DocumentFiles(record) is { IsEmpty: false } documents ? documents : null,
            Chain = new(record.BrokenAt is null, record.Case.Version, record.Withheld, record.Case.Hash, record.BrokenAt),
            Arbitration = new(options.Arbitrator, options.ArbitratorAddress, options.ArbitratorSite),
        };

        async Task<NamedParty> Person(PersonId id) => new(id.Value, (await directory.FindPerson(id, cancellation))?.Name);
    }

    private static IEnumerable<ArchivedFile> Files(Deliverable deliverable, Core core) => deliverable.Versions.Select(
        version => new ArchivedFile(
            deliverable.Id, deliverable.Type, deliverable.Removed, version.Number, version.File.Name, version.File.Length,
            version.File.Sha256, version.At, version.By, core.FindingIn(version.File)));

    private static ImmutableList<ArchivedDocument> DocumentFiles(CaseRecord record) =>
        [.. DocumentRules.ReadBy(record.State, record.Reader).SelectMany(document => Files(document, record.State))];

    private static IEnumerable<ArchivedDocument> Files(Document document, Assignment state) => document.Versions.Select(
        version => new ArchivedDocument(
            document.Id, DocumentRules.AudienceOf(state, document.Id), version.Number, version.File.Name, version.File.Length,
            version.File.Sha256, version.At, version.By, state.Core.FindingIn(version.File)));
}
