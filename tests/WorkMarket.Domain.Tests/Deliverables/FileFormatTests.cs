using System.Text;

namespace WorkMarket.Domain.Tests.Deliverables;

[Rule("§3 Deliverables: the formats accepted, and content that matches them")]
public sealed class FileFormatTests
{
    private const string Published =
        "bmp gif jpeg png txt csv pdf xls xlsx xlsm doc docx docm form mp4 m4v f4v mov flv m4a f4a mp3 zip";

    [Fact]
    public void Accepts_exactly_the_published_formats() =>
        Assert.Equal(Published, string.Join(' ', FileFormat.All));

    [Fact]
    public void Every_published_format_is_found_by_its_extension_in_any_case()
    {
        foreach (var extension in Published.Split(' '))
        {
            Assert.True(FileFormat.TryFind("Site plan." + extension, out var format));
            Assert.True(FileFormat.TryFind("v1.2." + extension.ToUpperInvariant(), out var again));
            Assert.Same(format, again);
            Assert.Equal(extension, format.Extension);
            Assert.Matches("^(image|text|application|video|audio)/[A-Za-z0-9.+-]+$", format.ContentType);
        }
    }

    [Theory]
    [InlineData("IMG_0001.jpg")]
    [InlineData("IMG_0001.JPG")]
    [InlineData("IMG_0001.Jpg")]
    public void Jpg_is_jpeg(string name)
    {
        Assert.True(FileFormat.TryFind(name, out var format));
        Assert.Equal(("jpeg", "image/jpeg"), (format.Extension, format.ContentType));
    }

    [Theory]
    [InlineData("setup.exe")]
    [InlineData("photo.heic")]
    [InlineData("drawing.svg")]
    [InlineData("page.html")]
    [InlineData("slides.pptx")]
    [InlineData("macro.xlsb")]
    [InlineData("photo.png.exe")]
    [InlineData("photo.pngx")]
    [InlineData("photo.png ")]
    [InlineData("photo.")]
    [InlineData("png")]
    [InlineData(".png")]
    [InlineData("")]
    [InlineData("sheet.xl\u017F")]
    [InlineData("plan.\u200Dpdf")]
    public void Accepts_no_other_extension(string name) => Assert.False(FileFormat.TryFind(name, out _));

