using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkMarket.Api.Http;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>
/// The API in OpenAPI 3.1, made of the endpoints' attributes, of what JSON is read and written with, and of the code's comments.
/// Endpoints that are there in Development only are left out: the document is the same everywhere.
/// </summary>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document, indented, without a line break at its end.</summary>
    public static string Text { get; } = Make().ToJsonString(Readable);

    private static JsonObject Make()
    {
        var schemas = new Schemas();
        var paths = new JsonObject();
        var bySubject = ApiEndpoint.All.Where(endpoint => !endpoint.Has<InDevelopmentAttribute>())
            .OrderBy(endpoint => Subject.All.FindIndex(subject => subject.Name == Subject.Find(endpoint)));
        foreach (var route in bySubject.GroupBy(endpoint => endpoint.Route))
        {
            paths[$"/{route.Key}"] = new JsonObject(route.Select(endpoint =>
                KeyValuePair.Create(endpoint.Method!.ToLowerInvariant(), (JsonNode?)Operation.Describe(endpoint, schemas))));
        }
        return new()
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "WorkMarket",
                ["version"] = "1",
                ["description"] =
                    "On-site work from draft to payment. Errors are RFC 9457 problems with a stable `code`; a refused rule names itself in "
                    + "`refusals`. "
                    + "A request that is repeated under the same Idempotency-Key within seven days gets the first one's answer. "
                    + "What a caller may not know of answers 404. "
                    + "What has no value is left out of an answer, and may be null or left out in a request.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["tags"] = new JsonArray([.. Subject.All.Select(subject =>
                new JsonObject { ["name"] = subject.Name, ["description"] = subject.Meaning })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.ToJson(),
                ["responses"] = schemas.Responses(),
                ["securitySchemes"] = SignIn.Schemes,
            },
        };
    }
}
