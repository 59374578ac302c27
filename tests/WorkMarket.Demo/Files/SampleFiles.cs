using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace WorkMarket.Demo.Files;

/// <summary>Real files, drawn and written here.</summary>
public static class SampleFiles
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(value => Enumerable.Range(0, 8)
        .Aggregate((uint)value, (crc, _) => (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    /// <summary>A picture that any viewer shows: a register on a counter.</summary>
    /// <param name="shade">How bright, 0 to 255; another shade is another picture.</param>
    public static byte[] Png(byte shade)
    {
        const int width = 160;
        const int height = 120;
        using var raw = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            raw.WriteByte(0);
            for (var x = 0; x < width; x++)
            {
                var (inRegister, onCounter) = (x is > 50 and < 110 && y is > 30 and < 80, y >= 80);
                raw.Write(inRegister ? [shade, shade, (byte)(255 - shade)] : onCounter ? [120, 80, 40] : [(byte)(200 - y), 220, 240]);
            }
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(raw.ToArray());

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2); // eight bits a channel, true colour
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    /// <summary>A page with lines of text, as PDF.</summary>
    public static byte[] Pdf(params string[] lines)
    {
        var text = "BT /F1 14 Tf 72 760 Td 20 TL " + string.Concat(lines.Select(line => $"({line}) Tj T* ")) + "ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {text.Length} >>\nstream\n{text}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var page = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (content, index) in objects.Select((content, index) => (content, index)))
        {
            offsets.Add(page.Length);
            page.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }
        var start = page.Length;
        page.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            page.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        page.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(page.ToString());
    }

    /// <summary>A table of serial numbers.</summary>
    public static byte[] Csv() => "device,serial,replaced\r\nregister 1,NR-2041,yes\r\nregister 2,NR-2042,yes\r\n"u8.ToArray();

    /// <summary>How a Windows program begins.</summary>
    public static byte[] Exe()
    {
        var program = new byte[512];
        "MZ"u8.CopyTo(program);
        program[60] = 128;
        "PE\0\0"u8.CopyTo(program.AsSpan(128));
        return program;
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        var crc = ~named.Aggregate(uint.MaxValue, (crc, value) => CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), crc);
        return chunk;
    }
}
