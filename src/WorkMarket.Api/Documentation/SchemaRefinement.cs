using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace WorkMarket.Api.Documentation;

/// <summary>Makes of the serializer's schema one that a reader of the documentation can use.</summary>
/// <param name="isRequest">Whether it is about what is read.</param>
/// <param name="refer">Describes a type elsewhere and refers to it.</param>
internal sealed class SchemaRefinement(bool isRequest, Func<Type, JsonObject> refer)
{
    /// <summary>Refines one node, after those below it.</summary>
    public JsonNode Apply(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (context.BaseTypeInfo is null && (Scalars.Find(type) is not null || !context.Path.IsEmpty && IsNamed(context.TypeInfo, type)))
            return WithNull(refer(type), context);
        if (schema is not JsonObject node)
            return context.TypeInfo.Type == typeof(object) ? new JsonObject { ["description"] = "As its type has it." } : schema;
        if (!isRequest)
            WithoutNull(node);
        if (type.IsEnum)
            node.Insert(0, "type", "string");
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && !isRequest)
            RequireWhatIsAlwaysWritten(node, context.TypeInfo);
        if (node["anyOf"] is { } members && context.TypeInfo.PolymorphismOptions is { } set)
            CloseSet(node, members, set);
        return node;
    }

    private static bool IsNamed(JsonTypeInfo info, Type type) =>
        type.IsEnum || info.Kind == JsonTypeInfoKind.Object && type.Namespace!.StartsWith("WorkMarket.", StringComparison.Ordinal);

    // What is null is not written at all.
    private JsonObject WithNull(JsonObject reference, JsonSchemaExporterContext context) =>
        isRequest && context.PropertyInfo is { IsSetNullable: true }
            ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) }
            : reference;

    private static void WithoutNull(JsonObject node)
    {
        if (node["type"] is JsonArray types && types.Select(type => (string)type!).Where(type => type != "null").ToList() is [var only])
            node["type"] = only;
        if (node["enum"] is JsonArray values && values.IndexOf(null) is >= 0 and var index)
            values.RemoveAt(index);
    }

    private static void RequireWhatIsAlwaysWritten(JsonObject node, JsonTypeInfo info)
    {
        var required = info.Properties.Where(property => property.Get is not null && !property.IsGetNullable && !IsNullable(property.PropertyType))
            .Select(property => property.Name).ToHashSet();
        foreach (var discriminator in node["required"] as JsonArray ?? [])
            required.Add((string)discriminator!);
        required.IntersectWith((node["properties"] as JsonObject)?.Select(property => property.Key) ?? []);
        if (required.Count > 0)
            node["required"] = new JsonArray([.. required.Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
    }

    private static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static void CloseSet(JsonObject node, JsonNode members, JsonPolymorphismOptions set)
    {
        node.Remove("anyOf");
        node["oneOf"] = members;
        node["discriminator"] = new JsonObject { ["propertyName"] = set.TypeDiscriminatorPropertyName };
    }
}
