using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using WorkMarket.Domain.Funds;

namespace WorkMarket.Application.Json;

/// <summary>
/// Money as <c>{ "amount": "125.00", "currency": "USD" }</c>. The amount is a string, so that no reader makes a float of it.
/// </summary>
internal sealed partial class MoneyConverter : JsonConverter<Money>
{
    private const int LongestAmount = 24;

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new WrongValueException("Money is { \"amount\": \"125.00\", \"currency\": \"USD\" }.");
        string? amount = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                throw new WrongValueException($"'{name}' of money has to be a string.");
            switch (name)
            {
                case "amount" when amount is null: amount = reader.GetString(); break;
                case "currency" when currency is null: currency = reader.GetString(); break;
                default: throw new WrongValueException($"Money has one amount and one currency, and no '{name}' besides.");
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
        if (amount is null || currency is null)
            throw new WrongValueException("Money has an amount and a currency.");
        if (!Currency.TryParse(currency, out var known))
            throw new WrongValueException($"'{currency}' is not an ISO 4217 currency.");
        if (amount.Length > LongestAmount || !AmountForm().IsMatch(amount) ||
            !decimal.TryParse(amount, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var number))
            throw new WrongValueException($"'{amount}' is not an amount, as in 125.00.");
        return Money.TryOf(number, known, out var money)
            ? money
            : throw new WrongValueException($"{known} has {known.Digits} decimals; {amount} has more.");
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex AmountForm();
}
