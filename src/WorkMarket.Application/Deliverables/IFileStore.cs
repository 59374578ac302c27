using NodaTime;
using WorkMarket.Application.Storage;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Application.Deliverables;

/// <summary>
/// Keeps the files of deliverables (domain.md §3). A sender writes straight to the store, under an address that expires; what is accepted
/// is a copy the sender cannot write. No file passes through memory whole.
/// </summary>
/// <remarks>
/// Every method throws <see cref="StorageUnavailableException"/> when the store cannot be reached or fails, after its own retries;
/// a file that is missing or has changed is an answer. Which sizes are accepted is the caller's to know.
/// </remarks>
public interface IFileStore
{
    /// <summary>Where the store is reached: what the addresses that it gives begin with.</summary>
    Uri Address { get; }

    /// <summary>Gives an address that an upload's sender may write to, whole or by blocks and more than once, and not read from.</summary>
    /// <param name="upload">The upload's id.</param>
    /// <param name="until">When the address expires, to the second, by the store's clock.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<Uri> GrantUpload(string upload, Instant until, CancellationToken cancellation);

    /// <summary>Looks what has been sent; null when nothing has been sent completely.</summary>
    Task<StagedFile?> FindStaged(string upload, CancellationToken cancellation);

    /// <summary>Copies what was found to a place where its sender cannot write. The same call twice makes the same copy.</summary>
    /// <param name="staged">What was found.</param>
    /// <param name="attempt">Names this attempt at completing the upload; no other attempt at it may have the same name.</param>
    /// <param name="cancellation">Gives up waiting; the copy may come into being all the same.</param>
    /// <returns>The copy's path, or null when what was found is gone, was written anew or cannot be copied.</returns>
    /// <exception cref="ArgumentException">The file is larger than the store copies at once: refuse it by its length first.</exception>
    Task<string?> CopyFromStaging(StagedFile staged, string attempt, CancellationToken cancellation);

    /// <summary>
    /// Stores a small file that came through the API, where <see cref="CopyFromStaging"/> would have put it, and tells what it read.
    /// </summary>
    /// <param name="upload">The upload's id.</param>
    /// <param name="attempt">Names this attempt, as for <see cref="CopyFromStaging"/>.</param>
    /// <param name="content">The file; read forward once. What it throws goes through, and nothing is kept.</param>
    /// <param name="mostBytes">The largest length accepted, in bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What was stored, or null when it is larger than accepted: nothing is kept then.</returns>
    Task<InspectedFile?> Write(string upload, string attempt, Stream content, long mostBytes, CancellationToken cancellation);

    /// <summary>Reads a file once from start to end, through a small buffer; null when there is none.</summary>
    Task<InspectedFile?> Inspect(string path, CancellationToken cancellation);

    /// <summary>
    /// Opens a file for reading, from any place in it and any number of times; null when there is none. Disposing ends it.
    /// </summary>
    /// <remarks>It is read in pieces as it is asked for. A piece that cannot be read is an <see cref="IOException"/> or the store's
    /// own.</remarks>
    Task<Stream?> Open(string path, CancellationToken cancellation);

    /// <summary>
    /// Gives an address that a kept file can be downloaded from, and nothing else. It comes as an attachment under its name and as what its
    /// format is, never as what its sender said it was. Whether the file is there is not asked.
    /// </summary>
    /// <param name="path">A kept file's path.</param>
    /// <param name="name">The name it is to be saved under.</param>
    /// <param name="format">Its format.</param>
    /// <param name="until">When the address expires, to the second, by the store's clock.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The path is not a kept file's.</exception>
    Task<Uri> GrantDownload(string path, FileName name, FileFormat format, Instant until, CancellationToken cancellation);

    /// <summary>Deletes a file; does nothing where there is none.</summary>
    Task Delete(string path, CancellationToken cancellation);

    /// <summary>Lists the files whose path begins so, in order of path. Uploads under way are not among them.</summary>
    /// <param name="prefix"><see cref="FilePath.Staging"/>, <see cref="FilePath.Kept"/> or a longer beginning.</param>
    /// <param name="cancellation">Gives up.</param>
    IAsyncEnumerable<StoredFile> List(string prefix, CancellationToken cancellation);
}

/// <summary>What a sender has put under an upload, as it was at one moment.</summary>
/// <param name="Upload">The upload's id.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="ETag">The store's mark of this very content; it changes with every write.</param>
public sealed record StagedFile(string Upload, long Length, string ETag);

/// <summary>What reading a copy once from start to end showed.</summary>
/// <param name="Path">Where the copy lies.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">SHA-256 over all of them, in lower case hexadecimal.</param>
/// <param name="Start">Its first <see cref="Domain.Deliverables.FileFormat.SignatureLength"/> bytes, fewer when it is shorter.</param>
public sealed record InspectedFile(string Path, long Length, string Sha256, ReadOnlyMemory<byte> Start);

/// <summary>A file in a listing.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Written">When its content was last written, by the store's clock.</param>
public sealed record StoredFile(string Path, long Length, Instant Written);

/// <summary>Where files lie in the store: what a sender writes apart from what nobody but we can write.</summary>
public static class FilePath
{
    /// <summary>Begins the path of everything that a sender can still write.</summary>
    public const string Staging = "staging/";

    /// <summary>Begins the path of every copy that can no longer change.</summary>
    public const string Kept = "files/";

    /// <summary>The path that an upload's sender writes to.</summary>
    /// <exception cref="ArgumentException">The id is empty or has other characters than letters, digits, <c>-</c> and <c>_</c> of
    /// ASCII.</exception>
    public static string OfStaged(string upload) => Staging + Checked(upload);

    /// <summary>The path of the copy that one attempt at completing an upload makes.</summary>
    /// <exception cref="ArgumentException">An id is empty or has other characters than letters, digits, <c>-</c> and <c>_</c> of
    /// ASCII.</exception>
    public static string OfKept(string upload, string attempt) => $"{Kept}{Checked(upload)}/{Checked(attempt)}";

    // Ids are ours. One that is not would be a path into somebody else's files.
    private static string Checked(string id) =>
        !string.IsNullOrEmpty(id) && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? id
            : throw new ArgumentException("An id has letters, digits, - and _ of ASCII, at least one.", nameof(id));
}
