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

    public override Pricing Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (!HasType(reader))
            return JsonSerializer.Deserialize<Money>(ref reader, options);
        var wire = JsonSerializer.Deserialize<Wire>(ref reader, options)!;
        Pricing pricing = wire switch
        {
            { Type: PerHour, PerHourPrice: { } price, MaxNumberOfHours: { } hours } => new Pricing.PerHour(price, hours),
            { Type: PerUnit, PerUnitPrice: { } price, MaxNumberOfUnits: { } units } => new Pricing.PerUnit(price, units),
            {
                Type: BlendedPerHour,
                InitialPerHourPrice: { } initial, InitialNumberOfHours: { } first,
                AdditionalPerHourPrice: { } additional, MaxBlendedNumberOfHours: { } after,
            } => new Pricing.BlendedPerHour(initial, first, additional, after),
            { Type: PerHour or PerUnit or BlendedPerHour } => throw new WrongValueException($"A price of type {wire.Type} misses one of its members."),
            _ => throw new WrongValueException($"'{wire.Type}' is no type of price; there are {PerHour}, {PerUnit} and {BlendedPerHour}, and a flat price is plain money."),
        };
        // A member of another type of price would be a wish that nobody heard.
        return Of(pricing) == wire ? pricing : throw new WrongValueException($"A price of type {wire.Type} has a member of another type.");
    }

    public override void Write(Utf8JsonWriter writer, Pricing value, JsonSerializerOptions options)
    {
        if (value is Pricing.Flat flat)
            JsonSerializer.Serialize(writer, flat.FlatPrice, options);
        else
            JsonSerializer.Serialize(writer, Of(value), options);
    }

    private static Wire Of(Pricing price) => price switch
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
