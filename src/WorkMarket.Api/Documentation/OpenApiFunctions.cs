using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace WorkMarket.Api.Documentation;

/// <summary>
/// The description of the API over HTTP, as it lies in docs/openapi.json. A test makes it of the endpoints, of what JSON is read and
/// written with, and of the code's comments, and holds the two together.
/// </summary>
public static class OpenApiFunctions
{
    private static readonly byte[] Document = Read();
    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Document))}\"");

    /// <summary>The description itself.</summary>
    public static ReadOnlyMemory<byte> Content => Document;

    [Function("GetOpenApi"), AllowAnonymous, WithoutStorage]
    [EndpointSummary("Describes all of this.")]
    public static Task<IResult> Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] Call call)
    {
        // It changes only with a release, so caches keep it and revalidate it by its ETag.
        call.Http.Response.Headers.CacheControl = "public, no-cache";
        return Task.FromResult(Results.Bytes(Document, "application/json", entityTag: Tag));
    }

    private static byte[] Read()
    {
        using var kept = typeof(OpenApiFunctions).Assembly.GetManifestResourceStream("openapi.json")!;
        using var document = new MemoryStream();
        kept.CopyTo(document);
        return document.ToArray();
    }
}
