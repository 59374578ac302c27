using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkMarket.Application.Json;

/// <summary>A value that JSON holds as a string.</summary>
internal sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    // Whatever is wrong with a text is the sender's error and names its place in the document, not a failure of ours.
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("This has to be a string.");
        try
        {
            return read(reader.GetString()!);
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}
