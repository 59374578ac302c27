using System.Collections.Immutable;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.Mail;
using WorkMarket.Application.Storage;

namespace WorkMarket.Application.Letters;

/// <summary>The files that go with one letter. They are gone when it is disposed of.</summary>
public sealed class Enclosed(ImmutableList<Enclosure> all) : IAsyncDisposable
{
    /// <summary>All of them.</summary>
    public ImmutableList<Enclosure> All => all;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var enclosure in all)
            await enclosure.Content.DisposeAsync();
    }
}

/// <summary>Makes what goes with letters: the dossier of a case, as a document and as an archive (domain.md §6).</summary>
public sealed class Enclosures(DossierDesk desk, MailOptions options)
{
    /// <summary>
    /// What goes with a letter: both files of the dossier, or nothing where they are too large together. They lie on disk.
    /// </summary>
    /// <exception cref="MailUnavailableException">They cannot be written now.</exception>
    public async Task<Enclosed> For(Letter letter, CancellationToken cancellation)
    {
        if (letter.DossierFor is not { } reader)
            return new([]);
        try
        {
            if (await desk.Both(new(letter.Case), reader, cancellation) is not var (paper, archive))
                return new([]);
            var enclosed = new Enclosed(
                [new(paper.Name, "application/pdf", paper.Content), new(archive.Name, "application/zip", archive.Content)]);
            if (paper.Content.Length + archive.Content.Length <= options.EnclosedBytes)
                return enclosed;
            await enclosed.DisposeAsync();
            return new([]);
        }
        catch (BusyException busy)
        {
            throw new MailUnavailableException(busy.Message, busy);
        }
        catch (IOException full)
        {
            throw new MailUnavailableException($"The dossier cannot be written: {full.Message}", full);
        }
    }
}
