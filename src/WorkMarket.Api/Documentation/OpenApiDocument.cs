using System.Text.Json;
using System.Text.Json.Nodes;
using WorkMarket.Api.Endpoints;

namespace WorkMarket.Api.Documentation;

/// <summary>The API in OpenAPI 3.1, made from the endpoint table.</summary>
public static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The document.</summary>
    public static string Text { get; } = Make().ToJsonString(Indented);

    private static JsonObject Make() => new()
    {
        ["openapi"] = "3.1.0",
        ["paths"] = new JsonObject(EndpointTable.All.GroupBy(endpoint => endpoint.Route).Select(route =>
            KeyValuePair.Create($"/api/{route.Key}", (JsonNode?)new JsonObject()))),
    };
}
