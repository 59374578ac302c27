using System.Text.Json;
using NodaTime;
using WorkMarket.Application.Json;
using WorkMarket.Domain.Assignments;
using WorkMarket.Domain.People;
using Xunit;

namespace WorkMarket.Application.Tests.Json;

public sealed class DomainJsonTests
{
    [Theory]
    [InlineData("2026-11-20T15:00:00Z", "2026-11-20T15:00:00Z")]
    [InlineData("2026-11-20T15:00:00-05:00", "2026-11-20T20:00:00Z")]
    [InlineData("2026-11-20T15:00:00.123456789+00:00", "2026-11-20T15:00:00.123456789Z")]
    [InlineData("2026-11-20T15:00:00.5+14:00", "2026-11-20T01:00:00.5Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z")]
    public void Instants_are_rfc_3339_and_come_back_in_utc(string text, string written) => Round<Instant>(text, written);

    [Theory]
    [InlineData("2026-11-20T15:00:00")]
    [InlineData("2026-11-20")]
    [InlineData("2026-11-20 15:00:00Z")]
    [InlineData("2026-11-20T15:00:60Z")]
    [InlineData("2026-02-30T15:00:00Z")]
    [InlineData("2026-11-20T15:00:00+25:00")]
    [InlineData("12026-11-20T15:00:00Z")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void What_is_no_instant_with_an_offset_is_refused(string text) => Refused<Instant>($"\"{text}\"");

    [Theory, InlineData("2026-11-20"), InlineData("2028-02-29"), InlineData("0001-01-01"), InlineData("9999-12-31")]
    public void Days_are_iso_8601(string text) => Round<LocalDate>(text, text);

    [Theory, InlineData("2026-02-30"), InlineData("2026-11-20T00:00:00Z"), InlineData("-026-11-20"), InlineData("20261120")]
    [InlineData("11/20/2026"), InlineData("")]
    public void What_is_no_day_is_refused(string text) => Refused<LocalDate>($"\"{text}\"");

    [Theory]
    [InlineData("PT24H")]
    [InlineData("P1D")]
    [InlineData("P1M15D")]
    [InlineData("P1Y2M3W4DT5H6M7S")]
    [InlineData("PT90M")]
    [InlineData("P0D")]
    public void Periods_come_back_unit_by_unit(string text) => Round<Period>(text, text);

    [Theory, InlineData("24h"), InlineData("1D"), InlineData("P1.5D"), InlineData("P99999999999D"), InlineData("")]
    public void What_is_no_period_is_refused(string text) => Refused<Period>($"\"{text}\"");

    [Theory, InlineData("PT15M", "PT15M"), InlineData("PT90M", "PT1H30M"), InlineData("P1D", "P1D"), InlineData("PT0.5S", "PT0.5S")]
    [InlineData("P0D", "P0D")]
    public void Durations_are_elapsed_time(string text, string written) => Round<Duration>(text, written);

    [Theory, InlineData("P1M"), InlineData("P1Y"), InlineData("15"), InlineData("P99999999999D")]
    public void What_has_no_fixed_length_is_no_duration(string text) => Refused<Duration>($"\"{text}\"");

    [Theory, InlineData("America/New_York"), InlineData("Europe/Berlin"), InlineData("UTC"), InlineData("Asia/Kolkata")]
    public void Zones_are_those_of_the_iana_database(string id) => Round<DateTimeZone>(id, id);

    [Theory, InlineData("EST5"), InlineData("Eastern Standard Time"), InlineData("+02:00"), InlineData("america/new_york"), InlineData("")]
    public void What_is_no_zone_is_refused(string id) => Refused<DateTimeZone>($"\"{id}\"");

    [Theory, InlineData("0"), InlineData("\"Draft\""), InlineData("\"nothing\""), InlineData("\"\""), InlineData("null")]
    public void Names_of_a_closed_set_are_its_own_and_never_numbers(string json)
    {
        Assert.Equal("\"pendingApproval\"", JsonSerializer.Serialize(Status.PendingApproval, DomainJson.Stored));
        if (json == "\"Draft\"")
            Assert.Equal(Status.Draft, JsonSerializer.Deserialize<Status>(json, DomainJson.Stored));
        else
            Refused<Status>(json);
    }

    [Theory]
    [InlineData("""{"role":"worker","id":"wanda","channel":"phone"}""")]
    [InlineData("""{"role":"client","id":"nora","company":"northwind","channel":"api"}""")]
    [InlineData("""{"role":"accountManager","id":"ada","channel":"desktop"}""")]
    [InlineData("""{"role":"support","id":"sam","channel":"desktop"}""")]
    [InlineData("""{"role":"system"}""")]
    public void Actors_name_their_role_once(string json) =>
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Actor>(json, DomainJson.Stored), DomainJson.Stored));

    [Theory, InlineData("""{"id":"wanda"}"""), InlineData("""{"role":"nobody"}"""), InlineData("\"worker\"")]
    public void Who_is_of_no_role_is_refused(string json) =>
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize<Actor>(json, DomainJson.Stored));

    private static void Round<T>(string text, string written)
    {
        var value = JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(text), DomainJson.Stored);
        var json = JsonSerializer.Serialize(value, DomainJson.Stored);
        Assert.Equal(written, JsonSerializer.Deserialize<string>(json));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(json, DomainJson.Stored));
    }

    private static void Refused<T>(string json) =>
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<T>(json, DomainJson.Stored));
}
