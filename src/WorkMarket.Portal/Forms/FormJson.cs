using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Portal.Forms;

/// <summary>
/// Makes of a form the JSON that an endpoint of the API takes: the names of its fields are the paths in that body. What was left empty is
/// left out; what was emptied, which the form says in <c>_had</c>, is null.
/// </summary>
internal sealed class FormJson
{
    // What a page adds to its fields for itself begins so, and no member of a body does.
    private const char Own = '_';
    private const string Lines = "[]";
    private const string Zone = "timeZone";
    private const string Amount = "amount", Currency = "currency";
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalDateTimePattern LocalWithSeconds =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    // Lists of short words, which people write into one line.
    private static readonly ImmutableHashSet<string> Words = ["skills[]", "tools[]"];

    private readonly ImmutableList<FormError>.Builder errors = ImmutableList.CreateBuilder<FormError>();
    private readonly ImmutableHashSet<string> had;
    private readonly string? currency;
    private readonly DateTimeZone zone;

    private FormJson(IReadOnlyCollection<KeyValuePair<string, StringValues>> fields, DateTimeZone zone)
    {
        var own = fields.Where(field => field.Key.Length > 0 && field.Key[0] == Own)
            .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        had = own.TryGetValue("_had", out var filled) ? [.. filled.OfType<string>()] : [];
        currency = own.TryGetValue("_currency", out var one) ? one.ToString()
            : fields.Where(field => field.Key.EndsWith($".{Currency}", StringComparison.Ordinal)).Select(field => field.Value.ToString())
                .FirstOrDefault();
        // Times on a form in which a zone is chosen are meant in that zone.
        this.zone = fields.Where(field => field.Key == Zone || field.Key.EndsWith($".{Zone}", StringComparison.Ordinal))
            .Select(field => DateTimeZoneProviders.Tzdb.GetZoneOrNull(FormTexts.Zone(field.Value.ToString()))).OfType<DateTimeZone>()
            .FirstOrDefault(zone);
    }

    /// <summary>
    /// The body. Errors are those of the form alone: a local time that there is not, or that comes twice; all others are the API's to find.
    /// </summary>
    /// <param name="type">What the endpoint takes; null where it takes nothing.</param>
    /// <param name="fields">The form's fields.</param>
    /// <param name="zone">The zone of the local times in it, where it does not ask for one.</param>
    public static (JsonObject? Body, ImmutableList<FormError> Errors) Read(
        Type? type, IReadOnlyCollection<KeyValuePair<string, StringValues>> fields, DateTimeZone zone)
    {
        if (type is null)
            return (null, []);
        var root = new Node();
        foreach (var (name, values) in fields.Where(field => field.Key.Length > 0 && field.Key[0] != Own))
            root.At(name.Split('.', '[').Select(step => step.TrimEnd(']'))).Values = (name, values);
        var form = new FormJson(fields, zone);
        return (form.Members(root, type), form.errors.ToImmutable());
    }

    // False where it is left out.
    private bool Write(Node node, Type? type, out JsonNode? written)
    {
        if (node.Values is { } leaf)
        {
            written = Leaf(leaf.Name, leaf.Values, type);
            return written is not null || had.Contains(leaf.Name);
        }
        if (node.Children.Count > 0 && node.Children.Keys.All(key => int.TryParse(key, out _)))
        {
            var items = Items(node, InfoOf(type)?.ElementType);
            written = items;
            return items.Count > 0 || node.Names.Any(had.Contains);
        }
        var members = Members(node, type);
        written = members;
        // What only says of which kind a thing would be is no thing: the currency of an amount that is not there, the kind of a price.
        return !members.All(member => member.Value is null || member.Key is Currency or Zone or "type");
    }

    private JsonArray Items(Node node, Type? element)
    {
        var items = new JsonArray();
        foreach (var (_, child) in node.Children.OrderBy(child => int.Parse(child.Key, CultureInfo.InvariantCulture)))
        {
            if (Write(child, element, out var item) && item is not null)
                items.Add(item);
        }
        return items;
    }

