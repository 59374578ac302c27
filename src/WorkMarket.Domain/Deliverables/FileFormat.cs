using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace WorkMarket.Domain.Deliverables;

/// <summary>One of the file formats that count as a deliverable: the closed list of domain.md §3 "Deliverables".</summary>
/// <remarks>
/// There is one instance per format, so formats compare by reference. The start of a file speaks for its content: nothing here reads
/// further,
/// so a document is known by the container it comes in (any ZIP passes for a docx), not by what lies inside.
/// </remarks>
public sealed class FileFormat
{
    /// <summary>How many bytes of a file's start <see cref="Matches"/> looks at. A PDF sets the measure.</summary>
    public const int SignatureLength = 1024;

    private readonly ContentCheck check;

    private FileFormat(string extension, string contentType, ContentCheck check) =>
        (Extension, ContentType, this.check) = (extension, contentType, check);

    private delegate bool ContentCheck(ReadOnlySpan<byte> start);

    /// <summary>Every accepted format, in the order in which they are published.</summary>
    public static IReadOnlyList<FileFormat> All { get; } =
    [
        new("bmp", "image/bmp", Signature.IsBmp),
        new("gif", "image/gif", Signature.IsGif),
        new("jpeg", "image/jpeg", Signature.IsJpeg),
        new("png", "image/png", Signature.IsPng),
        new("txt", "text/plain", Signature.IsNothingKnown),
        new("csv", "text/csv", Signature.IsNothingKnown),
        new("pdf", "application/pdf", Signature.IsPdf),
        new("xls", "application/vnd.ms-excel", Signature.IsCompoundFile),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Signature.IsFilledZip),
        new("xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", Signature.IsFilledZip),
        new("doc", "application/msword", Signature.IsCompoundFile),
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Signature.IsFilledZip),
        new("docm", "application/vnd.ms-word.document.macroEnabled.12", Signature.IsFilledZip),
        new("form", "application/octet-stream", Signature.IsNothingKnown),
        new("mp4", "video/mp4", Signature.IsIsoMedia),
        new("m4v", "video/x-m4v", Signature.IsIsoMedia),
        new("f4v", "video/mp4", Signature.IsIsoMedia),
        new("mov", "video/quicktime", Signature.IsQuickTime),
        new("flv", "video/x-flv", Signature.IsFlv),
        new("m4a", "audio/mp4", Signature.IsIsoMedia),
        new("f4a", "audio/mp4", Signature.IsIsoMedia),
        new("mp3", "audio/mpeg", Signature.IsMp3),
        new("zip", "application/zip", Signature.IsZip),
    ];

    /// <summary>The extension the format is known by, in lower case and without a dot.</summary>
    public string Extension { get; }

    /// <summary>The media type a file of this format is handed out with, whatever its sender called it.</summary>
    public string ContentType { get; }

    /// <summary>Finds the format that a file's name claims by its extension, whatever its case; <c>jpg</c> counts as <c>jpeg</c>.</summary>
    /// <param name="fileName">
    /// A file's name. What follows its last dot is the extension; a name that begins with its only dot has none.
    /// </param>
    /// <param name="format">The format, when there is one.</param>
    /// <returns>Whether files of that extension are accepted.</returns>
    public static bool TryFind(string fileName, [NotNullWhen(true)] out FileFormat? format)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        // Compared as ASCII: letters of other scripts that fold onto a Latin one do not spell an extension.
        var written = FileName.ExtensionOf(fileName);
        var known = Ascii.EqualsIgnoreCase(written, "jpg") ? "jpeg" : written.ToString();
        format = All.FirstOrDefault(one => Ascii.EqualsIgnoreCase(one.Extension, known));
        return format is not null;
    }

    /// <summary>
    /// Whether a file that begins so can be of this format: it carries the format's signature or, where the format has none
    /// (txt, csv, form), it is not plainly something else.
    /// </summary>
    /// <param name="start">
    /// The first <see cref="SignatureLength"/> bytes of the file, or all of it when it is shorter. Empty matches nothing.
    /// </param>
    public bool Matches(ReadOnlySpan<byte> start) =>
        !start.IsEmpty && check(start[..Math.Min(start.Length, SignatureLength)]);

    /// <returns>The extension.</returns>
    public override string ToString() => Extension;
}
