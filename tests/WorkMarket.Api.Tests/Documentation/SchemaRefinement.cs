using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace WorkMarket.Api.Tests.Documentation;

/// <summary>Makes of the serializer's schema one that a reader of the documentation can use.</summary>
/// <param name="isRequest">Whether it is about what is read.</param>
/// <param name="refer">Describes a type elsewhere and refers to it.</param>
/// <param name="keep">Keeps a schema under a name and refers to it.</param>
internal sealed class SchemaRefinement(bool isRequest, Func<Type, JsonObject> refer, Func<string, JsonObject, JsonObject> keep)
{
    /// <summary>Refines one node, after those below it.</summary>
    public JsonNode Apply(JsonSchemaExporterContext context, JsonNode schema)
    {
        var info = context.TypeInfo;
        var type = Bare(info.Type);
        if (!context.Path.IsEmpty && context.BaseTypeInfo is null && IsNamed(info, type))
            return Optional(refer(type), context.PropertyInfo);
        if (schema is not JsonObject node)
            return info.Type == typeof(object) ? new JsonObject { ["description"] = "What it is, its type says." } : schema;
        if (!isRequest)
            WithoutNull(node);
        if (type.IsEnum)
            node.Insert(0, "type", "string");
        if (info.Kind == JsonTypeInfoKind.Object)
            RefineMembers(node, info);
        if (info.Kind == JsonTypeInfoKind.Enumerable && info.ElementType is { } element && Scalars.Find(Bare(element)) is not null)
            node["items"] = refer(Bare(element));
        if (node["anyOf"] is JsonArray members && info.PolymorphismOptions is { } set)
            CloseSet(node, members, info.Type, set);
        return node;
    }

    /// <summary>Says of a schema, or of a reference to one, what the code says of it.</summary>
    public static void Describe(JsonObject schema, MemberInfo member)
    {
        schema.Remove("description");
        if (Summaries.Find(member) is { } summary)
            schema.Insert(0, "description", member is Type { IsEnum: true } type ? $"{summary}\n\n{Members(type, schema)}" : summary);
    }

    private static string Members(Type type, JsonObject schema) => string.Join('\n', schema["enum"]!.AsArray().Zip(
        type.GetFields(BindingFlags.Public | BindingFlags.Static), (name, member) => $"- `{name}`: {Summaries.Get(member)}"));

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsNamed(JsonTypeInfo info, Type type) => Scalars.Find(type) is not null || type.IsEnum
        || info.Kind == JsonTypeInfoKind.Object && type.Namespace?.StartsWith("WorkMarket.", StringComparison.Ordinal) == true;

    // What is null in an answer is not written at all.
    private JsonObject Optional(JsonObject reference, JsonPropertyInfo? property) => isRequest && property is { IsSetNullable: true }
        ? new() { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) }
        : reference;

    private static void WithoutNull(JsonObject node)
    {
        if (node["type"] is JsonArray types && types.Select(type => (string)type!).Where(type => type != "null").ToList() is [var only])
            node["type"] = only;
        if (node["enum"] is JsonArray values && values.IndexOf(null) is >= 0 and var index)
            values.RemoveAt(index);
    }

    private void RefineMembers(JsonObject node, JsonTypeInfo info)
    {
        if (node["properties"] is JsonObject described)
        {
            foreach (var (name, only) in described.ToList())
            {
                if (info.Properties.FirstOrDefault(property => property.Name == name) is not { } member)
                {
                    ((JsonObject)only!).Insert(0, "description", "Says which of its kinds it is.");
                    continue;
                }
                // The serializer knows nothing of a value with a converter of its own, and does not ask about it everywhere.
                if (Scalars.Find(Bare(member.PropertyType)) is not null)
                    described[member.Name] = Optional(refer(Bare(member.PropertyType)), member);
                var one = described[name]!.AsObject();
                if (one.TryGetPropertyValue("default", out var value) && value is null)
                    one.Remove("default");
                Describe(one, (MemberInfo)member.AttributeProvider!);
            }
        }
        if (isRequest)
            RequireNoMoreThanTheReader(node, info);
        else
            RequireWhatIsAlwaysWritten(node, info);
    }

    private static void RequireNoMoreThanTheReader(JsonObject node, JsonTypeInfo info)
    {
        var optional = info.Properties.Where(member => !member.IsRequired).Select(member => member.Name).ToHashSet();
        (node["required"] as JsonArray)?.RemoveAll(name => optional.Contains((string)name!));
    }

    private static void RequireWhatIsAlwaysWritten(JsonObject node, JsonTypeInfo info)
    {
        var discriminator = (node["required"] as JsonArray ?? []).Select(name => (string)name!)
            .Where(name => !info.Properties.Any(member => member.Name == name));
        var written = info.Properties
            .Where(member => member.Get is not null && !member.IsGetNullable && Nullable.GetUnderlyingType(member.PropertyType) is null)
            .Select(member => member.Name);
        string[] required = [.. discriminator, .. written];
        node.Remove("required");
        if (required.Length > 0)
            node["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]);
    }

    private void CloseSet(JsonObject node, JsonArray members, Type type, JsonPolymorphismOptions set)
    {
        var mapping = new JsonObject();
        var references = new JsonArray();
        foreach (var (derived, member) in set.DerivedTypes.Zip(members))
        {
            var schema = member!.DeepClone().AsObject();
            schema.Insert(0, "type", "object");
            Describe(schema, derived.DerivedType);
            schema["required"] = new JsonArray(
                [set.TypeDiscriminatorPropertyName, .. (schema["required"] as JsonArray ?? []).Select(name => name!.DeepClone())]);
            var reference = keep(type.Name + derived.DerivedType.Name, schema);
            mapping[(string)derived.TypeDiscriminator!] = (string)reference["$ref"]!;
            references.Add(reference);
        }
        node.Clear();
        node["oneOf"] = references;
        node["discriminator"] = new JsonObject { ["propertyName"] = set.TypeDiscriminatorPropertyName, ["mapping"] = mapping };
    }
}
