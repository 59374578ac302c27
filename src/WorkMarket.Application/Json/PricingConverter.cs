using System.Text.Json;
using System.Text.Json.Serialization;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Application.Json;

/// <summary>
/// A price. A flat one is plain money, <c>{ "amount": "125.00", "currency": "USD" }</c>; the others say their type and have the
/// members of the published API.
/// </summary>
internal sealed class PricingConverter : JsonConverter<Pricing>
{
    private const string PerHour = "perHour", PerUnit = "perUnit", BlendedPerHour = "blendedPerHour";

    private static readonly Dictionary<string, string[]> Members = new()
    {
        [PerHour] = ["perHourPrice", "maxNumberOfHours"],
        [PerUnit] = ["perUnitPrice", "maxNumberOfUnits"],
        [BlendedPerHour] = ["initialPerHourPrice", "initialNumberOfHours", "additionalPerHourPrice", "maxBlendedNumberOfHours"],
    };

    public override Pricing Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!HasType(reader))
            return Value<Money>(ref reader, options);
        string? type = null;
        var prices = new Dictionary<string, Money>();
        var numbers = new Dictionary<string, decimal>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == "type" ? type is not null : prices.ContainsKey(name) || numbers.ContainsKey(name))
                throw new WrongValueException("It is there twice.") { Member = name };
            if (name == "type")
                type = reader.TokenType == JsonTokenType.String ? reader.GetString() : "";
            else if (!Members.Values.Any(members => members.Contains(name)))
                Unknown(ref reader, name, options);
            else if (name.EndsWith("Price", StringComparison.Ordinal))
                prices.Add(name, Member<Money>(ref reader, name, options));
            else
                numbers.Add(name, Member<decimal>(ref reader, name, options));
        }
        if (type is null || !Members.TryGetValue(type, out var asked))
        {
            var there = $"There are {PerHour}, {PerUnit} and {BlendedPerHour}; a flat price is plain money.";
            throw new WrongValueException(there) { Member = "type" };
        }
        // A member that belongs to another type of price is refused: it would be ignored silently.
        if (prices.Keys.Concat(numbers.Keys).Except(asked).FirstOrDefault() is { } foreign)
            throw new WrongValueException($"A price of type {type} has no such member.") { Member = foreign };
        if (asked.Except(prices.Keys).Except(numbers.Keys).FirstOrDefault() is { } missing)
            throw new WrongValueException("It is required.") { Member = missing };
        return type switch
        {
            PerHour => new Pricing.PerHour(prices[asked[0]], numbers[asked[1]]),
            PerUnit => new Pricing.PerUnit(prices[asked[0]], numbers[asked[1]]),
            _ => new Pricing.BlendedPerHour(prices[asked[0]], numbers[asked[1]], prices[asked[2]], numbers[asked[3]]),
        };
    }

    public override void Write(Utf8JsonWriter writer, Pricing value, JsonSerializerOptions options)
    {
        if (value is Pricing.Flat flat)
            JsonSerializer.Serialize(writer, flat.FlatPrice, options);
        else
            JsonSerializer.Serialize(writer, ToWire(value), options);
    }

    private static Wire ToWire(Pricing price) => price switch
    {
        Pricing.PerHour hour => new(PerHour, PerHourPrice: hour.PerHourPrice, MaxNumberOfHours: hour.MaxNumberOfHours),
        Pricing.PerUnit unit => new(PerUnit, PerUnitPrice: unit.PerUnitPrice, MaxNumberOfUnits: unit.MaxNumberOfUnits),
        Pricing.BlendedPerHour blended => new(
            BlendedPerHour,
            InitialPerHourPrice: blended.InitialPerHourPrice,
            InitialNumberOfHours: blended.InitialNumberOfHours,
            AdditionalPerHourPrice: blended.AdditionalPerHourPrice,
            MaxBlendedNumberOfHours: blended.MaxBlendedNumberOfHours),
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, null),
    };

    private static bool HasType(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"))
                return true;
            reader.Read();
            reader.Skip();
        }
        return false;
    }

    private static void Unknown(ref Utf8JsonReader reader, string name, JsonSerializerOptions options)
    {
        if (options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow)
            throw new WrongValueException("A price has no such member.") { Member = name };
        reader.Skip();
    }

    private static T Member<T>(ref Utf8JsonReader reader, string name, JsonSerializerOptions options)
    {
        try
        {
            return Value<T>(ref reader, options);
        }
        catch (WrongValueException wrong)
        {
            throw new WrongValueException(wrong.Message, wrong) { Member = name };
        }
    }

    // The serializer would give a fault the place within this value alone.
    private static T Value<T>(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        ((JsonConverter<T>)options.GetConverter(typeof(T))).Read(ref reader, typeof(T), options)!;

    private sealed record Wire(
        string Type,
        Money? PerHourPrice = null,
        decimal? MaxNumberOfHours = null,
        Money? PerUnitPrice = null,
        decimal? MaxNumberOfUnits = null,
        Money? InitialPerHourPrice = null,
        decimal? InitialNumberOfHours = null,
        Money? AdditionalPerHourPrice = null,
        decimal? MaxBlendedNumberOfHours = null);
}