    public static TheoryData<string, byte[]> Genuine => new()
    {
        { "bmp", [.. "BM"u8, .. new byte[12], 40, 0, 0, 0] },
        { "gif", [.. "GIF89a"u8, 1, 0] },
        { "gif", [.. "GIF87a"u8] },
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE1, 0, 0] },
        { "png", [0x89, .. "PNG\r\n\u001A\n"u8] },
        { "txt", [.. "Router replaced, tested.\n"u8] },
        { "txt", [0xEF, 0xBB, 0xBF, .. "UTF-8 with a mark"u8] },
        { "txt", [0xFF, 0xFE, (byte)'M', 0, (byte)'Z', 0] },
        { "txt", [.. "MZ-20 serial numbers"u8] },
        { "txt", [.. "BM order 2026-11-20, see list"u8] },
        { "txt", [.. "#!/bin/sh\necho done\n"u8] },
        { "csv", [.. "id,when\n1,2026-11-20\n"u8] },
        { "form", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
        { "pdf", [.. "%PDF-1.7\n"u8] },
        { "pdf", [.. "\r\n\u0000 scanner's preamble \n%PDF-1.4"u8] },
        { "xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "xlsx", [.. "PK\u0003\u0004"u8, 20, 0] },
        { "xlsm", [.. "PK\u0003\u0004"u8, 20, 0] },
        { "docx", [.. "PK\u0003\u0004"u8, 20, 0] },
        { "docm", [.. "PK\u0003\u0004"u8, 20, 0] },
        { "zip", [.. "PK\u0003\u0004"u8, 20, 0] },
        { "zip", [.. "PK\u0005\u0006"u8, .. new byte[18]] },
        { "mp4", Box("ftyp", "isom") },
        { "m4v", Box("ftyp", "M4V ") },
        { "f4v", Box("ftyp", "f4v ") },
        { "m4a", Box("ftyp", "M4A ") },
        { "f4a", Box("ftyp", "f4a ") },
        { "mov", Box("ftyp", "qt  ") },
        { "mov", Box("moov", "mvhd") },
        { "mov", Box("mdat", "....") },
        { "mov", Box("wide", "....") },
        { "mov", Box("free", "....") },
        { "mov", Box("skip", "....") },
        { "mov", Box("pnot", "....") },
        { "flv", [.. "FLV\u0001"u8, 5] },
        { "mp3", [.. "ID3\u0003"u8, 0, 0, 0, 0, 0x0F, 0x76] },
        { "mp3", [0xFF, 0xFB, 0x90, 0x64] },
        { "mp3", [0xFF, 0xF3, 0x40, 0xC0] },
        { "mp3", [.. new byte[731], 0xFF, 0xFB, 0x90, 0x64] },
    };

    [Theory]
    [MemberData(nameof(Genuine))]
    public void Content_that_matches_its_extension_is_accepted(string extension, byte[] start) =>
        Assert.True(Find(extension).Matches(start));

    [Fact]
    public void Every_format_has_a_genuine_example() =>
        Assert.Equal(FileFormat.All.Select(format => format.Extension).Order(), Genuine.Select(row => (string)row[0]).Distinct().Order());

    [Fact]
    public void One_formats_content_is_refused_under_every_extension_with_another_signature()
    {
        // Formats that share a container cannot be told apart by their start.
        string[][] families = [["xls", "doc"], ["xlsx", "xlsm", "docx", "docm", "zip"], ["mp4", "m4v", "f4v", "m4a", "f4a", "mov"]];
        foreach (var (own, start) in Genuine.Select(row => ((string)row[0], (byte[])row[1])))
        {
            var family = families.FirstOrDefault(one => one.Contains(own)) ?? [own];
            foreach (var other in FileFormat.All.Where(format => !family.Contains(format.Extension) && !HasNoSignature(format.Extension)))
                Assert.False(other.Matches(start), $"{own} passes as {other}");
        }
    }

    [Fact]
    public void An_unmistakable_format_is_refused_under_an_extension_without_a_signature()
    {
        // The first example of each: an MP3 without tags, a movie without a type box and a PDF after something else could be anything.
        foreach (var example in Genuine.Select(row => (Own: (string)row[0], Start: (byte[])row[1])).DistinctBy(row => row.Own))
        {
            foreach (var other in FileFormat.All.Where(format => HasNoSignature(format.Extension)))
                Assert.Equal(HasNoSignature(example.Own), other.Matches(example.Start));
        }
    }

    [Fact]
    public void A_text_may_speak_of_another_format() => Assert.True(Find("txt").Matches("A PDF begins with %PDF-"u8));

    public static TheoryData<string, byte[]> Forged => new()
    {
        { "txt", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0] },
        { "csv", [0x7F, .. "ELF"u8, 2, 1, 1] },
        { "form", [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1] },
        { "form", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 2] },
        { "pdf", [.. "MZ"u8, 0x90, 0, 3, .. "%PDF-1.7"u8] },
        { "pdf", [.. "GIF89a"u8, .. "%PDF-1.7"u8] },
        { "pdf", [.. new byte[1020], .. "%PDF-1.7"u8] },
        { "pdf", [.. "just text"u8] },
        { "docx", [.. "PK\u0005\u0006"u8, .. new byte[18]] },
        { "xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "mp4", Box("ftyp", "heic") },
        { "mov", Box("ftyp", "avif") },
        { "mp4", Box("moov", "mvhd") },
        { "mov", [.. "its free of charge"u8] },
        { "mp3", [0xFF, 0xFE, (byte)'a', 0] },
        { "mp3", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "mp3", [.. "ID3 is a tag"u8] },
        { "mp3", new byte[1024] },
        { "mp3", [.. new byte[1021], 0xFF, 0xFB, 0x90, 0x64] },
        { "mp3", [0, (byte)'x', 0xFF, 0xFB, 0x90, 0x64] },
        { "bmp", [.. "BM order 2026-11-20, see list"u8] },
        { "png", [0x89, .. "PNG\n\u001A\n\n"u8] },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public void Content_that_contradicts_its_extension_is_refused(string extension, byte[] start) =>
        Assert.False(Find(extension).Matches(start));

    /// <summary>domain.md §3: a photo in the container of videos is no accepted format, under no extension (case heif-brands).</summary>
    [Theory]
    [InlineData("heic")]
    [InlineData("heix")]
    [InlineData("heim")]
    [InlineData("heis")]
    [InlineData("hevc")]
    [InlineData("hevx")]
    [InlineData("hevm")]
    [InlineData("hevs")]
    [InlineData("mif1")]
    [InlineData("mif2")]
    [InlineData("msf1")]
    [InlineData("avci")]
    [InlineData("avcs")]
    [InlineData("avif")]
    [InlineData("avis")]
    [InlineData("jp2 ")]
    [InlineData("jxl ")]
    [InlineData("crx ")]
    public void A_still_image_in_the_container_of_videos_is_refused(string brand)
    {
        foreach (var extension in new[] { "mp4", "m4v", "f4v", "m4a", "f4a", "mov", "jpeg" })
        {
            Assert.False(Find(extension).Matches([0, 0, 0, 0x18, .. Ascii($"ftyp{brand}\0\0\0\0mif1{brand}"), .. new byte[64]]), extension);
            Assert.False(Find(extension).Matches([0, 0, 0, 0x14, .. Ascii($"ftyp{brand}\0\0\0\0{brand}"), .. new byte[64]]), extension);
            Assert.False(Find(extension).Matches([0, 0, 0, 0x18, .. Ascii("ftypisom\0\0\0\0isommif1"), .. new byte[64]]), extension);
        }
        Assert.True(Find("mp4").Matches([0, 0, 0, 0x14, .. Ascii("ftypisom\0\0\0\0isom"), 0, 0, 0, 8, .. Ascii("mif1")]));
    }

    [Fact]
    public void Empty_or_cut_off_content_matches_no_signature()
    {
        foreach (var format in FileFormat.All)
        {
            Assert.False(format.Matches([]));
            Assert.Equal(HasNoSignature(format.Extension), format.Matches([0]));
        }
    }

    [Fact]
    public void Only_the_start_counts()
    {
        byte[] late = [.. Encoding.ASCII.GetBytes(new string(' ', FileFormat.SignatureLength)), .. "%PDF-1.7"u8];
        Assert.False(Find("pdf").Matches(late));
    }

    private static bool HasNoSignature(string extension) => extension is "txt" or "csv" or "form";

    private static FileFormat Find(string extension) =>
        FileFormat.TryFind("file." + extension, out var format) ? format : throw new ArgumentException(extension);

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Box(string type, string brand) =>
        [0, 0, 0, 24, .. Encoding.ASCII.GetBytes(type + brand), 0, 0, 2, 0, .. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0];
}
