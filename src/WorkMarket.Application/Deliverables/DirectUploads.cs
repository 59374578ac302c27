using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Application.Deliverables;

/// <summary>
/// Uploads of files (domain.md §3). A file goes straight to storage; completing copies it where the sender cannot write, looks at the
/// copy once and commits a command that names it. What is refused is not kept.
/// </summary>
public sealed class DirectUploads(
    ICaseStore store, CaseWriter writer, FileCommit commit, FactsReader facts, IFileStore files, IUploadCounts counts, IClock clock,
    DeliveryOptions options)
{
    /// <summary>
    /// Gives an address for a new upload, or a new address for one that is under way. So many a day get one on a case; what is written
    /// there and not completed is swept.
    /// </summary>
    public async Task<(UploadGrant? Grant, ImmutableList<Refusal> Refusals)?> Begin(
        AssignmentId id, AssignmentAction action, Request request, string? fileName, long? length, string? renew,
        CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored || !Access.Sees(stored.State, request.By))
            return null;
        var now = clock.GetCurrentInstant();
        ImmutableList<Refusal> refusals =
        [
            .. await commit.Standing(stored.State, action, request.By, cancellation),
            .. fileName is null ? [] : DeliverableRules.Name(fileName),
            .. length is { } bytes ? DeliverableRules.Length(bytes, facts.Policy) : [],
        ];
        UploadId? upload = UploadId.New(id, request.Key, request.BodyHash, now);
        if (renew is not null)
            refusals = refusals.AddRange(Find(id, renew, now, out upload));
        if (!refusals.IsEmpty)
            return (null, refusals);
        var schedule = stored.State.Brief.Schedule;
        if (!await counts.Count(upload!, request.By.Role, schedule.Day(now), facts.Policy.UploadsPerDay, cancellation))
            return (null, [new UploadsFull(facts.Policy.UploadsPerDay, schedule.DayAfter(now), schedule.Zone)]);
        var until = Instant.Min(now + options.UploadAddress, options.EndOf(upload!));
        return (new(upload!, await files.GrantUpload(upload!.Value, until, cancellation), until), []);
    }

    /// <summary>Turns an upload into what it is for. One that is completed already is answered as it was.</summary>
    public async Task<RequestOutcome> Complete(
        AssignmentId id, string uploadText, FileUse use, Request request, Func<Change, Answer> answer, CancellationToken cancellation)
    {
        if (await store.Read(id, cancellation) is not { } stored || !Access.Sees(stored.State, request.By))
            return await writer.Earlier(id, request, cancellation) ?? new RequestOutcome.NotFound();
        if (use.IsDone(stored.State, uploadText))
        {
            return await writer.Earlier(id, request, cancellation)
                ?? new RequestOutcome.Done(answer(new(stored.State, stored.Version, [])), Repeated: true);
        }

        var now = clock.GetCurrentInstant();
        ImmutableList<Refusal> refusals =
        [
            .. await commit.Standing(stored.State, use.Action, request.By, cancellation),
            .. Find(id, uploadText, now, out var upload),
            .. use.Form(),
            .. use.MayTake(stored.State, uploadText),
        ];
        if (!refusals.IsEmpty)
            return await writer.Earlier(id, request, cancellation) ?? new RequestOutcome.Refused(refusals);

        // While the file is looked at, the same request may be written by another try at it: then that one's answer holds.
        var outcome = await Receive(id, upload!, use, request, answer, now, cancellation);
        return outcome is RequestOutcome.Refused ? await writer.Earlier(id, request, cancellation) ?? outcome : outcome;
    }

    private async Task<RequestOutcome> Receive(
        AssignmentId id, UploadId upload, FileUse use, Request request, Func<Change, Answer> answer, Instant now,
        CancellationToken cancellation)
    {
        if (await files.FindStaged(upload.Value, cancellation) is not { } staged)
            return Refused("uploadMissing", "Nothing has been uploaded to this address, or it did not arrive whole.");
        if (DeliverableRules.Length(staged.Length, facts.Policy) is { IsEmpty: false } wrongLength)
            return await Discard(upload, wrongLength);

        var attempt = Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N");
        if (await files.CopyFromStaging(staged, attempt, cancellation) is not { } copy
            || await files.Inspect(copy, cancellation) is not { } kept)
            return UploadChanged;
        var outcome = await commit.Commit(id, upload, kept, use, request, answer, cancellation);
        if (outcome is not RequestOutcome.Refused)
            return outcome;
        if (use.Content(kept, facts.Policy) is { IsEmpty: false } wrong)
            return await Discard(upload, wrong);
        // Somebody else may have completed it meanwhile.
        return await store.Read(id, cancellation) is { } there && use.IsDone(there.State, upload.Value)
            ? new RequestOutcome.Done(answer(new(there.State, there.Version, [])), Repeated: true)
            : outcome;
    }

    private ImmutableList<Refusal> Find(AssignmentId id, string text, Instant now, out UploadId? upload) =>
        !UploadId.TryParse(text, out upload) || upload.Case != id
            ? [new UnknownUpload(text)]
            : options.Age(upload, now);

    private async Task<RequestOutcome> Discard(UploadId upload, ImmutableList<Refusal> refusals)
    {
        await files.Delete(FilePath.OfStaged(upload.Value), CancellationToken.None);
        return new RequestOutcome.Refused(refusals);
    }

    private static RequestOutcome.Refused UploadChanged { get; } = Refused(
        "uploadChanged",
        "The upload changed while it was being completed, or lies where it cannot be copied from: upload it again, in an ordinary tier.");

    private static RequestOutcome.Refused Refused(string rule, string message) => new([new UploadNotReady(rule, message)]);
}
