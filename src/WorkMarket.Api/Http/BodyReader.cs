using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace WorkMarket.Api.Http;

/// <summary>Reads the bodies of requests.</summary>
internal static class BodyReader
{
    /// <summary>The most bytes of JSON, where an endpoint does not say otherwise.</summary>
    public const int LargestJson = 256 * 1024;

    /// <summary>
    /// The body whole; empty where the endpoint reads it itself and minds its length, for which the server's own limit is lifted: it is
    /// smaller.
    /// </summary>
    /// <exception cref="BadRequestException">It is too long.</exception>
    /// <exception cref="CallerGoneException">The caller went away.</exception>
    public static async Task<byte[]> ReadBytes(HttpContext http, ApiEndpoint endpoint)
    {
        http.Request.Body = new CallersBody(http.Request.Body);
        if (endpoint.Has<TakesFileAttribute>() || endpoint.Find<TakesFormAttribute>() is { Form: FormBody.Gateway })
        {
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            return [];
        }
        return await ReadBytes(http, endpoint.LargestBody);
    }

    /// <summary>The body of JSON; null where the endpoint takes none, and none is there.</summary>
    /// <exception cref="BadRequestException">It is not what the endpoint takes.</exception>
    public static object? Parse(ApiEndpoint endpoint, HttpRequest request, byte[] bytes)
    {
        var type = endpoint.Body?.RequestType ?? typeof(Nothing);
        if (bytes.Length == 0)
        {
            return endpoint.Body is null ? null
                : endpoint.Body.IsOptional ? JsonSerializer.Deserialize("{}"u8, type, ApiJson.Requests)
                : throw new BadRequestException("", "bodyRequired", "A JSON body is required.");
        }
        if (!request.HasJsonContentType())
            throw new BadRequestException(
                "Content-Type", "jsonRequired", "The body has to be application/json.", StatusCodes.Status415UnsupportedMediaType);
        if (request.Headers.ContentEncoding.Count > 0)
        {
            throw new BadRequestException(
                "Content-Encoding", "encodingUnknown", "The body has to come as it is, without an encoding.",
                StatusCodes.Status415UnsupportedMediaType);
        }
        // A byte order mark is ignored, as .NET and PowerShell clients send it (RFC 8259 8.1). A charset has no meaning for JSON
        // (RFC 8259 11).
        var mark = Encoding.UTF8.Preamble;
        var json = bytes.AsSpan();
        return Read(type, json.StartsWith(mark) ? json[mark.Length..] : json);
    }

    /// <summary>What JSON says.</summary>
    /// <exception cref="BadRequestException">It is not of this type.</exception>
    public static object Read(Type type, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type, ApiJson.Requests)
                ?? throw new BadRequestException("", "bodyRequired", "The body must not be null.");
        }
        catch (JsonException wrong)
        {
            throw new BadRequestException(
                [.. JsonPlace.Errors(wrong, type).Select(error => new FieldError(error.Field, "jsonInvalid", error.Message))]);
        }
    }

    private static async Task<byte[]> ReadBytes(HttpContext http, int largest)
    {
        if (http.Request.ContentLength > largest)
            throw TooLarge();
        using var buffer = new MemoryStream();
        var chunk = new byte[8 * 1024];
        for (int read; (read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > largest)
                throw TooLarge();
        }
        return buffer.ToArray();

        BadRequestException TooLarge() =>
            new("", "bodyTooLarge", $"The body has at most {largest} bytes.", StatusCodes.Status413PayloadTooLarge);
    }

    private sealed record Nothing;
}
