using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using WorkMarket.Api.Documentation;
using WorkMarket.Domain.Funds;
using WorkMarket.Domain.People;

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

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time zone, by the place that it is named for.</summary>
    Zone,

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
/// <param name="Value">What it is filled in with, as the API writes it.</param>
/// <param name="IsAside">Whether it is for a price of another kind than the present one, which few want.</param>
/// <param name="IsPerson">Whether it names a person, or people.</param>
public sealed record BodyField(
    string Name, string Label, FieldKind Kind, bool IsRequired, string? Hint, IReadOnlyList<(string Code, string Words)> Options,
    string? Value = null, bool IsAside = false, bool IsPerson = false)
{
    /// <summary>The last part of its name.</summary>
    public string Member => Name[(Name.LastIndexOf('.') + 1)..].Replace("[]", "", StringComparison.Ordinal);

    /// <summary>The member of the body that it is a part of; null where it is one itself, as an amount of money is.</summary>
    public string? Part => Path is [var part, .., var last] && (last != "amount" || Path.Length > 2 || part == "price")
        ? part.Split('[')[0]
        : null;

    /// <summary>Which of a list of things it is a part of; null where there is no list.</summary>
    public int? Row => Path is [var part, _, ..] && part.Split('[', ']') is [_, var row, _]
        ? int.Parse(row, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    // What is set in a draft stands one deeper where the draft is made of something.
    private string[] Path => Name.Split('.') is var steps && steps is ["content", ..] ? steps[1..] : steps;
}

/// <summary>The fields of an endpoint's body, so that every action has a form though nobody drew one.</summary>
public static class BodyFields
{
    private static readonly HashSet<string> LongTexts = new(StringComparer.Ordinal)
    {
        "text", "reason", "reasons", "description", "instructions", "statement", "resolution", "explanation", "clarification", "note",
        "evidence", "comment", "about", "notes",
    };

    private static readonly JsonNode Schemas = JsonNode.Parse(OpenApiFunctions.Content.Span)!["components"]!["schemas"]!;

    // What stands in a form for a list of things that have fields of their own: so many more can be added at a time.
    private const int Rows = 3;

    private static readonly ImmutableList<(string Code, string Words)> Spans =
    [
        .. new[] { "PT15M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "PT12H", "PT24H", "PT48H" }
            .Select(span => (span, Wording.InWords(DurationOf(span)))),
        .. new[] { 3, 7, 10, 14, 15, 30, 45, 60, 90 }.Select(days => ($"P{days}D", $"{days} days")),
    ];

    /// <summary>The fields of a body.</summary>
    /// <param name="body">What the endpoint takes.</param>
    /// <param name="now">What the fields are filled in with; null for an empty form.</param>
    public static IEnumerable<BodyField> Of(Type body, JsonNode? now = null)
    {
        var fields = Of(body, "", isRequired: true, now).ToList();
        var alike = fields.GroupBy(field => field.Label).Where(some => some.Count() > 1).Select(some => some.Key).ToHashSet();
        return fields.Select(field => alike.Contains(field.Label) && field.Name.Split('.') is [.., var part, _]
            ? field with { Label = $"{FieldWords.Label(part)}: {char.ToLowerInvariant(field.Label[0])}{field.Label[1..]}" }
            : field);
    }

    /// <summary>The fields of an endpoint's body that name a person, or people.</summary>
    public static IEnumerable<string> OfPeople(ApiEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.Body?.RequestType is { } body
            ? Of(body).Where(field => field.IsPerson).Select(field => field.Member).Distinct()
            : [];
    }

    private static IEnumerable<BodyField> Of(Type type, string prefix, bool isRequired, JsonNode? now)
    {
        var info = ApiJson.Requests.GetTypeInfo(type);
        foreach (var member in info.Properties)
        {
            var plain = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            var name = prefix + member.Name;
            var needed = isRequired && member.IsRequired;
            var value = now is JsonObject held ? held[member.Name] : null;
            if (plain == typeof(Money))
            {
                yield return Field(name + ".amount", FieldKind.Number, (value as JsonObject)?["amount"]);
                continue;
            }
            if (plain == typeof(Pricing))
            {
                foreach (var field in OfPrice(name, needed, value as JsonObject))
                    yield return field;
                continue;
            }
            var inside = ApiJson.Requests.GetTypeInfo(plain);
            if (inside.Kind == JsonTypeInfoKind.Object && inside.Properties.Count > 0)
            {
                foreach (var field in Of(plain, name + ".", needed, value))
                    yield return field;
            }
            else if (inside.Kind == JsonTypeInfoKind.Enumerable)
            {
                var element = Nullable.GetUnderlyingType(inside.ElementType!) ?? inside.ElementType!;
                var items = value as JsonArray ?? [];
                if (ApiJson.Requests.GetTypeInfo(element).Kind == JsonTypeInfoKind.None)
                {
                    yield return Field(name + "[]", FieldKind.Lines, null) with
                    {
                        Value = string.Join('\n', items.Select(Text)),
                        IsPerson = element == typeof(PersonId),
                    };
                    continue;
                }
                foreach (var row in Enumerable.Range(0, items.Count + Rows))
                {
                    var item = items.ElementAtOrDefault(row);
                    foreach (var field in Of(element, $"{name}[{row}].", isRequired: false, item))
                        yield return field;
                }
            }
            else
            {
                // Yes or no where nothing can be said too, which a box cannot.
                var kind = plain == typeof(bool) && (prefix.Length > 0 || plain != member.PropertyType)
                    ? FieldKind.Choice
                    : KindOf(member.Name, plain);
                yield return Field(name, kind, value) with
                {
                    Options = plain.IsEnum ? Choices(plain)
                        : kind != FieldKind.Choice ? []
                        : plain == typeof(bool) ? [("true", "Yes"), ("false", "No")]
                        : With(Spans, Text(value)),
                    IsPerson = plain == typeof(PersonId),
                };
            }

            BodyField Field(string path, FieldKind kind, JsonNode? filled) =>
                new(
                    path, FieldWords.Label(path), kind, needed,
                    FieldWords.Hint(path, Hint(type, member.Name), kind == FieldKind.Lines && !IsOfPeople(member.PropertyType)), [],
                    Text(filled));
        }
    }

    // Those of its present kind first.
    private static IEnumerable<BodyField> OfPrice(string name, bool isRequired, JsonObject? now)
    {
        var present = Text(now?["type"]) ?? "";
        foreach (var price in Prices.Where(price => price.Kind == present))
            yield return FieldOf(price);
        yield return new(
            $"{name}.type", "Paid", FieldKind.Choice, isRequired, null,
            [
                ("", "a flat amount"), ("perHour", "by the hour"), ("perUnit", "by the unit"),
                ("blendedPerHour", "by the hour, at another rate after some hours"),
            ],
            present, IsAside: true);
        foreach (var price in Prices.Where(price => price.Kind != present))
            yield return FieldOf(price) with { IsAside = true };

        BodyField FieldOf((string Kind, string Path, string Label) price) => new(
            $"{name}.{price.Path}", price.Label, FieldKind.Number, IsRequired: false, null, [],
            Text(price.Path.Split('.').Aggregate((JsonNode?)now, (node, step) => (node as JsonObject)?[step])));
    }

    private static readonly ImmutableList<(string Kind, string Path, string Label)> Prices =
    [
        ("", "amount", "Flat: the amount"),
        ("perHour", "perHourPrice.amount", "By the hour: an hour"), ("perHour", "maxNumberOfHours", "By the hour: hours at most"),
        ("perUnit", "perUnitPrice.amount", "By the unit: a unit"), ("perUnit", "maxNumberOfUnits", "By the unit: units at most"),
        ("blendedPerHour", "initialPerHourPrice.amount", "Two rates: an hour at first"),
        ("blendedPerHour", "initialNumberOfHours", "Two rates: so many hours"),
        ("blendedPerHour", "additionalPerHourPrice.amount", "Two rates: an hour after that"),
        ("blendedPerHour", "maxBlendedNumberOfHours", "Two rates: hours after that at most"),
    ];

    private static string? Text(JsonNode? node) => node is JsonValue value ? value.ToString() : null;

    // A span that is not among the usual ones is offered as it stands.
    internal static ImmutableList<(string Code, string Words)> With(ImmutableList<(string Code, string Words)> some, string? now) =>
        now is null || some.Exists(one => one.Code == now) ? some : some.Add((now, now));

    private static Duration DurationOf(string span) => PeriodPattern.NormalizingIso.Parse(span).Value.ToDuration();

    /// <summary>What a closed set offers.</summary>
    public static IReadOnlyList<(string Code, string Words)> Choices(Type set) =>
        [.. Enum.GetValues(set).Cast<Enum>().Select(member =>
            (JsonNamingPolicy.CamelCase.ConvertName(member.ToString()), Wording.Sentence(Wording.InWords(member))))];

    private static FieldKind KindOf(string name, Type type) =>
        type == typeof(bool) ? FieldKind.Check
        : type == typeof(Instant) ? FieldKind.When
        : type == typeof(LocalDate) ? FieldKind.Date
        : type == typeof(DateTimeZone) ? FieldKind.Zone
        : type.IsEnum || type == typeof(Period) || type == typeof(Duration) ? FieldKind.Choice
        : type == typeof(decimal) || type == typeof(int) || type == typeof(long) ? FieldKind.Number
        : LongTexts.Contains(name) ? FieldKind.Area
        : name == "pin" ? FieldKind.Secret
        : FieldKind.Text;

    private static bool IsOfPeople(Type list) => ApiJson.Requests.GetTypeInfo(list).ElementType == typeof(PersonId);

    private static string? Hint(Type type, string member) =>
        (string?)Schemas[type.Name]?["properties"]?[member]?["description"];
}
