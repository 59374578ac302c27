using System.Text.Json;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Funds;
using Xunit;

namespace WorkMarket.Application.Tests.Json;

public sealed class MoneyJsonTests
{
    [Theory]
    [InlineData("125", "USD", "125.00")]
    [InlineData("125.5", "USD", "125.50")]
    [InlineData("0.30", "USD", "0.30")]
    [InlineData("12500", "JPY", "12500")]
    [InlineData("1.0", "JPY", "1")]
    [InlineData("0.125", "KWD", "0.125")]
    [InlineData("-1.00", "USD", "-1.00")]
    [InlineData("-0.00", "USD", "0.00")]
    [InlineData("1234567890123456789012", "JPY", "1234567890123456789012")]
    public void An_amount_is_a_string_with_its_currencys_decimals(string amount, string currency, string written)
    {
        var money = JsonSerializer.Deserialize<Money>($$"""{"amount":"{{amount}}","currency":"{{currency}}"}""", DomainJson.Stored);
        var json = JsonSerializer.Serialize(money, DomainJson.Stored);
        Assert.Equal($$"""{"amount":"{{written}}","currency":"{{currency}}"}""", json);
        Assert.Equal(money, JsonSerializer.Deserialize<Money>(json, DomainJson.Stored));
    }

    [Theory]
    [InlineData("1.005", "USD")]
    [InlineData("0.5", "JPY")]
    [InlineData("1,000.00", "USD")]
    [InlineData("1e3", "USD")]
    [InlineData("$1", "USD")]
    [InlineData(" 1", "USD")]
    [InlineData("1 ", "USD")]
    [InlineData("", "USD")]
    [InlineData("NaN", "USD")]
    [InlineData("１", "USD")]
    [InlineData("0.0000000000000000000000001", "USD")]
    [InlineData("1", "usd")]
    [InlineData("1", "XXX")]
    [InlineData("1", "")]
    public void What_is_no_amount_of_a_currency_is_refused(string amount, string currency) =>
        Refused($$"""{"amount":"{{amount}}","currency":"{{currency}}"}""");

    [Theory]
    [InlineData("125")]
    [InlineData("\"125.00 USD\"")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"amount":125,"currency":"USD"}""")]
    [InlineData("""{"amount":"125"}""")]
    [InlineData("""{"currency":"USD"}""")]
    [InlineData("""{"amount":null,"currency":"USD"}""")]
    [InlineData("""{"amount":"1","amount":"2","currency":"USD"}""")]
    [InlineData("""{"amount":"1","currency":"USD","currency":"EUR"}""")]
    [InlineData("""{"amount":"1","currency":"USD","more":"x"}""")]
    [InlineData("""{"amount":{"amount":"1"},"currency":"USD"}""")]
    public void What_is_of_another_form_is_refused(string json) => Refused(json);

    private static void Refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Money>(json, DomainJson.Stored));
}
