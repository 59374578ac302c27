using System.Collections.Immutable;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Application.Deliverables;

/// <summary>
/// What a file is handed in for, and what its sender says of it. Files go the same way whatever they are for; at its end each is named
/// by one command.
/// </summary>
/// <param name="FileName">The sender's name for it.</param>
/// <param name="Sha256">What the sender's side computed, to be compared.</param>
public abstract record FileUse(string FileName, string? Sha256)
{
    /// <summary>The action that takes the file.</summary>
    public abstract AssignmentAction Action { get; }

    /// <summary>What else is said besides name and hash, so that a repeated request is told from another one.</summary>
    public abstract ImmutableList<string?> Said { get; }

    /// <summary>What speaks against it before the file is looked at.</summary>
    public abstract ImmutableList<Refusal> MayTake(Assignment state, string upload);

    /// <summary>The command that names the file.</summary>
    public abstract Command ToCommand(DeliveredFile file);

    /// <summary>The file that serves this very use already and came by that upload, if one does.</summary>
    public abstract DeliveredFile? Taken(Assignment state, string upload);

    /// <summary>What is wrong with what is said, in form.</summary>
    public ImmutableList<Refusal> Form() => [.. DeliverableRules.Name(FileName), .. DeliverableRules.HashForm(Sha256)];

    /// <summary>What is wrong with the file. The content of an empty one is not checked.</summary>
    public ImmutableList<Refusal> Content(InspectedFile file, Policy policy) =>
        DeliverableRules.Length(file.Length, policy) is { IsEmpty: false } wrong
        ? wrong
        : [.. DeliverableRules.Content(FileName, file.Start.Span), .. DeliverableRules.Hash(Sha256, file.Sha256)];

    /// <summary>Whether a file that came by an upload is, under this name and with this hash, in this use already.</summary>
    public bool IsDone(Assignment state, string upload) =>
        Taken(state, upload) is { } file && file.Name == FileName && DeliverableRules.Hash(Sha256, file.Sha256).IsEmpty;
}

/// <summary>A file that is a deliverable.</summary>
/// <param name="FileName">The worker's name for it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Replaces">The deliverable of which it is a new version, if it is.</param>
/// <param name="Sha256">What the worker's side computed, to be compared.</param>
public sealed record DeliveryRequest(
    string FileName, DeliverableType Type, DeliverableId? Replaces, string? Sha256) : FileUse(FileName, Sha256)
{
    /// <inheritdoc/>
    public override AssignmentAction Action => AssignmentAction.Deliver;

    /// <inheritdoc/>
    public override ImmutableList<string?> Said => [Type.ToString(), Replaces?.Value];

    /// <inheritdoc/>
    public override ImmutableList<Refusal> MayTake(Assignment state, string upload) =>
        state is WithWorker staffed ? DeliverableRules.MayDeliver(staffed, upload, Type, Replaces) : [];

    /// <inheritdoc/>
    public override Command ToCommand(DeliveredFile file) => new Deliver(Type, Replaces, file);

    /// <summary>An upload that was completed as another type is not this one.</summary>
    public override DeliveredFile? Taken(Assignment state, string upload) => (state as WithWorker)?.Engagement.Deliverables
        .Where(deliverable => !deliverable.Removed && deliverable.Type == Type)
        .SelectMany(deliverable => deliverable.Versions)
        .FirstOrDefault(version => version.File.Upload == upload)?.File;
}
