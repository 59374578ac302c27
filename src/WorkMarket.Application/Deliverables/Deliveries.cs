using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Deliverables;

/// <summary>How long addresses of files hold.</summary>
public sealed record DeliveryOptions
{
    /// <summary>How long an address to upload to holds.</summary>
    public Duration UploadAddress { get; init; } = Duration.FromMinutes(60);

    /// <summary>How long after its beginning an upload can be renewed and completed.</summary>
    public Duration UploadLife { get; init; } = Duration.FromHours(24);

    /// <summary>How long an address to download from holds.</summary>
    public Duration DownloadAddress { get; init; } = Duration.FromMinutes(5);

    /// <summary>Until when an upload can be renewed and completed. Its id tells only the hour in which it began.</summary>
    public Instant EndOf(UploadId upload) => upload.Hour + Duration.FromHours(1) + UploadLife;
}

/// <summary>An address to upload to.</summary>
public sealed record UploadGrant(UploadId Upload, Uri Address, Instant Until);

/// <summary>What a worker says of a file when it has been uploaded.</summary>
/// <param name="FileName">The worker's name for it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Replaces">The deliverable of which it is a new version, if it is.</param>
/// <param name="Sha256">What the worker's side computed, to be compared.</param>
public sealed record DeliveryRequest(string FileName, DeliverableType Type, DeliverableId? Replaces, string? Sha256);

