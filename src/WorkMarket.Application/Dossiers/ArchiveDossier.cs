using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Json;
using WorkMarket.Application.People;
using WorkMarket.Application.Words;

namespace WorkMarket.Application.Dossiers;

/// <summary>A dossier as an archive for a machine: the facts, the timeline, the stored bytes, and how to check them.</summary>
internal sealed class ArchiveDossier(CaseRecord record, Names names, IDirectory directory, DossierOptions options)
{
    // Compressing a few hundred bytes costs far more time than writing them.
    private const int LeastPacked = 4096;
    private const int LinesAtOnce = 64 * 1024;

    private static readonly JsonSerializerOptions Indented = new(DomainJson.Stored) { WriteIndented = true };
    private readonly RecordStyle style = new(names.Times);

    /// <summary>Writes it.</summary>
    public async Task Write(Stream to, CancellationToken cancellation)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await Add(
            archive, "README.txt",
            file => file.WriteAsync(Encoding.UTF8.GetBytes(ArchiveReadme.Write(record, options)), cancellation).AsTask());
        var facts = await ArchiveFacts.Gather(record, directory, options, cancellation);
        await Add(archive, "dossier.json", file => JsonSerializer.SerializeAsync(file, facts, Indented, cancellation));
        await Add(archive, "timeline.jsonl", file => Timeline(file, cancellation));
        await Add(archive, "chain.txt", file => file.WriteAsync(Chain(), cancellation).AsTask());
        foreach (var entry in record.Entries().Where(entry => entry.IsGiven))
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = record.Bytes(entry);
            await Add(
                archive, $"events/{Number(entry)}.json", file => file.WriteAsync(bytes, cancellation).AsTask(), bytes.Length < LeastPacked);
        }
    }

    private async Task Timeline(Stream file, CancellationToken cancellation)
    {
        var lines = new ArrayBufferWriter<byte>(LinesAtOnce);
        using var json = new Utf8JsonWriter(lines, new() { Encoder = DomainJson.Stored.Encoder });
        foreach (var entry in record.Entries())
        {
            TimelineLine line = record.Happened(entry) is { } happened
                ? new(
                    entry.Sequence, entry.Hash, happened.At, happened.By, await names.Find(happened.By, cancellation),
                    EventJson.Names[happened.Event.GetType()], EventWords.Find(happened.Event).Record(style), happened.Event)
                : new(entry.Sequence, entry.Hash, Withheld: true);
            JsonSerializer.Serialize(json, line, DomainJson.Stored);
            json.Reset();
            lines.Write("\n"u8);
            if (lines.WrittenCount >= LinesAtOnce)
                await Flush();
        }
        await Flush();

        async Task Flush()
        {
            await file.WriteAsync(lines.WrittenMemory, cancellation);
            lines.ResetWrittenCount();
        }
    }

    private byte[] Chain() =>
        Encoding.ASCII.GetBytes(string.Concat(record.Entries().Select(entry =>
            $"{Number(entry)} {entry.Hash} {(entry.IsGiven ? "given" : "withheld")}\n")));

    // The same case gives the same bytes: files are as old as its latest event.
    private async Task Add(ZipArchive archive, string name, Func<Stream, Task> write, bool isSmall = false)
    {
        var entry = archive.CreateEntry(name, isSmall ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        entry.LastWriteTime = record.Case.State.Core.AsOf.ToDateTimeOffset();
        await using var file = entry.Open();
        await write(file);
    }

    private static string Number(RecordEntry entry) => entry.Sequence.ToString("D10", CultureInfo.InvariantCulture);
}

/// <summary>Files that are for this process alone and gone when they are closed.</summary>
internal static class TemporaryFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>A new one, empty.</summary>
    public static FileStream Open()
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = BufferSize,
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"dossier-{Guid.NewGuid():N}"), how);
    }
}
