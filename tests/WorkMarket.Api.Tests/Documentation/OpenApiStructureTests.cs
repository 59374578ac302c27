using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkMarket.Api.Http;
using Xunit;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>The document is whole, and says of each endpoint what its function says.</summary>
public sealed partial class OpenApiStructureTests
{
    private static readonly JsonNode Document = JsonNode.Parse(OpenApiDocument.Text)!;
    private static readonly string[] Places = ["path", "query", "header"];

    private static readonly string[] Names =
        [.. ApiEndpoint.All.Where(endpoint => !endpoint.Has<InDevelopmentAttribute>()).Select(endpoint => endpoint.Name)];

    public static TheoryData<string> Documented => [.. Names];

    [Fact]
    public void It_is_OpenAPI_3_1() => Assert.Equal("3.1.0", (string?)Document["openapi"]);

    [Fact]
    public void It_has_the_endpoints_but_for_those_of_development() =>
        Assert.Equal(Names.Order(), Operations().Select(operation => (string)operation.Operation["operationId"]!).Order());

    [Fact]
    public void Every_reference_leads_somewhere() => Assert.All(
        Nodes(Document).OfType<JsonObject>().Select(node => node["$ref"]).OfType<JsonValue>().Select(reference => (string)reference!),
        reference =>
        {
            var place = reference.StartsWith("#/", StringComparison.Ordinal)
                ? reference[2..].Split('/').Aggregate<string, JsonNode?>(Document, (node, part) => node?[part]) : null;
            Assert.NotNull(place);
        });

    [Fact]
    public void Every_schema_is_used()
    {
        var used = Nodes(Document).OfType<JsonObject>().Select(node => (string?)node["$ref"]).ToHashSet();
        Assert.All(Document["components"]!["schemas"]!.AsObject(), schema => Assert.Contains($"#/components/schemas/{schema.Key}", used));
    }

    [Fact]
    public void Every_schema_says_what_it_is() => Assert.All(Document["components"]!["schemas"]!.AsObject(), schema =>
    {
        Assert.True((schema.Value!["type"] ?? schema.Value["oneOf"]) is not null, schema.Key);
        var known = schema.Value["properties"]?.AsObject().Select(property => property.Key).ToHashSet() ?? [];
        Assert.All(schema.Value["required"]?.AsArray() ?? [], name => Assert.Contains((string)name!, known));
    });

    [Fact]
    public void Every_list_says_what_is_in_it() => Assert.All(
        Nodes(Document["components"]!["schemas"]!).OfType<JsonObject>()
            .Where(node => node["type"] is JsonValue type && (string?)type == "array"),
        node => Assert.IsType<JsonObject>(node["items"]));

    [Fact]
    public void Every_property_and_every_schema_is_described() => Assert.Empty(
        Nodes(Document).OfType<JsonObject>()
            .SelectMany(node => node["properties"] as JsonObject ?? [])
            .Concat(Document["components"]!["schemas"]!.AsObject())
            .Where(described => described.Value is not JsonObject { } schema || string.IsNullOrWhiteSpace((string?)schema["description"]))
            .Select(described => described.Value?.GetPath() ?? described.Key));

    [Fact]
    public void Every_parameter_is_described() => Assert.All(
        Operations().SelectMany(operation => operation.Operation["parameters"]?.AsArray() ?? []),
        parameter => Assert.NotEmpty((string)parameter!["description"]!));

