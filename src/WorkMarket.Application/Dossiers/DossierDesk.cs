using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using NodaTime;
using WorkMarket.Application.Cases;
using WorkMarket.Application.People;
using WorkMarket.Application.Storage;
using WorkMarket.Application.Words;
using WorkMarket.Domain;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;

namespace WorkMarket.Application.Dossiers;

/// <summary>A dossier, complete, at its beginning. It is gone when it is closed.</summary>
public sealed record DossierFile(string Name, Stream Content, long Version, Instant At);

/// <summary>Prints the document of a dossier, a PDF file. It is the same bytes for the same record.</summary>
/// <param name="record">The case, as its reader may read it.</param>
/// <param name="names">People and times in words.</param>
/// <param name="to">Where to.</param>
/// <param name="cancellation">Gives up.</param>
public delegate Task PrintDossier(CaseRecord record, Names names, Stream to, CancellationToken cancellation);

/// <summary>
/// Makes the dossier of a case for one of its parties or support, or for a worker who escalated it and lost it: as a document for a person,
/// or as an archive for a machine. It says what the reader may read anyway, and is the same for the same version of the case. Dossiers of a
/// case are made one after the other, and few in all at once, since each reads all of its case.
/// </summary>
public sealed class DossierDesk(
    ICaseStore store, IDirectory directory, DossierOptions options, Policy policy, PrintDossier print) : IDisposable
{
    private readonly CaseQueue cases = new(options.LongestWait.ToTimeSpan());
    private readonly SemaphoreSlim places = new(options.AtOnce);

    /// <summary>The document, a PDF file; null where there is no such case for this reader, or the reader has no part in it.</summary>
    /// <exception cref="BusyException">Too many dossiers are made at once.</exception>
    public Task<DossierFile?> Paper(AssignmentId id, Actor by, CancellationToken cancellation) => Make(id, by, Paper, cancellation);

    /// <summary>The archive, a ZIP file; null likewise.</summary>
    /// <exception cref="BusyException">Too many dossiers are made at once.</exception>
    public Task<DossierFile?> Archive(AssignmentId id, Actor by, CancellationToken cancellation) => Make(id, by, Archive, cancellation);

    /// <summary>Both, of the same version of the case; null likewise.</summary>
    /// <exception cref="BusyException">Too many dossiers are made at once.</exception>
    public Task<Tuple<DossierFile, DossierFile>?> Both(AssignmentId id, Actor by, CancellationToken cancellation) =>
        Make(id, by, Both, cancellation);

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private async Task<T?> Make<T>(
        AssignmentId id, Actor by, Func<CaseRecord, CancellationToken, Task<T>> make, CancellationToken cancellation)
        where T : class
    {
        var since = Stopwatch.GetTimestamp();
        using var turn = await cases.Enter(id, cancellation);
        var left = options.LongestWait.ToTimeSpan() - Stopwatch.GetElapsedTime(since);
        if (turn is null || !await places.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellation))
            throw new BusyException("Too many dossiers are made at once. Ask again in a moment.");
        try
        {
            if (await CaseRecord.Open(store, policy, id, by, cancellation) is not { } record)
                return null;
            await using (record)
                return await make(record, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    private Task<DossierFile> Paper(CaseRecord record, CancellationToken cancellation) =>
        Write(record, "pdf", to => print(record, NamesOf(record, withIds: false), to, cancellation));

    private Task<DossierFile> Archive(CaseRecord record, CancellationToken cancellation) =>
        Write(record, "zip", to => new ArchiveDossier(record, NamesOf(record, withIds: true), directory, options).Write(to, cancellation));

    private async Task<Tuple<DossierFile, DossierFile>> Both(CaseRecord record, CancellationToken cancellation)
    {
        var paper = await Paper(record, cancellation);
        try
        {
            return new(paper, await Archive(record, cancellation));
        }
        catch
        {
            await paper.Content.DisposeAsync();
            throw;
        }
    }

    private Names NamesOf(CaseRecord record, bool withIds) => new(directory, record.State.Brief.Schedule.Zone, withIds);

    // Made as a whole before any of it goes out: half a dossier would look like a whole one. It lies on disk, not in memory.
    private static async Task<DossierFile> Write(CaseRecord record, string extension, Func<Stream, Task> write)
    {
        var file = TemporaryFile.Open();
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
}

/// <summary>What dossiers say besides the case.</summary>
public sealed record DossierOptions
{
    /// <summary>How many dossiers a process makes at once; of one case it makes one after the other.</summary>
    [Range(1, 64)]
    public int AtOnce { get; init; } = 2;

    /// <summary>How long who asks for a dossier waits for its turn, before <c>503 busy</c>.</summary>
    [Range(typeof(Duration), "PT1S", "PT2M")]
    public Duration LongestWait { get; init; } = Duration.FromSeconds(20);

    /// <summary>Who arbitrates where the sides find no agreement (domain.md §6), as dossiers name it.</summary>
    public string Arbitrator { get; init; } = "American Arbitration Association";

    /// <summary>The arbitrator's address, as dossiers name it.</summary>
    public string ArbitratorAddress { get; init; } = "120 Broadway, Floor 21, New York, NY 10271";

    /// <summary>The arbitrator's site, as dossiers name it.</summary>
    public string ArbitratorSite { get; init; } = "www.adr.org";
}
