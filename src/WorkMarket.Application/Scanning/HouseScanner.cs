using System.Buffers;
using System.IO.Compression;
using System.Text;
using WorkMarket.Domain.Scanning;

namespace WorkMarket.Application.Scanning;

/// <summary>How much the house's scanner looks into archives.</summary>
public sealed record ArchiveBounds
{
    /// <summary>How deep archives may lie in archives.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>How many entries there may be, in all of them.</summary>
    public int Entries { get; init; } = 10_000;

    /// <summary>How many bytes they may hold unpacked, in all of them.</summary>
    public long Bytes { get; init; } = 1024L * 1024 * 1024;
}

/// <summary>
/// Stands for a malware scanner where there is none: on a developer's machine and in tests. It finds one thing, the test file that all
/// scanners find by agreement (EICAR), wherever its bytes lie in a file or, unpacked, in a zip archive and in archives within. It knows no
/// real malware.
/// </summary>
public sealed class HouseScanner(ArchiveBounds bounds)
{
    /// <summary>Its name.</summary>
    public const string Name = "the house scanner";

    /// <summary>What it finds.</summary>
    public const string TestFile = "EICAR-Test-File";

    private const int ReadBytes = 128 * 1024;
    private const int ShortestArchive = 22;

    // In two halves, so that no scanner finds it in the product.
    private static readonly byte[] Pattern = Encoding.ASCII.GetBytes(
        @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    /// <summary>Looks at a file from its start to its end, and into it where it is an archive.</summary>
    /// <param name="file">The file; it can be read from any place.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<ScanResult> Look(Stream file, CancellationToken cancellation)
    {
        var left = new Budget(bounds);
        var (found, archive) = await Search(file, isPart: false, left, cancellation);
        return found ? ScanResult.Malicious : archive is null ? ScanResult.Clean : await LookInto(archive, left, depth: 0, cancellation);
    }

    private static async Task<ScanResult> LookInto(Stream file, Budget left, int depth, CancellationToken cancellation)
    {
        // .NET looks for the end of an archive before the start of a file that is shorter, and fails otherwise than on a broken one.
        if (file.Length < ShortestArchive)
            return ScanResult.Clean;
        file.Position = 0;
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (depth >= left.Bounds.Depth || (left.Entries += archive.Entries.Count) > left.Bounds.Entries)
                return ScanResult.NotScanned;
            var all = ScanResult.Clean;
            foreach (var entry in archive.Entries)
            {
                var one = await LookAt(entry, left, depth, cancellation);
                if (one == ScanResult.Malicious)
                    return one;
                all = one == ScanResult.NotScanned ? one : all;
            }
            return all;
        }
        // What only begins like an archive cannot be unpacked by others either.
        catch (InvalidDataException)
        {
            return ScanResult.Clean;
        }
    }

    private static async Task<ScanResult> LookAt(ZipArchiveEntry entry, Budget left, int depth, CancellationToken cancellation)
    {
        if (entry.IsEncrypted)
            return ScanResult.NotScanned;
        try
        {
            await using var content = entry.Open();
            var (found, copy) = await Search(content, isPart: true, left, cancellation);
            await using (copy)
                return found ? ScanResult.Malicious
                    : left.Bytes > left.Bounds.Bytes ? ScanResult.NotScanned
                    : copy is not null ? await LookInto(copy, left, depth + 1, cancellation)
                    : ScanResult.Clean;
        }
        // Packed in a way that .NET does not know.
        catch (InvalidDataException)
        {
            return ScanResult.NotScanned;
        }
    }

    // A part that begins like an archive is copied, so that it can be read from any place.
    private static async Task<(bool Found, Stream? Archive)> Search(
        Stream from, bool isPart, Budget left, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ReadBytes);
        Stream? archive = null;
        try
        {
            var (kept, isFirst) = (0, true);
            while (await from.ReadAtLeastAsync(buffer.AsMemory(kept), 4, throwOnEndOfStream: false, cancellation) is > 0 and var read)
            {
                var seen = buffer.AsMemory(0, kept + read);
                if (isFirst && IsArchive(seen.Span))
                    archive = isPart ? Temporary() : from;
                isFirst = false;
                if (seen.Span.IndexOf(Pattern) >= 0)
                    return (true, archive);
                if (isPart && (left.Bytes += read) > left.Bounds.Bytes)
                    return (false, archive);
                if (isPart && archive is not null)
                    await archive.WriteAsync(buffer.AsMemory(kept, read), cancellation);
                // It may lie across two pieces.
                kept = Math.Min(Pattern.Length - 1, seen.Length);
                seen.Span[^kept..].CopyTo(buffer);
            }
            return (false, archive);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsArchive(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8);

    private static FileStream Temporary() => new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });

    private sealed class Budget(ArchiveBounds bounds)
    {
        public ArchiveBounds Bounds => bounds;

        public int Entries { get; set; }

        public long Bytes { get; set; }
    }
}