/// <summary>
/// Uploads of deliverables (domain.md §3). A file goes straight to storage; completing copies it where the sender cannot write, looks
/// at the copy once and commits a delivery that names it. What is refused is not kept.
/// </summary>
public sealed class Deliveries(ICaseStore store, CaseWriter writer, FactsReader facts, IFileStore files, IClock clock, DeliveryOptions options)
{
    /// <summary>Gives an address for a new upload, or a new address for one that is under way.</summary>
    public async Task<(UploadGrant? Grant, ImmutableList<Refusal> Refusals)?> Begin(
        AssignmentId id, Request request, string? fileName, long? length, string? renew, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored || !Access.Sees(stored.State, request.By))
            return null;
        var now = clock.GetCurrentInstant();
        ImmutableList<Refusal> refusals =
        [
            .. await Standing(stored.State, request.By, now, cancellation),
            .. fileName is null ? [] : DeliverableRules.Name(fileName),
            .. length is { } bytes ? DeliverableRules.Length(bytes, facts.Policy) : [],
        ];
        UploadId? upload = UploadId.New(id, request.Key, request.BodyHash, now);
        if (renew is not null)
            refusals = refusals.AddRange(Find(id, renew, now, out upload));
        if (!refusals.IsEmpty)
            return (null, refusals);
        var until = Instant.Min(now + options.UploadAddress, options.EndOf(upload!));
        return (new(upload!, await files.GrantUpload(upload!.Value, until, cancellation), until), []);
    }

    /// <summary>Turns an upload into a deliverable. One that is completed already is answered as it was.</summary>
    public async Task<RequestOutcome> Complete(
        AssignmentId id, string uploadText, DeliveryRequest delivery, Request request, Func<Change, Answer> answer, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored || !Access.Sees(stored.State, request.By))
            return await writer.Earlier(id, request, cancellation) ?? new RequestOutcome.NotFound();
        if (Completed(stored.State, uploadText, delivery))
        {
            return await writer.Earlier(id, request, cancellation)
                ?? new RequestOutcome.Done(answer(new(stored.State, stored.Version, [])), Repeated: true);
        }

        var now = clock.GetCurrentInstant();
        ImmutableList<Refusal> refusals =
        [
            .. await Standing(stored.State, request.By, now, cancellation),
            .. Find(id, uploadText, now, out var upload),
            .. DeliverableRules.Name(delivery.FileName),
            .. DeliverableRules.HashForm(delivery.Sha256),
            .. stored.State is Staffed staffed ? DeliverableRules.MayDeliver(staffed, uploadText, delivery.Type, delivery.Replaces) : [],
        ];
        if (!refusals.IsEmpty)
            return await writer.Earlier(id, request, cancellation) ?? new RequestOutcome.Refused(refusals);

        // While the file is looked at, the same request may be written by another try at it: then that one's answer holds.
        var outcome = await Receive(id, upload!, delivery, request, answer, now, cancellation);
        return outcome is RequestOutcome.Refused ? await writer.Earlier(id, request, cancellation) ?? outcome : outcome;
    }

    private async Task<RequestOutcome> Receive(
        AssignmentId id, UploadId upload, DeliveryRequest delivery, Request request, Func<Change, Answer> answer, Instant now, CancellationToken cancellation)
    {
        if (await files.FindStaged(upload.Value, cancellation) is not { } staged)
            return Refused("uploadMissing", "Nothing has been uploaded to this address, or it did not arrive whole.");
        if (DeliverableRules.Length(staged.Length, facts.Policy) is { IsEmpty: false } wrongLength)
            return await Discard(upload, null, wrongLength);

        var attempt = Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N");
        if (await files.Take(staged, attempt, cancellation) is not { } copy)
            return UploadChanged;
        return await Deliver(id, upload, copy, delivery, request, answer, cancellation);
    }

    private async Task<RequestOutcome> Deliver(
        AssignmentId id, UploadId upload, string copy, DeliveryRequest delivery, Request request, Func<Change, Answer> answer, CancellationToken cancellation)
    {
        if (await files.Inspect(copy, cancellation) is not { } inspected)
            return UploadChanged;
        ImmutableList<Refusal> refusals =
        [
            .. DeliverableRules.Length(inspected.Length, facts.Policy),
            .. DeliverableRules.Content(delivery.FileName, inspected.Start.Span),
            .. DeliverableRules.Hash(delivery.Sha256, inspected.Sha256),
        ];
        if (!refusals.IsEmpty)
            return await Discard(upload, copy, refusals);

        var file = new DeliveredFile(upload.Value, copy, delivery.FileName, inspected.Length, inspected.Sha256);
        var outcome = await writer.Execute(id, new Command.Deliver(delivery.Type, delivery.Replaces, file), request, answer, cancellation);
        if (outcome is RequestOutcome.Done { Repeated: false })
            return outcome;

        // Somebody else completed it meanwhile, or it was refused: our copy belongs to nothing.
        await files.Delete(copy, CancellationToken.None);
        return outcome is RequestOutcome.Refused && await store.Read(id, cancellation) is { } now && Completed(now.State, upload.Value, delivery)
            ? new RequestOutcome.Done(answer(new(now.State, now.Version, [])), Repeated: true)
            : outcome;
    }

    private async Task<ImmutableList<Refusal>> Standing(Assignment state, Actor by, Instant now, CancellationToken cancellation)
    {
        var allowed = AssignmentDecider.Standing(state, AssignmentAction.Deliver, by, await facts.For(null, by, cancellation), now);
        return allowed.IsEmpty ? allowed : AssignmentDecider.Standing(state, AssignmentAction.Deliver, by, await facts.FreshFor(null, by, cancellation), now);
    }

    private ImmutableList<Refusal> Find(AssignmentId id, string text, Instant now, out UploadId? upload) =>
        !UploadId.TryParse(text, out upload) || upload.Case != id
            ? [new Refusal.UnknownUpload(text)]
            : now >= options.EndOf(upload) || upload.Hour > now
                ? [new Refusal.InvalidField("upload", "uploadExpired", $"An upload has to be completed within {options.UploadLife.TotalHours} hours.")]
                : [];

    // Completed as something else is not what is asked for.
    private static bool Completed(Assignment state, string upload, DeliveryRequest delivery) => state is Staffed staffed &&
        staffed.Engagement.Deliverables.Exists(deliverable => !deliverable.Removed && deliverable.Type == delivery.Type &&
            deliverable.Versions.Exists(version => version.File.Upload == upload && version.File.Name == delivery.FileName &&
                DeliverableRules.Hash(delivery.Sha256, version.File.Sha256).IsEmpty));

    private async Task<RequestOutcome> Discard(UploadId upload, string? copy, ImmutableList<Refusal> refusals)
    {
        if (copy is not null)
            await files.Delete(copy, CancellationToken.None);
        await files.Delete(FilePath.OfStaged(upload.Value), CancellationToken.None);
        return new RequestOutcome.Refused(refusals);
    }

    private static RequestOutcome.Refused UploadChanged { get; } = Refused(
        "uploadChanged", "The upload changed while it was being completed, or lies where it cannot be copied from: upload it again, in an ordinary tier.");

    private static RequestOutcome.Refused Refused(string rule, string message) => new([new Refusal.UploadNotReady(rule, message)]);
}
