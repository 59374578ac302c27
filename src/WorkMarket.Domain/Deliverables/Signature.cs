using System.Buffers.Binary;

namespace WorkMarket.Domain.Deliverables;

/// <summary>What the first bytes of a file say about its content (domain.md §3: content must match the extension).</summary>
internal static class Signature
{
    public static bool IsBmp(ReadOnlySpan<byte> start) =>
        // Two letters alone could be text: the size of the second header, which has few legal values, settles it.
        start.Length >= 18 && start.StartsWith("BM"u8)
        && BinaryPrimitives.ReadUInt32LittleEndian(start[14..]) is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    public static bool IsGif(ReadOnlySpan<byte> start) => start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8);

    public static bool IsJpeg(ReadOnlySpan<byte> start) => start.StartsWith<byte>([0xFF, 0xD8, 0xFF]);

    public static bool IsPng(ReadOnlySpan<byte> start) => start.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    /// <summary>
    /// Readers accept the mark anywhere within the first 1024 bytes, and scanners do put things before it, so that is accepted;
    /// unless what comes before it is the start of something else, made to be read as both.
    /// </summary>
    public static bool IsPdf(ReadOnlySpan<byte> start) =>
        start.IndexOf(PdfMark) switch { 0 => true, > 0 => IsNothingKnown(start), _ => false };

    /// <summary>The container of doc and xls.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> start) => start.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>
    /// The container of docx and its kin. Encrypted with a password those become compound files and are refused: an xls by another
    /// name could not be told from them, and the client could not open what it has to approve.
    /// </summary>
    public static bool IsFilledZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\u0003\u0004"u8);

    public static bool IsZip(ReadOnlySpan<byte> start) => IsFilledZip(start) || start.StartsWith("PK\u0005\u0006"u8);

    public static bool IsIsoMedia(ReadOnlySpan<byte> start) => IsFileTypeBox(start) && !IsStillImage(start);

    /// <summary>QuickTime is older than the file type box: a movie may begin with any of the atoms found at its top level.</summary>
    public static bool IsQuickTime(ReadOnlySpan<byte> start) =>
        // An atom begins with its size; a printable first byte would make that half a gigabyte, so it is text.
        IsIsoMedia(start) || (start.Length >= 8 && start[0] < ' ' && IsTopLevelAtom(start[4..8]));

    public static bool IsFlv(ReadOnlySpan<byte> start) => start.StartsWith("FLV\u0001"u8);

    /// <summary>A whole batch of files may have been made with zeros before the first frame: players pass over them.</summary>
    public static bool IsMp3(ReadOnlySpan<byte> start) => IsId3(start) || IsLayer3Frame(start.TrimStart((byte)0));

    /// <summary>
    /// The check of the formats without a signature: neither a program nor unmistakably another accepted format. A script's <c>#!</c>
    /// is let through: it is text, a delivered script is a fair text file, and nothing runs it for being downloaded.
    /// </summary>
    public static bool IsNothingKnown(ReadOnlySpan<byte> start) =>
        !(IsProgram(start) || start.StartsWith(PdfMark) || IsBmp(start) || IsGif(start) || IsJpeg(start) || IsPng(start)
        || IsCompoundFile(start) || IsZip(start) || IsFileTypeBox(start) || IsFlv(start) || IsId3(start));

    private static ReadOnlySpan<byte> PdfMark => "%PDF-"u8;

    private static bool IsProgram(ReadOnlySpan<byte> start) =>
        // Windows: a line of text may well begin with MZ, but text has no NUL where the header has several.
        (start.StartsWith("MZ"u8) && start[..Math.Min(start.Length, 64)].Contains((byte)0))
        || start.StartsWith("\u007FELF"u8)
        // macOS in both word sizes and byte orders; the last two hold several architectures, the first of them is also a Java class.
        || (start.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(start)
            is 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE or 0xCAFEBABE or 0xBEBAFECA);

    private static bool IsFileTypeBox(ReadOnlySpan<byte> start) =>
        start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8) && BinaryPrimitives.ReadUInt32BigEndian(start) is >= 16 and < 65_536;

    /// <summary>
    /// Phones and cameras keep photos in the container of videos; these are not accepted, under no extension. The brand that the file is
    /// best used as says so, or that of all HEIF images among those that it is compatible with.
    /// </summary>
    private static bool IsStillImage(ReadOnlySpan<byte> start)
    {
        // The brands lie behind the box's head, with a version after the first.
        var brands = start[8..(int)Math.Min(start.Length, BinaryPrimitives.ReadUInt32BigEndian(start))];
        if (IsBrand(brands[..4], StillImageBrands))
            return true;
        for (var compatible = brands[Math.Min(8, brands.Length)..]; compatible.Length >= 4; compatible = compatible[4..])
        {
            if (IsBrand(compatible[..4], ImageFileBrands))
                return true;
        }
        return false;
    }

    // Registered brands of HEIF (HEVC, AVC, AV1, VVC, EVC, JPEG, JPEG 2000 in it) and their image sequences, JPEG 2000, JPEG XL, Canon's
    // raw.
    private static ReadOnlySpan<byte> StillImageBrands =>
        "heic heix heim heis hevc hevx hevm hevs mif1 mif2 mif3 miaf msf1 avci avcs avif avis avio "u8
            + "vvic vvis evbi evbs jpeg jpgs j2ki j2is jp2  jpx  jpm  jxl  crx "u8;

    private static ReadOnlySpan<byte> ImageFileBrands => "mif1 mif2 mif3"u8;

    private static bool IsBrand(ReadOnlySpan<byte> brand, ReadOnlySpan<byte> brands)
    {
        for (; brands.Length >= 4; brands = brands[Math.Min(5, brands.Length)..])
        {
            if (brands[..4].SequenceEqual(brand))
                return true;
        }
        return false;
    }

    private static bool IsTopLevelAtom(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8) || type.SequenceEqual("free"u8)
        || type.SequenceEqual("wide"u8) || type.SequenceEqual("skip"u8) || type.SequenceEqual("pnot"u8);

    private static bool IsId3(ReadOnlySpan<byte> start) =>
        start.Length >= 10 && start.StartsWith("ID3"u8) && start[3] is >= 2 and <= 4 && start[4] != 0xFF
        && !start[6..10].ContainsAnyInRange((byte)0x80, (byte)0xFF);

    private static bool IsLayer3Frame(ReadOnlySpan<byte> start) =>
        // Eleven set bits alone would let a UTF-16 text pass: version, layer, bit rate and sampling rate must be legal too.
        start.Length >= 4 && start[0] == 0xFF && (start[1] & 0xE0) == 0xE0 && (start[1] & 0x18) != 0x08 && (start[1] & 0x06) == 0x02
        && (start[2] & 0xF0) != 0xF0 && (start[2] & 0x0C) != 0x0C;
}
