using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Application.Json;

/// <summary>Money as <c>{ "amount": "125.00", "currency": "USD" }</c>. The amount is a string, so that no reader makes a float of it.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    private const int LongestAmount = 24;

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Money is { \"amount\": \"125.00\", \"currency\": \"USD\" }.");
        string? amount = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                throw new JsonException($"'{name}' of money has to be a string.");
            switch (name)
            {
                case "amount" when amount is null: amount = reader.GetString(); break;
                case "currency" when currency is null: currency = reader.GetString(); break;
                default: throw new JsonException($"Money has one amount and one currency, and no '{name}' besides.");
            }
        }
        return Parse(amount, currency);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount", value.AmountText);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }

    private static Money Parse(string? amount, string? currency)
    {
        if (!Currency.TryParse(currency, out var known))
            throw new JsonException($"'{currency}' is not an ISO 4217 currency.");
        if (amount is null || amount.Length > LongestAmount ||
            !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw new JsonException($"'{amount}' is not an amount, as in 125.00.");
        return Money.TryOf(number, known, out var money)
            ? money
            : throw new JsonException($"{known} has {known.Digits} decimals; {amount} has more.");
    }
}
