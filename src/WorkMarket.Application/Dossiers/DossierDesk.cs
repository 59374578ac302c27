using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Dossiers;

/// <summary>A dossier, complete, at its beginning. It is gone when it is closed.</summary>
public sealed record DossierFile(string Name, Stream Content, long Version, Instant At);

/// <summary>
/// Makes the dossier of a case for one of its parties or support, or for a worker who escalated it and lost it: as a document for a person,
/// or as an archive for a machine. It says what the reader may read anyway, and is the same for the same version of the case.
/// </summary>
public sealed class DossierDesk(ICaseStore store, IDirectory directory, DossierOptions options)
{
    /// <summary>The document, a PDF file; null where there is no such case for this reader, or the reader has no part in it.</summary>
    public async Task<DossierFile?> Paper(AssignmentId id, Actor by, CancellationToken cancellation) =>
        await CaseRecord.Open(store, id, by, cancellation) is { } record ? await Paper(record, NamesOf(record), cancellation) : null;

    /// <summary>The archive, a ZIP file; null likewise.</summary>
    public async Task<DossierFile?> Archive(AssignmentId id, Actor by, CancellationToken cancellation) =>
        await CaseRecord.Open(store, id, by, cancellation) is { } record ? await Archive(record, NamesOf(record), cancellation) : null;

    /// <summary>Both, of the same version of the case; null likewise.</summary>
    public async Task<(DossierFile Paper, DossierFile Archive)?> Both(AssignmentId id, Actor by, CancellationToken cancellation)
    {
        if (await CaseRecord.Open(store, id, by, cancellation) is not { } record)
            return null;
        var names = NamesOf(record);
        var paper = await Paper(record, names, cancellation);
        try
        {
            return (paper, await Archive(record, names, cancellation));
        }
        catch
        {
            await paper.Content.DisposeAsync();
            throw;
        }
    }

    private Task<DossierFile> Paper(CaseRecord record, Names names, CancellationToken cancellation) =>
        Make(record, "pdf", to => new PaperDossier(record, names, directory, options).Write(to, cancellation));

    private Task<DossierFile> Archive(CaseRecord record, Names names, CancellationToken cancellation) =>
        Make(record, "zip", to => new ArchiveDossier(record, names, directory, options).Write(to, cancellation));

    private Names NamesOf(CaseRecord record) => new(directory, record.State.Brief.Schedule.Zone);

    // Made as a whole before any of it goes out: half a dossier would look like a whole one. It lies on disk, not in memory.
    private static async Task<DossierFile> Make(CaseRecord record, string extension, Func<Stream, Task> write)
    {
        var file = Temporary();
        try
        {
            await write(file);
            file.Position = 0;
            return new($"assignment-{record.State.Id}-dossier.{extension}", file, record.Case.Version, record.Case.State.Core.AsOf);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream Temporary()
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"dossier-{Guid.NewGuid():N}"), how);
    }
}
