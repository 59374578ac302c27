using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;

namespace WorkMarket.Application.Deliverables;

/// <summary>
/// Files that are small enough to come through the API. Each is stored while it is read, where its sender cannot write, and then
/// committed like any other; a host that dies in between leaves a file that nothing names, and that is swept.
/// </summary>
public sealed class ApiUploads(
    ICaseStore store, CaseWriter writer, FileCommit commit, IFileStore files, IClock clock, DeliveryOptions options)
{
    /// <summary>Takes a file in for an action.</summary>
    /// <param name="id">The case.</param>
    /// <param name="action">The action that takes it.</param>
    /// <param name="incoming">The file.</param>
    /// <param name="request">The request; its body is the file, so its body's hash is found here.</param>
    /// <param name="answer">Makes the answer.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<RequestOutcome> Receive(
        AssignmentId id, AssignmentAction action, IIncomingFile incoming, Request request, Func<Change, Answer> answer,
        CancellationToken cancellation)
    {
        // Whether a repeat has the same body is known when it has been read, and then it need not be stored.
        if (request.Key is { } key && await store.FindCommand(id, key, cancellation) is not null)
        {
            var seen = "";
            var said = await incoming.Read(async content => (seen = await Hash(content, cancellation)) != "");
            return await writer.Earlier(id, Whole(request, said, seen), cancellation) ?? new RequestOutcome.Busy();
        }
        if (await store.Read(id, cancellation) is not { } stored || !Access.Sees(stored.State, request.By))
            return new RequestOutcome.NotFound();

        var upload = UploadId.New(id, null, request.BodyHash, clock.GetCurrentInstant());
        ImmutableList<Refusal> refusals =
        [
            .. await commit.Standing(stored.State, action, request.By, cancellation),
            .. incoming.Announced is { } announced ? Early(stored.State, upload, announced) : [],
        ];
        if (!refusals.IsEmpty)
            return new RequestOutcome.Refused(refusals);

        var (use, kept) = await Keep(upload, incoming, cancellation);
        if (incoming.Announced is null && Early(stored.State, upload, use) is { IsEmpty: false } late)
        {
            await files.Delete(kept.Path, CancellationToken.None);
            return new RequestOutcome.Refused(late);
        }
        return await commit.Commit(id, upload, kept, use, Whole(request, use, kept.Sha256), answer, cancellation);
    }

    private async Task<(FileUse Use, InspectedFile Kept)> Keep(UploadId upload, IIncomingFile incoming, CancellationToken cancellation)
    {
        var attempt = Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset()).ToString("N");
        InspectedFile? kept = null;
        try
        {
            var use = await incoming.Read(async content =>
                (kept = await files.Write(upload.Value, attempt, content, options.MostBytesThroughApi, cancellation)) is not null);
            return (use, kept ?? throw new InvalidOperationException("What was sent was read without its file."));
        }
        catch (Exception) when (kept is not null)
        {
            await files.Delete(kept.Path, CancellationToken.None);
            throw;
        }
    }

    private static ImmutableList<Refusal> Early(Assignment state, UploadId upload, FileUse use) =>
        [.. use.Form(), .. use.MayTake(state, upload.Value)];

    /// <summary>The request with the hash of all that it says: of the file's bytes and of what is said of them.</summary>
    private static Request Whole(Request request, FileUse use, string sha256) => request with
    {
        BodyHash = Convert.ToHexStringLower(SHA256.HashData(
            JsonSerializer.SerializeToUtf8Bytes(
                ImmutableList.Create(sha256, use.FileName, use.Sha256?.ToLowerInvariant()).AddRange(use.Said)))),
    };

    // Empty where there is more than is accepted.
    private async Task<string> Hash(Stream content, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        for (long length = 0; await content.ReadAsync(buffer, cancellation) is > 0 and var read;)
        {
            if ((length += read) > options.MostBytesThroughApi)
                return "";
            hash.AppendData(buffer, 0, read);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A file on its way in through the API. What is said of it may come before its bytes or after.</summary>
public interface IIncomingFile
{
    /// <summary>What is said of it, where that is known before its bytes.</summary>
    FileUse? Announced { get; }

    /// <summary>Reads all that was sent, once and forward. What it throws goes through, and nothing is kept.</summary>
    /// <param name="keep">Takes the file's bytes; false where they are more than is accepted. It has to be called exactly once.</param>
    /// <returns>What is said of the file.</returns>
    Task<FileUse> Read(Func<Stream, Task<bool>> keep);
}
