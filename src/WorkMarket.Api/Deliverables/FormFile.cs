using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using WorkMarket.Application.Deliverables;

namespace WorkMarket.Api.Deliverables;

/// <summary>A file of an assignment that comes as the part <c>file</c> of a form.</summary>
internal sealed class FormFile(
    HttpRequest request, ImmutableHashSet<string> known, Func<IReadOnlyDictionary<string, string>, string, FileUse> use,
    FileLimit limit) : FormFile<FileUse>(request, known, use, limit), IIncomingFile
{
    public FileUse? Announced => null;
}

/// <summary>A file that comes as the part <c>file</c> of a form, among short fields in any order. It goes by as it is read.</summary>
/// <param name="request">The request.</param>
/// <param name="known">The fields that there may be.</param>
/// <param name="use">Makes of the fields and the file's name what the file is for.</param>
/// <param name="limit">How large it may be.</param>
internal class FormFile<TUse>(
    HttpRequest request, ImmutableHashSet<string> known, Func<IReadOnlyDictionary<string, string>, string, TUse> use, FileLimit limit)
{
    private const string Rule = "The body has to be multipart/form-data; the bytes alone go to PUT …/deliverables/content.";

    public async Task<TUse> Read(Func<Stream, Task<bool>> keep)
    {
        var form = new MultipartReader(FormBoundary.Read(request, Rule), request.Body);
        var (fields, fileName) = (new Dictionary<string, string>(StringComparer.Ordinal), (string?)null);
        try
        {
            while (await form.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
            {
                var part = new FormPart(section);
                if (part.Name == "file")
                {
                    fileName = fileName is null ? part.FileName() : throw Wrong("file", "fileTwice", "One request brings one file.");
                    await limit.Keep(section.Body, keep);
                }
                else if (!known.Contains(part.Name))
                {
                    throw Wrong(part.Name, "unknownField", $"There is no field '{part.Name}' here.");
                }
                else if (!fields.TryAdd(part.Name, await part.Text(request.HttpContext.RequestAborted)))
                {
                    throw Wrong(part.Name, "fieldTwice", $"'{part.Name}' is there more than once.");
                }
            }
        }
        // Kestrel's own refusals say themselves what is wrong.
        catch (Exception broken) when (broken is InvalidDataException or IOException && broken is not BadHttpRequestException)
        {
            throw Wrong("", "formBroken", "The form breaks off before its last boundary, or a part of it has no proper headers.");
        }
        return use(fields, fileName ?? throw Wrong("file", "fileMissing", "The form has no part 'file'."));
    }

    private static BadRequestException Wrong(string field, string rule, string message) => new(field, rule, message);
}

/// <summary>One part of a form. Its headers are its sender's: what could be read in two ways is refused.</summary>
internal sealed class FormPart
{
    private const int LongestText = 1000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] AsItIs = ["binary", "8bit", "7bit"];

    private readonly MultipartSection section;
    private readonly ContentDispositionHeaderValue disposition;

    public FormPart(MultipartSection section)
    {
        this.section = section;
        if (section.Headers is not { } headers || !headers.TryGetValue(HeaderNames.ContentDisposition, out var values) || values.Count != 1
            || !ContentDispositionHeaderValue.TryParse(values[0], out var parsed)
                || !parsed.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || parsed.Parameters.DistinctBy(parameter => parameter.Name.ToString().ToLowerInvariant()).Count() != parsed.Parameters.Count
            || parsed.Name is not { Length: > 0 } name)
        {
            throw new BadRequestException(
                "", "partUnknown", "Each part of the form has one header Content-Disposition: form-data, with one name.");
        }
        if (headers.TryGetValue("Content-Transfer-Encoding", out var encoding)
            && !AsItIs.Contains(encoding.ToString(), StringComparer.OrdinalIgnoreCase))
            throw new BadRequestException(
                "Content-Transfer-Encoding", "encodingUnknown", "A part of a form has to come as it is, without an encoding.",
                StatusCodes.Status415UnsupportedMediaType);
        (disposition, Name) = (parsed, name.ToString());
    }

    public string Name { get; }

    /// <summary>The name that the sender gives the file; whether it is one, the rules say.</summary>
    public string FileName() => disposition.FileNameStar is { HasValue: true } extended ? extended.ToString()
        : disposition.FileName is { HasValue: true } plain ? plain.ToString().Replace("\\\"", "\"", StringComparison.Ordinal)
        : throw new BadRequestException("file", "fileNameMissing", "The part 'file' has to have a file name.");

    /// <summary>The value of a short field.</summary>
    public async Task<string> Text(CancellationToken cancellation)
    {
        var bytes = new byte[LongestText + 1];
        var length = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        try
        {
            return length <= LongestText ? Utf8.GetString(bytes, 0, length)
                : throw new BadRequestException(Name, "fieldTooLong", $"'{Name}' has at most {LongestText} bytes.");
        }
        catch (DecoderFallbackException)
        {
            throw new BadRequestException(Name, "utf8Required", $"'{Name}' is not UTF-8.");
        }
    }
}
