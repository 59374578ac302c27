using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace WorkMarket.Api.Documentation;

/// <summary>The description of the API over HTTP.</summary>
public static class OpenApiFunctions
{
    private static readonly byte[] Document = Encoding.UTF8.GetBytes(OpenApiDocument.Text);
    private static readonly EntityTagHeaderValue Tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Document))}\"");

    [Function("GetOpenApi"), AllowAnonymous, WithoutStorage]
    [EndpointSummary("Describes all of this.")]
    public static Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] Call call)
    {
        // It changes with a release alone: whoever has it asks whether it is still the same.
        call.Http.Response.Headers.CacheControl = "public, no-cache";
        return Task.FromResult(Results.Bytes(Document, "application/json", entityTag: Tag));
    }
}