    private JsonObject Members(Node node, Type? type)
    {
        var info = InfoOf(type);
        if (info?.PolymorphismOptions is { } kinds
            && node.Children.GetValueOrDefault(kinds.TypeDiscriminatorPropertyName)?.Values is { } kind)
        {
            info = InfoOf(
                kinds.DerivedTypes.FirstOrDefault(derived => Equals(derived.TypeDiscriminator, kind.Values.ToString())).DerivedType);
        }
        var written = new JsonObject();
        foreach (var (name, child) in node.Children)
        {
            var member = info?.Properties.FirstOrDefault(property => property.Name == name)?.PropertyType;
            if (Write(child, member, out var value))
                written[name] = value;
        }
        if (written[Amount] is JsonValue && !written.ContainsKey(Currency) && currency is { Length: > 0 })
            written[Currency] = currency;
        return written;
    }

    private JsonNode? Leaf(string name, StringValues values, Type? type)
    {
        if (name.EndsWith(Lines, StringComparison.Ordinal))
        {
            char[] between = Words.Contains(name[(name.LastIndexOf('.') + 1)..]) ? ['\n', ','] : ['\n'];
            var lines = values.SelectMany(value => (value ?? "").Split(between)).Select(line => line.Trim())
                .Where(line => line.Length > 0).ToList();
            return lines.Count == 0 ? null : new JsonArray([.. lines.Select(line => JsonValue.Create(line))]);
        }
        // Of an unticked box and a ticked one under one name, the later says it.
        var text = (values.LastOrDefault() ?? "").ReplaceLineEndings("\n");
        if (text.Length == 0)
            return null;
        var plain = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(bool))
            return text is "true" or "false" ? JsonValue.Create(text == "true") : JsonValue.Create(text);
        // Decimals are strings in the API's JSON, and whole numbers are numbers.
        if (plain == typeof(int) || plain == typeof(long))
            return long.TryParse(FormTexts.Number(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number)
                : JsonValue.Create(text);
        if (plain == typeof(decimal))
            return JsonValue.Create(FormTexts.Number(text));
        if (name.EndsWith($".{Amount}", StringComparison.Ordinal) && plain is null)
            return JsonValue.Create(FormTexts.Money(text, currency));
        if (plain == typeof(DateTimeZone))
            return JsonValue.Create(FormTexts.Zone(text));
        return plain == typeof(Instant) ? At(name, text) : JsonValue.Create(text);
    }

    // What is no local time goes on as it is, for the API to say so.
    private JsonValue At(string name, string text)
    {
        if (!Local.Parse(text).TryGetValue(default, out var local) && !LocalWithSeconds.Parse(text).TryGetValue(default, out local))
            return JsonValue.Create(text);
        var mapping = zone.MapLocal(local);
        if (mapping.Count == 1)
            return JsonValue.Create(InstantPattern.ExtendedIso.Format(mapping.Single().ToInstant()));
        errors.Add(new(name, mapping.Count == 0
            ? $"The clocks in {zone.Id} go forward past this time: there is no such time on that day."
            : $"This time comes twice on that day in {zone.Id}, when the clocks go back. Say which by its offset: "
                + $"{InstantPattern.ExtendedIso.Format(mapping.First().ToInstant())} or "
                + $"{InstantPattern.ExtendedIso.Format(mapping.Last().ToInstant())}."));
        return JsonValue.Create(text);
    }

    private static JsonTypeInfo? InfoOf(Type? type) =>
        type is null ? null : ApiJson.Requests.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    private sealed class Node
    {
        public Dictionary<string, Node> Children { get; } = [];

        public (string Name, StringValues Values)? Values { get; set; }

        /// <summary>The names of the fields within it.</summary>
        public IEnumerable<string> Names =>
            Values is { } own ? [own.Name] : Children.Values.SelectMany(child => child.Names);

        public Node At(IEnumerable<string> steps)
        {
            var node = this;
            foreach (var step in steps.Where(step => step.Length > 0))
                node = node.Children.TryGetValue(step, out var child) ? child : node.Children[step] = new();
            return node;
        }
    }
}
