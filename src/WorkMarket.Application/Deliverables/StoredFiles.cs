using NodaTime;

namespace WorkMarket.Application.Deliverables;

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
