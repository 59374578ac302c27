using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkMarket.Application.Json;

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