    [Theory]
    [MemberData(nameof(Documented))]
    public void An_operation_declares_what_its_route_query_and_headers_hold(string name)
    {
        var endpoint = ApiEndpoint.Named(name);
        var parameters = (Operation(endpoint)["parameters"]?.AsArray() ?? [])
            .Select(parameter => (Place: (string)parameter!["in"]!, Name: (string)parameter["name"]!,
                IsRequired: (bool?)parameter["required"] ?? false, Schema: parameter["schema"]))
            .ToList();

        Assert.All(parameters, parameter => Assert.Contains(parameter.Place, Places));
        Assert.All(parameters, parameter => Assert.NotNull(parameter.Schema));
        Assert.Equal(parameters.Count, parameters.DistinctBy(parameter => (parameter.Place, parameter.Name)).Count());
        Assert.Equal(
            RouteValue().Matches(endpoint.Route).Select(match => (match.Groups["name"].Value, true)).Order(),
            parameters.Where(parameter => parameter.Place == "path").Select(parameter => (parameter.Name, parameter.IsRequired)).Order());
        Assert.Equal(
            endpoint.Query.Select(query => query.Name).Order(),
            parameters.Where(parameter => parameter.Place == "query").Select(parameter => parameter.Name).Order());
        Assert.Equal(
            endpoint.Method != "GET" && endpoint.Roles is not null, parameters.Exists(parameter => parameter.Name == "Idempotency-Key"));
        Assert.Equal(endpoint.IfMatch != IfMatchUse.None, parameters.Exists(parameter => parameter.Name == "If-Match"));
        Assert.Equal(endpoint.NeedsIfMatch, parameters.Exists(parameter => parameter is { Name: "If-Match", IsRequired: true }));
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void An_operation_says_what_it_takes_and_answers_and_who_may_call(string name)
    {
        var endpoint = ApiEndpoint.Named(name);
        var operation = Operation(endpoint);
        var responses = operation["responses"]!.AsObject();

        Assert.Equal(
            endpoint.Body is not null || endpoint.Has<TakesFileAttribute>() || endpoint.Has<TakesFormAttribute>()
            || endpoint.Has<SignedCallAttribute>(), operation["requestBody"] is not null);
        if (endpoint.Find<TakesFileAttribute>() is { File: var file })
            Assert.NotNull(operation["requestBody"]!["content"]![file == FileBody.Raw
                ? "application/octet-stream"
                : "multipart/form-data"]);
        Assert.Equal(endpoint.Has<SendsFileAttribute>(), responses.ContainsKey("206") && responses.ContainsKey("416"));
        if (endpoint.Body is not null)
            Assert.Equal(!endpoint.Body.IsOptional, (bool?)operation["requestBody"]!["required"]);
        Assert.Equal(
            endpoint.Success.Type is not null,
            responses[$"{endpoint.Success.StatusCode}"]!["content"]?["application/json"]?["schema"]?["$ref"] is not null);
        Assert.Equal(
            endpoint.Roles is not null ? ["bearer"]
            : endpoint.IsForGateway ? ["gatewayBearer", "gatewayBasic"]
            : endpoint.Has<SignedCallAttribute>() ? ["telephoneSignature"] : [],
            operation["security"]!.AsArray().Select(way => Assert.Single(way!.AsObject()).Key));
        Assert.Equal(endpoint.Roles is not null, responses.ContainsKey("401") && responses.ContainsKey("403"));
        Assert.Equal(endpoint.Roles is not null || endpoint.IsForGateway || name == "RequestAuthorization", responses.ContainsKey("401"));
        Assert.Equal(
            endpoint.Has<ProblemsAsPagesAttribute>(), responses[$"{endpoint.Success.StatusCode}"]!["content"]?["text/html"] is not null);
        Assert.Equal(endpoint.Route.Contains('{', StringComparison.Ordinal), responses.ContainsKey("404"));
        Assert.Equal(endpoint.IfMatch != IfMatchUse.None, responses.ContainsKey("412"));
        Assert.Equal(endpoint.NeedsIfMatch, responses.ContainsKey("428"));
        Assert.Contains((string)operation["tags"]![0]!, Document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!));
        Assert.All(responses, response => Assert.NotNull(response.Value!["$ref"] ?? response.Value["description"]));
    }

    private static JsonNode Operation(ApiEndpoint endpoint) => Operations().Single(operation =>
        operation.Path == $"/{endpoint.Route}"
            && string.Equals(operation.Method, endpoint.Method, StringComparison.OrdinalIgnoreCase)).Operation;

    private static IEnumerable<(string Path, string Method, JsonNode Operation)> Operations() =>
        from path in Document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key, operation.Value);

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => (node switch
    {
        JsonObject all => all.Select(property => property.Value),
        JsonArray all => all,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Nodes).Prepend(node);

    [GeneratedRegex("{(?<name>[a-z]+)}")]
    private static partial Regex RouteValue();
}
