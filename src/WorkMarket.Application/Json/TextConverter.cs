using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace WorkMarket.Application.Json;

/// <summary>A value that JSON holds as a string.</summary>
internal sealed class TextConverter<T>(Func<string, T> read, Func<T, string> write) : JsonConverter<T>
{
    // A wrong text is the sender's error: the message names its place in the document.
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

/// <summary>Opaque ids, <c>XId(string Value)</c>: JSON holds their text.</summary>
internal sealed class IdConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && typeToConvert.Name.EndsWith("Id", StringComparison.Ordinal)
            && typeToConvert.GetProperty("Value")?.PropertyType == typeof(string)
                && typeToConvert.GetConstructor([typeof(string)]) is not null;

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var (text, id) = (Expression.Parameter(typeof(string)), Expression.Parameter(typeToConvert));
        var read = Expression.Lambda(Expression.New(typeToConvert.GetConstructor([typeof(string)])!, text), text).Compile();
        var write = Expression.Lambda(Expression.Property(id, "Value"), id).Compile();
        return (JsonConverter)Activator.CreateInstance(typeof(TextConverter<>).MakeGenericType(typeToConvert), read, write)!;
    }
}

/// <summary>Reads instants as RFC 3339 has them. Without an offset a time is no instant.</summary>
public static partial class OffsetInstant
{
    /// <summary>Reads an instant.</summary>
    /// <exception cref="FormatException">It is not RFC 3339, has no offset, or lies outside the calendar.</exception>
    public static Instant Parse(string text)
    {
        if (!Form().IsMatch(text) || OffsetDateTimePattern.Rfc3339.Parse(text.ToUpperInvariant()) is not { Success: true } parsed)
            throw new FormatException(
                $"'{text}' is not an RFC 3339 time with an offset, as in 2026-11-20T15:00:00-05:00 or 2026-11-20T20:00:00Z.");
        try
        {
            return parsed.Value.ToInstant();
        }
        catch (OverflowException)
        {
            throw new FormatException($"'{text}' lies outside the calendar.");
        }
    }

    // The library also reads 24:00, and a comma for the point.
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Form();
}
