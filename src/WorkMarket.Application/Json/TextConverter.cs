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
            throw new WrongValueException("This has to be a string.");
        try
        {
            return read(reader.GetString()!);
        }
        catch (FormatException wrong)
        {
            throw new WrongValueException(wrong.Message, wrong);
        }
        catch (Exception wrong) when (wrong is ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new WrongValueException("This cannot be read: it is out of range, or not well-formed text.", wrong);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}
