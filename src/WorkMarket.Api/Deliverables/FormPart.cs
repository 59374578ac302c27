using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WorkMarket.Api.Deliverables;

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
