using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using WorkMarket.Api.Documentation;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Portal.Forms;

/// <summary>What a field of a form is filled in with.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    Area,

    /// <summary>A list, an item a line.</summary>
    Lines,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date and a time, in the assignment's zone.</summary>
    When,

    /// <summary>Yes or no.</summary>
    Check,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>What nobody is to read over one's shoulder.</summary>
    Secret,
}

/// <summary>A field that a body asks for.</summary>
/// <param name="Name">The path in the body.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">What it is filled in with.</param>
/// <param name="IsRequired">Whether it has to be filled in.</param>
/// <param name="Hint">What it means.</param>
/// <param name="Options">What there is to choose from.</param>
public sealed record BodyField(
    string Name, string Label, FieldKind Kind, bool IsRequired, string? Hint, IReadOnlyList<(string Code, string Words)> Options);

/// <summary>The fields of an endpoint's body, so that every action has a form though nobody drew one. Its words are the API's.</summary>
public static class BodyFields
{
    private static readonly HashSet<string> LongTexts = new(StringComparer.Ordinal)
    {
        "text", "reason", "reasons", "description", "instructions", "statement", "resolution", "explanation", "clarification", "note",
        "evidence", "comment",
    };

    private static readonly JsonNode Schemas = JsonNode.Parse(OpenApiFunctions.Content.Span)!["components"]!["schemas"]!;

    /// <summary>The fields of a body. A list of things that have fields of their own has none here: such a form has to be drawn.</summary>
    public static IEnumerable<BodyField> Of(Type body) => Of(body, "", isRequired: true);

    private static IEnumerable<BodyField> Of(Type type, string prefix, bool isRequired)
    {
        var info = ApiJson.Requests.GetTypeInfo(type);
        foreach (var member in info.Properties)
        {
            var plain = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            var name = prefix + member.Name;
            var needed = isRequired && member.IsRequired;
            if (plain == typeof(Money))
            {
                yield return Field(name + ".amount", FieldKind.Number);
                continue;
            }
            var inside = ApiJson.Requests.GetTypeInfo(plain);
            if (inside.Kind == JsonTypeInfoKind.Object && inside.Properties.Count > 0)
            {
                foreach (var field in Of(plain, name + ".", needed))
                    yield return field;
            }
            else if (inside.Kind == JsonTypeInfoKind.Enumerable)
            {
                if (ApiJson.Requests.GetTypeInfo(inside.ElementType!).Kind == JsonTypeInfoKind.None)
                    yield return Field(name + "[]", FieldKind.Lines);
            }
            else
            {
                yield return plain.IsEnum
                    ? Field(name, FieldKind.Choice) with { Options = Choices(plain) }
                    : Field(name, KindOf(member.Name, plain));
            }

            BodyField Field(string path, FieldKind kind) =>
                new(path, Wording.Sentence(Wording.Field(member.Name)["the ".Length..]), kind, needed, Hint(type, member.Name), []);
        }
    }

    /// <summary>What a closed set offers.</summary>
    public static IReadOnlyList<(string Code, string Words)> Choices(Type set) =>
        [.. Enum.GetValues(set).Cast<Enum>().Select(member =>
            (JsonNamingPolicy.CamelCase.ConvertName(member.ToString()), Wording.Sentence(Wording.InWords(member))))];

    private static FieldKind KindOf(string name, Type type) =>
        type == typeof(bool) ? FieldKind.Check
        : type == typeof(Instant) ? FieldKind.When
        : type == typeof(decimal) || type == typeof(int) || type == typeof(long) ? FieldKind.Number
        : LongTexts.Contains(name) ? FieldKind.Area
        : name == "pin" ? FieldKind.Secret
        : FieldKind.Text;

    private static string? Hint(Type type, string member) =>
        (string?)Schemas[type.Name]?["properties"]?[member]?["description"];
}
