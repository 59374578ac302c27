using System.IO.Compression;
using System.Text;

namespace WorkMarket.Testing;

/// <summary>
/// Files in which every malware scanner finds something, by agreement and without harm (EICAR). The text stands here in two halves, so that
/// no scanner finds it in the source.
/// </summary>
public static class Eicar
{
    /// <summary>The text alone.</summary>
    public static byte[] Text { get; } = Encoding.ASCII.GetBytes(
        @"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    /// <summary>An archive in which it lies packed, among others.</summary>
    public static byte[] Zip { get; } = Archive(("readme.txt", "Nothing here."u8.ToArray()), ("eicar.com", [.. Text, .. Text, .. Text]));

    /// <summary>An archive in an archive in an archive.</summary>
    public static byte[] NestedZip { get; } = Archive(("a.zip", Archive(("b.zip", Zip))));

    /// <summary>A file that begins with others' bytes and has it at its end, as a photo does that carries it.</summary>
    public static byte[] After(byte[] photo) => [.. photo, .. Text];

    /// <summary>An archive, packed.</summary>
    public static byte[] Archive(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }
        return bytes.ToArray();
    }
}
