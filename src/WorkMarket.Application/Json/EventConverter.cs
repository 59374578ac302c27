using System.Text.Json;
using System.Text.Json.Serialization;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;

namespace WorkMarket.Application.Json;

/// <summary>An event within another, by the name under which its type is stored.</summary>
internal sealed class EventConverter : JsonConverter<Event>
{
    private const string TypeName = "type";
    private const string DataName = "data";

    // What is known to be of one type is written as that.
    public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Event);

    public override Event Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var type = document.RootElement.GetProperty(TypeName).GetString() is { } name ? EventJson.Find(name) : null;
        return type is not null && (Event?)document.RootElement.GetProperty(DataName).Deserialize(type, options) is { } @event
            ? @event
            : throw new JsonException("There is no event here.");
    }

    public override void Write(Utf8JsonWriter writer, Event value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(TypeName, EventJson.Names[value.GetType()]);
        writer.WritePropertyName(DataName);
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
        writer.WriteEndObject();
    }
}
