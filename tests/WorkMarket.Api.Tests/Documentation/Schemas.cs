using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using WorkMarket.Api.Http;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>
/// The document's schemas: each named type is described once and referred to. What is read and what is written differ (unknown members,
/// what may be left out), so a type that is both has two descriptions.
/// </summary>
internal sealed class Schemas
{
    private readonly SortedDictionary<string, JsonNode> named = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> responses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> types = [];

    /// <summary>Refers to a named schema.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    /// <summary>The schema of what is read.</summary>
    public JsonObject OfRequest(Type type) => Refer(type, isRequest: true);

    /// <summary>The schema of what is written.</summary>
    public JsonObject OfAnswer(Type type) => Refer(type, isRequest: false);

    /// <summary>The schema of what is read itself, to be told in another way.</summary>
    public JsonObject Described(Type type) => Describe(type, isRequest: true);

    /// <summary>Adds a schema under a name, if it is not there yet.</summary>
    public void Add(string name, Func<JsonNode> schema)
    {
        if (named.ContainsKey(name))
            return;
        named[name] = new JsonObject(); // The name is taken before the parts are described: a part may be of the same type.
        named[name] = schema();
    }

    /// <summary>Keeps a response under a name and refers to it.</summary>
    public JsonObject KeepResponse(string name, JsonObject response)
    {
        if (!responses.TryAdd(name, response) && !JsonNode.DeepEquals(responses[name], response))
            throw new InvalidOperationException($"Two responses would be '{name}' in the API's description.");
        return new() { ["$ref"] = $"#/components/responses/{name}" };
    }

    /// <summary>The responses that were kept, by name.</summary>
    public JsonObject Responses() => new(responses.Select(response => KeyValuePair.Create(response.Key, (JsonNode?)response.Value)));

    /// <summary>All of them, by name.</summary>
    public JsonObject ToJson() => new(named.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));

    private JsonObject Refer(Type type, bool isRequest)
    {
        if (Scalars.Find(type) is { } scalar)
        {
            Add(scalar.Name, scalar.Schema);
            return Reference(scalar.Name);
        }
        // Enumerations are the same both ways.
        var name = type.IsEnum ? type.Name : Name(Plain(type), isRequest);
        if (!types.TryAdd(name, type) && types[name] != type)
            throw new InvalidOperationException($"Both {types[name]} and {type} would be '{name}' in the API's description.");
        Add(name, () => Describe(type, isRequest));
        return Reference(name);
    }

    private JsonObject Describe(Type type, bool isRequest)
    {
        var refine = new SchemaRefinement(isRequest, part => Refer(part, isRequest), (name, schema) => Keep(Name(name, isRequest), schema));
        var schema = (isRequest ? ApiJson.Requests : ApiJson.Answers).GetJsonSchemaAsNode(type, new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = refine.Apply,
        }).AsObject();
        SchemaRefinement.Describe(schema, type);
        return schema;
    }

    private JsonObject Keep(string name, JsonObject schema)
    {
        Add(name, () => schema);
        return Reference(name);
    }

    // A type that is made of others is named after them: PricingChange, DeliverableRequirementListChange.
    private static string Plain(Type type) => !type.IsGenericType
        ? type.Name
        : string.Concat(type.GetGenericArguments().Select(Plain)) + type.Name[..type.Name.IndexOf('`')].Replace("Immutable", "");

    private static string Name(string name, bool isRequest) =>
        isRequest && !name.EndsWith("Request", StringComparison.Ordinal) ? name + "Input" : name;
}
