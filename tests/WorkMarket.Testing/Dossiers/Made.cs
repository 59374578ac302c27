using System.IO.Compression;
using WorkMarket.Application.Cases;
using WorkMarket.Application.Dossiers;
using WorkMarket.Application.People;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Testing.Dossiers;

/// <summary>Dossiers as they are made.</summary>
internal static class Made
{
    public static async Task<byte[]> Paper(ICaseStore store, Actor by, IDirectory? directory = null) =>
        await Bytes(await Desks.Open(store, directory ?? KeptCase.Nobody).Paper(Story.Id, by, default));

    public static async Task<byte[]> Archive(ICaseStore store, Actor by) => await Bytes(await Desk(store).Archive(Story.Id, by, default));

    public static async Task<Dictionary<string, byte[]>> Files(ICaseStore store, Actor by)
    {
        using var archive = new ZipArchive(new MemoryStream(await Archive(store, by)));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            await using var file = await entry.OpenAsync();
            await file.CopyToAsync(content);
            files[entry.FullName] = content.ToArray();
        }
        return files;
    }

    public static DossierDesk Desk(ICaseStore store) => Desks.Open(store, KeptCase.Nobody);

    private static async Task<byte[]> Bytes(DossierFile? dossier)
    {
        Assert.NotNull(dossier);
        await using var from = dossier.Content;
        using var to = new MemoryStream();
        await from.CopyToAsync(to);
        return to.ToArray();
    }
}
