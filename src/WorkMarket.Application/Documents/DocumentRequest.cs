using System.Collections.Immutable;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.Documents;

namespace WorkMarket.Application.Documents;

/// <summary>A file that is a document of the client's.</summary>
/// <param name="FileName">The client's name for it.</param>
/// <param name="Audience">For whom it is; null for those for whom the one is that it replaces, or else everybody.</param>
/// <param name="Replaces">The document of which it is a new version, if it is.</param>
/// <param name="Sha256">What the client's side computed, to be compared.</param>
public sealed record DocumentRequest(
    string FileName, DocumentAudience? Audience, DocumentId? Replaces, string? Sha256) : FileUse(FileName, Sha256)
{
    /// <inheritdoc/>
    public override AssignmentAction Action => AssignmentAction.AddDocument;

    /// <inheritdoc/>
    public override ImmutableList<string?> Said => [Audience?.ToString(), Replaces?.Value];

    /// <inheritdoc/>
    public override ImmutableList<Refusal> MayTake(Assignment state, string upload) =>
        DocumentRules.MayTake(state, upload, Audience, Replaces);

    /// <inheritdoc/>
    public override Command ToCommand(DeliveredFile file) => new AddDocument(Audience, Replaces, file);

    /// <summary>An upload that was completed for another audience is not this one.</summary>
    public override DeliveredFile? Taken(Assignment state, string upload) => state.Core.Documents
        .Where(document => Audience is null || Audience == DocumentRules.AudienceOf(state, document.Id))
        .SelectMany(document => document.Versions)
        .FirstOrDefault(version => version.File.Upload == upload)?.File;
}
