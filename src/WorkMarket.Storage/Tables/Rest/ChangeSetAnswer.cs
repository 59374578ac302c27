using System.Globalization;
using System.Text;
using Azure;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WorkMarket.Storage.Tables.Rest;

/// <summary>Reads the answer to a transaction: an HTTP response per operation, or a single one for the first that failed.</summary>
internal static class ChangeSetAnswer
{
    /// <summary>The answer to an operation.</summary>
    /// <param name="ETag">The row's new version; <c>default</c> if there is none.</param>
    /// <param name="Error">What went wrong; null if nothing did.</param>
    public sealed record Part(ETag ETag, ServiceError? Error);

    public static async Task<IReadOnlyList<Part>> Read(Response response)
    {
        var parts = new List<Part>();
        try
        {
            await Read(response.Headers.ContentType, response.Content.ToStream(), parts).ConfigureAwait(false);
            return parts;
        }
        catch (Exception exception) when (TransportFaults.Map(exception, CancellationToken.None) is { } fault)
        {
            throw fault;
        }
    }

    private static async Task Read(string? contentType, Stream body, List<Part> parts)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { } boundary)
            throw new InvalidDataException($"A transaction was answered with {contentType}.");
        var reader = new MultipartReader(boundary, body);
        while (await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
        {
            if (section.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
                await Read(section.ContentType, section.Body, parts).ConfigureAwait(false);
            else
                parts.Add(Parse(await section.ReadAsStringAsync().ConfigureAwait(false)));
        }
    }

    private static Part Parse(string http)
    {
        var end = http.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = (end < 0 ? http : http[..end]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (head is not [var line, ..] || line.Split(' ') is not [_, var code, ..]
            || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            throw new InvalidDataException("A part of a transaction's answer has no status.");
        if (status < 400)
            return new Part(head.Select(EtagIn).FirstOrDefault(etag => etag is not null) ?? default, null);
        return new Part(default, ServiceError.Parse(status, Encoding.UTF8.GetBytes(end < 0 ? "" : http[(end + 4)..])));
    }

    private static ETag? EtagIn(string header) =>
        header.StartsWith("ETag:", StringComparison.OrdinalIgnoreCase) ? new ETag(header["ETag:".Length..].Trim()) : null;
}
