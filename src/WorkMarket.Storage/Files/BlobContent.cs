using System.Buffers;
using System.Security.Cryptography;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using WorkMarket.Application.Deliverables;
using WorkMarket.Domain.Deliverables;

namespace WorkMarket.Storage.Files;

/// <summary>Passes a file's bytes through one pooled buffer, inspecting them on the way.</summary>
/// <remarks>The buffer goes back to the pool only when all went well: a call that failed may still be using it.</remarks>
internal static class BlobContent
{
    private const int ReadBytes = 128 * 1024;
    private const int BlockBytes = 4 * 1024 * 1024;

    public static async Task<InspectedFile> Read(string path, BlobDownloadStreamingResult download, CancellationToken cancellation)
    {
        using var inspection = new Inspection();
        var buffer = ArrayPool<byte>.Shared.Rent(ReadBytes);
        while (await download.Content.ReadAsync(buffer, cancellation) is > 0 and var read)
            inspection.See(buffer.AsSpan(0, read));
        ArrayPool<byte>.Shared.Return(buffer);
        // A connection that ends early must not pass for a shorter file.
        return inspection.Length == download.Details.ContentLength
            ? inspection.Finish(path)
            : throw new EndOfStreamException("The file broke off.");
    }

    /// <summary>Writes by blocks; null, and no file, when there is more than <paramref name="mostBytes"/>.</summary>
    public static async Task<InspectedFile?> Write(BlockBlobClient blob, Stream content, long mostBytes, CancellationToken cancellation)
    {
        using var inspection = new Inspection();
        var blocks = new List<string>();
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        while (await Fill(buffer.AsMemory(0, BlockBytes), content, cancellation) is > 0 and var read)
        {
            inspection.See(buffer.AsSpan(0, read));
            // Blocks without a commit are no file; the service discards them.
            if (inspection.Length > mostBytes)
                return null;
            var block = Convert.ToBase64String(BitConverter.GetBytes(blocks.Count));
            blocks.Add(block);
            await StorageCall.Answer("storing a file",
                () => blob.StageBlockAsync(block, new MemoryStream(buffer, 0, read), cancellationToken: cancellation), cancellation);
        }
        await StorageCall.Answer("storing a file",
            () => blob.CommitBlockListAsync(blocks, new CommitBlockListOptions(), cancellation), cancellation);
        ArrayPool<byte>.Shared.Return(buffer);
        return inspection.Finish(blob.Name);
    }

    private static ValueTask<int> Fill(Memory<byte> buffer, Stream content, CancellationToken cancellation) =>
        content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
}

/// <summary>Sees a file go by, piece by piece, and remembers its length, its hash and its start.</summary>
internal sealed class Inspection : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] start = new byte[FileFormat.SignatureLength];

    public long Length { get; private set; }

    public void See(ReadOnlySpan<byte> piece)
    {
        if (Length < start.Length)
        {
            var room = start.AsSpan((int)Length);
            piece[..Math.Min(piece.Length, room.Length)].CopyTo(room);
        }
        hash.AppendData(piece);
        Length += piece.Length;
    }

    public InspectedFile Finish(string path) =>
        new(path, Length, Convert.ToHexStringLower(hash.GetHashAndReset()), start.AsMemory(0, (int)Math.Min(Length, start.Length)));

    public void Dispose() => hash.Dispose();
}
