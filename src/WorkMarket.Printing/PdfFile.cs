using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace WorkMarket.Printing;

/// <summary>
/// A PDF file as it is written, object by object. Nothing that was written is kept but where it is, so that a long document takes no
/// more memory than a short one.
/// </summary>
internal sealed class PdfFile
{
    private readonly Stream to;
    private readonly List<long> places = [0];
    private long written;

    public PdfFile(Stream to)
    {
        this.to = to;
        Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
    }

    /// <summary>Takes the number of an object that is written later.</summary>
    public int Reserve()
    {
        places.Add(0);
        return places.Count - 1;
    }

    /// <summary>Writes an object.</summary>
    public int Add(string content) => Add(Reserve(), content);

    /// <summary>Writes an object whose number was taken before.</summary>
    public int Add(int number, string content)
    {
        places[number] = written;
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n"));
        return number;
    }

    /// <summary>Writes a stream, compressed.</summary>
    public int AddStream(ReadOnlySpan<byte> content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            packing.Write(content);
        var number = Reserve();
        places[number] = written;
        Write(string.Create(
            CultureInfo.InvariantCulture, $"{number} 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode {entries}>>\nstream\n"));
        Write(packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Write("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>Writes the end.</summary>
    public void Close(int catalog, int information, string id)
    {
        var start = written;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Count}\n0000000000 65535 f \n"));
        foreach (var place in places.Skip(1))
            Write(string.Create(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {places.Count} /Root {catalog} 0 R "
            + $"/Info {information} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n"));
    }

    /// <summary>A text as a PDF string of any characters.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void Write(string text) => Write(Encoding.Latin1.GetBytes(text));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        to.Write(bytes);
        written += bytes.Length;
    }
}
