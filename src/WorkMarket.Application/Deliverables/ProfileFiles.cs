using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Application.Queues;
using WorkMarket.Application.Storage;
using WorkMarket.Domain;
using WorkMarket.Domain.Deliverables;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Deliverables;

/// <summary>What a worker says of a profile file when it has been uploaded.</summary>
public sealed record ProfileFileRequest(string FileName, ProfileFileKind Kind, string? Sha256);

/// <summary>What came of a change to a profile's files: the profile, or refusals. Neither where there was too much traffic.</summary>
public sealed record ProfileFileOutcome(StoredProfile? Profile, ImmutableList<Refusal> Refusals);

/// <summary>
/// Files of profiles. They come as deliverables do, straight to storage under an address of ours, and the same formats and sizes are
/// accepted; what is completed is a copy that the sender cannot write.
/// </summary>
public sealed class ProfileFiles(
    CachedDirectory directory, IDirectory source, IFileStore files, IUploadCounts counts, IClock clock, DeliveryOptions options,
    Policy policy, IQueue<FileCheck>? checks = null)
{
    private const int Attempts = 8;

    /// <summary>
    /// Gives an address for a new upload, or a new address for one that is under way. So many a day get one, which begins at midnight in
    /// UTC.
    /// </summary>
    public async Task<(UploadGrant? Grant, ImmutableList<Refusal> Refusals)> Begin(
        PersonId worker, Request request, string? fileName, long? length, string? renew, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var upload = UploadId.New(worker, request.Key, request.BodyHash, now);
        ImmutableList<Refusal> refusals =
        [
            .. fileName is null ? [] : DeliverableRules.Name(fileName),
            .. length is { } bytes ? DeliverableRules.Length(bytes, policy) : [],
            .. renew is null ? [] : Find(worker, renew, now, out upload),
        ];
        if (!refusals.IsEmpty)
            return (null, refusals);
        if (await Count(upload!, now, cancellation) is { IsEmpty: false } tooMany)
            return (null, tooMany);

        var until = Instant.Min(now + options.UploadAddress, options.EndOf(upload!));
        return (new(upload!, await files.GrantUpload(upload!.Value, until, cancellation), until), []);
    }

    /// <summary>Turns an upload into a file of the profile. One that is completed already stays as it is.</summary>
    public async Task<ProfileFileOutcome> Complete(PersonId worker, string text, ProfileFileRequest said, CancellationToken cancellation)
    {
        var stored = await source.FindProfile(worker, cancellation);
        if (Has(stored, text))
            return new(stored, []);
        var now = clock.GetCurrentInstant();
        ImmutableList<Refusal> refusals =
        [
            .. Find(worker, text, now, out var upload), .. DeliverableRules.Name(said.FileName), .. DeliverableRules.HashForm(
                said.Sha256), .. Room(stored),
        ];
        if (!refusals.IsEmpty)
            return new(null, refusals);
        if (await files.FindStaged(upload!.Value, cancellation) is not { } staged)
            return NotReady("uploadMissing", "Nothing has been uploaded to this address, or it did not arrive whole.");
        if (DeliverableRules.Length(staged.Length, policy) is { IsEmpty: false } wrongLength)
            return await Discard(upload, null, wrongLength);
        var attempt = Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N");
        if (await files.CopyFromStaging(staged, attempt, cancellation) is not { } copy
            || await files.Inspect(copy, cancellation) is not { } inspected)
            return NotReady("uploadChanged", "The upload changed while it was being completed: upload it again.");
        refusals =
        [
            .. DeliverableRules.Length(inspected.Length, policy), .. DeliverableRules.Content(said.FileName, inspected.Start.Span),
            .. DeliverableRules.Hash(said.Sha256, inspected.Sha256),
        ];
        return refusals.IsEmpty
            ? await Add(
                worker, upload, said.Kind, new(upload.Value, copy, said.FileName, inspected.Length, inspected.Sha256), now, cancellation)
            : await Discard(upload, copy, refusals);
    }

    /// <summary>
    /// Takes in a file that is small enough to come through the API. It is stored while it is read, where its sender cannot write; one that
    /// is there already, by its bytes, name and kind, stays as it is.
    /// </summary>
    /// <param name="worker">Whose profile it is.</param>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads all that was sent, and has the bytes kept on the way; answers what is said of them.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ProfileFileOutcome> Receive(
        PersonId worker, Request request, Func<Func<Stream, Task<bool>>, Task<ProfileFileRequest>> read, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var stored = await source.FindProfile(worker, cancellation);
        if (Room(stored) is { IsEmpty: false } full)
            return new(null, full);
        var upload = UploadId.New(worker, null, request.BodyHash, now);
        if (await Count(upload, now, cancellation) is { IsEmpty: false } tooMany)
            return new(null, tooMany);
        var attempt = Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N");
        InspectedFile? kept = null;
        ProfileFileRequest said;
        try
        {
            said = await read(async content =>
                (kept = await files.Write(upload.Value, attempt, content, options.MostBytesThroughApi, cancellation)) is not null);
        }
        catch (Exception) when (kept is not null)
        {
            await files.Delete(kept.Path, CancellationToken.None);
            throw;
        }
        if (kept is null)
            throw new InvalidOperationException("What was sent was read without its file.");
        ImmutableList<Refusal> refusals =
        [
            .. DeliverableRules.Name(said.FileName), .. DeliverableRules.HashForm(said.Sha256),
            .. DeliverableRules.Length(kept.Length, policy),
        ];
        if (refusals.IsEmpty)
            refusals = [.. DeliverableRules.Content(said.FileName, kept.Start.Span), .. DeliverableRules.Hash(said.Sha256, kept.Sha256)];
        if (refusals.IsEmpty && !stored.Files.Exists(
            file => file.Kind == said.Kind && (file.File.Name, file.File.Sha256) == (said.FileName, kept.Sha256)))
            return await Add(
                worker, upload, said.Kind, new(upload.Value, kept.Path, said.FileName, kept.Length, kept.Sha256), now, cancellation);
        await files.Delete(kept.Path, CancellationToken.None);
        return new(refusals.IsEmpty ? stored : null, refusals);
    }

    /// <summary>Removes a file; null where there is none of that id.</summary>
    public async Task<ProfileFileOutcome?> Remove(PersonId worker, ProfileFileId id, CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var stored = await source.FindProfile(worker, cancellation);
            if (stored.Files.Find(file => file.Id == id) is not { } file)
                return null;
            var next = stored with { Files = stored.Files.Remove(file), Version = stored.Version + 1 };
            if (!await directory.SaveProfile(worker, next, cancellation))
                continue;
            await files.Delete(file.File.File, CancellationToken.None);
            return new(next, []);
        }
        return new(null, []);
    }

    /// <summary>
    /// Withdraws a file in which a scanner found something: it stays with the profile by name and hash. Again changes nothing.
    /// </summary>
    /// <returns>Whether it is withdrawn, now or before; false where the profile does not have it any more.</returns>
    /// <exception cref="BusyException">Others keep writing to the profile.</exception>
    public async Task<bool> Withdraw(PersonId worker, FileFinding finding, CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var stored = await source.FindProfile(worker, cancellation);
            if (stored.Files.Find(file => file.File.Upload == finding.Upload) is not { } file)
                return false;
            if (file.Finding is not null)
                return true;
            var next = stored with { Files = stored.Files.Replace(file, file with { Finding = finding }), Version = stored.Version + 1 };
            if (await directory.SaveProfile(worker, next, cancellation))
                return true;
        }
        throw new BusyException($"The profile of {worker} was too busy to withdraw a file.");
    }

    private async Task<ImmutableList<Refusal>> Count(UploadId upload, Instant now, CancellationToken cancellation)
    {
        var day = now.InUtc().Date;
        return await counts.Count(upload, Role.Worker, day, policy.UploadsPerDay, cancellation) ? []
            : [new UploadsFull(
                policy.UploadsPerDay, DateTimeZone.Utc.AtStartOfDay(day.PlusDays(1)).ToInstant(), DateTimeZone.Utc, "to a profile")];
    }

    private async Task<ProfileFileOutcome> Add(
        PersonId worker, UploadId upload, ProfileFileKind kind, DeliveredFile file, Instant now, CancellationToken cancellation)
    {
        for (var turn = 0; turn < Attempts; turn++)
        {
            var stored = await source.FindProfile(worker, cancellation);
            // Another try at the same upload was faster, or others filled the profile: our copy belongs to nothing.
            if (Has(stored, upload.Value) || Room(stored) is { IsEmpty: false })
            {
                await files.Delete(file.File, CancellationToken.None);
                return Has(stored, upload.Value) ? new(stored, []) : new(null, Room(stored));
            }
            var id = new ProfileFileId(string.Create(CultureInfo.InvariantCulture, $"f{stored.Version + 1}"));
            var next = stored with { Files = stored.Files.Add(new(id, kind, file, now)), Version = stored.Version + 1 };
            if (!await directory.SaveProfile(worker, next, cancellation))
                continue;
            await files.Delete(FilePath.OfStaged(upload.Value), CancellationToken.None);
            if (checks is not null)
                await checks.Enqueue(new(upload.Value, file.File, now), CancellationToken.None);
            return new(next, []);
        }
        return new(null, []);
    }

    private ImmutableList<Refusal> Find(PersonId worker, string text, Instant now, out UploadId? upload) =>
        !UploadId.TryParse(text, out upload) || upload.Worker != worker
            ? [new UnknownUpload(text)]
            : options.Age(upload, now);

    private ImmutableList<Refusal> Room(StoredProfile stored) => stored.Files.Count < policy.Profiles.Files
        ? []
        : [new UploadNotReady("tooManyFiles", $"A profile has at most {policy.Profiles.Files} files.")];

    private static bool Has(StoredProfile stored, string upload) => stored.Files.Exists(file => file.File.Upload == upload);

    private async Task<ProfileFileOutcome> Discard(UploadId upload, string? copy, ImmutableList<Refusal> refusals)
    {
        if (copy is not null)
            await files.Delete(copy, CancellationToken.None);
        await files.Delete(FilePath.OfStaged(upload.Value), CancellationToken.None);
        return new(null, refusals);
    }

    private static ProfileFileOutcome NotReady(string rule, string message) => new(null, [new UploadNotReady(rule, message)]);
}
