using System.Collections.Frozen;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WorkMarket.Api.Inbound;

/// <summary>
/// The fields of a form of SendGrid's Inbound Parse, as bytes. Its boundary is known to everybody and a mail can hold it: a form that
/// breaks off is read as far as it goes, for it would break off there again.
/// </summary>
internal static class GatewayForm
{
    /// <summary>
    /// The most bytes of a form that are looked at: mails of the largest size that the gateway takes, attachments and all, are smaller.
    /// </summary>
    public const long MostBytes = 64 * 1024 * 1024;

    private const int MostShort = 256 * 1024;
    private const int MostText = 16 * 1024 * 1024;
    private const int MostRaw = 32 * 1024 * 1024;

    private static readonly FrozenDictionary<string, int> Fields = new Dictionary<string, int>
    {
        ["headers"] = MostShort,
        ["from"] = MostShort,
        ["to"] = MostShort,
        ["cc"] = MostShort,
        ["subject"] = MostShort,
        ["envelope"] = MostShort,
        ["charsets"] = MostShort,
        ["SPF"] = MostShort,
        ["dkim"] = MostShort,
        ["text"] = MostText,
        ["html"] = MostText,
        ["email"] = MostRaw,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a body. What is longer than is kept of its kind is cut off, attachments go by.</summary>
    /// <exception cref="BadRequestException">It is no such form.</exception>
    public static async Task<IReadOnlyDictionary<string, byte[]>> Read(HttpRequest request)
    {
        var (found, left) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), MostBytes);
        var form = new MultipartReader(FormBoundary.Read(request, "The body has to be multipart/form-data."), request.Body);
        try
        {
            while (left > 0 && await form.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
            {
                var (kept, length) = await Keep(
                    section.Body, Name(section) is { } name ? Fields.GetValueOrDefault(name) : 0, left, request.HttpContext.RequestAborted);
                left -= length;
                if (kept.Length > 0)
                    found.TryAdd(Name(section)!, kept);
            }
        }
        // Kestrel's own refusals are of a request that broke off: it will be made again.
        catch (Exception broken) when (broken is InvalidDataException or IOException && broken is not BadHttpRequestException)
        {
        }
        return found;
    }

    private static async Task<(byte[] Kept, long Length)> Keep(Stream content, int most, long left, CancellationToken cancellation)
    {
        var (kept, chunk, length) = (new MemoryStream(), new byte[16 * 1024], 0L);
        for (int read; length < left && (read = await content.ReadAsync(chunk, cancellation)) > 0; length += read)
            kept.Write(chunk, 0, (int)Math.Min(read, most - kept.Length));
        return (kept.ToArray(), length);
    }

    // A part with a file name is a file and never one of the fields.
    private static string? Name(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            && disposition is { FileName.HasValue: false, FileNameStar.HasValue: false }
            ? HeaderUtilities.RemoveQuotes(disposition.Name).ToString()
            : null;
}
