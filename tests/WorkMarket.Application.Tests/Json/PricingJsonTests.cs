using System.Text.Json;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Funds;
using Xunit;

namespace WorkMarket.Application.Tests.Json;

/// <summary>Prices as they are stored and sent.</summary>
public sealed class PricingJsonTests
{
    private const string Usd = """{"amount":"45.50","currency":"USD"}""";

    public static TheoryData<string> Prices =>
    [
        Usd,
        $$"""{"type":"perHour","perHourPrice":{{Usd}},"maxNumberOfHours":"7.5"}""",
        $$"""{"type":"perUnit","perUnitPrice":{{Usd}},"maxNumberOfUnits":"12"}""",
        $$"""{"type":"blendedPerHour","initialPerHourPrice":{{Usd}},"initialNumberOfHours":"1","additionalPerHourPrice":{{Usd}}"""
            + ""","maxBlendedNumberOfHours":"2.25"}""",
    ];

    [Theory, MemberData(nameof(Prices))]
    public void A_price_of_each_type_is_written_as_it_was_read(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(Read(json), DomainJson.Stored));

    [Fact]
    public void The_type_may_come_last() =>
        Assert.IsType<Pricing.PerHour>(Read($$"""{"perHourPrice":{{Usd}},"maxNumberOfHours":"7.5","type":"perHour"}"""));

    [Theory]
    [InlineData("""{"type":"perDay"}""", "type")]
    [InlineData("""{"type":7}""", "type")]
    [InlineData("""{"type":null}""", "type")]
    [InlineData("""{"type":"perHour","type":"perHour"}""", "type")]
    [InlineData("""{"type":"perHour"}""", "perHourPrice")]
    [InlineData("""{"type":"perHour","perHourPrice":{"amount":"1.00","currency":"USD"}}""", "maxNumberOfHours")]
    [InlineData("""{"type":"perHour","perHourPrice":"1.00"}""", "perHourPrice")]
    [InlineData("""{"type":"perHour","perHourPrice":{"amount":"1.001","currency":"USD"}}""", "perHourPrice")]
    [InlineData("""{"type":"perHour","perHourPrice":null}""", "perHourPrice")]
    [InlineData("""{"type":"perHour","maxNumberOfHours":7.5}""", "maxNumberOfHours")]
    [InlineData("""{"type":"perHour","maxNumberOfHours":"1e3"}""", "maxNumberOfHours")]
    [InlineData("""{"type":"perHour","maxNumberOfHours":"99999999999999999999999999999999"}""", "maxNumberOfHours")]
    [InlineData("""{"type":"perHour","maxNumberOfHours":"1","maxNumberOfHours":"1"}""", "maxNumberOfHours")]
    [InlineData("""{"type":"perHour","maxNumberOfUnits":"1"}""", "maxNumberOfUnits")]
    public void What_is_no_price_names_the_member_that_is_wrong(string json, string member) =>
        Assert.Equal(member, Assert.Throws<WrongValueException>(() => Read(json)).Member);

    [Theory]
    [InlineData("7")]
    [InlineData("\"1.00 USD\"")]
    [InlineData("""{"amount":"1.00"}""")]
    [InlineData("[]")]
    public void A_flat_price_is_plain_money(string json) => Assert.Null(Assert.Throws<WrongValueException>(() => Read(json)).Member);

    private static Pricing Read(string json) => JsonSerializer.Deserialize<Pricing>(json, DomainJson.Stored)!;
}
