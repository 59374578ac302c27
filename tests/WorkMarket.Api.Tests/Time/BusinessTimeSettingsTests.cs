using Microsoft.Extensions.Configuration;
using NodaTime;
using WorkMarket.Api.Time;
using WorkMarket.Domain.Time;
using Xunit;

namespace WorkMarket.Api.Tests.Time;

/// <summary>The platform's calendar in configuration (domain.md §6).</summary>
public sealed class BusinessTimeSettingsTests
{
    [Fact]
    public void What_is_not_set_is_as_it_comes()
    {
        var calendar = Read();
        Assert.Equal(("America/New_York", HolidayRule.UsFederal), (calendar.Zone.Id, calendar.Holidays));
        Assert.Equal(new OpeningHours.WholeDays(), calendar.Hours);
        Assert.Empty(calendar.ExtraHolidays);
    }

    [Fact]
    public void Each_part_is_a_setting()
    {
        var calendar = Read(("Zone", "Europe/Berlin"), ("Hours", "09:00-17:00"), ("Holidays", "none"), ("ExtraHolidays", "2026-05-01, 2026-12-24"));
        Assert.Equal(("Europe/Berlin", HolidayRule.None), (calendar.Zone.Id, calendar.Holidays));
        Assert.Equal(OpeningHours.Office.NineToFive, calendar.Hours);
        Assert.Equal([new LocalDate(2026, 5, 1), new LocalDate(2026, 12, 24)], calendar.ExtraHolidays);
        Assert.Equal(new OpeningHours.Always(), Read(("Hours", "always")).Hours);
    }

    [Theory]
    [InlineData("Zone", "Mars/Olympus")]
    [InlineData("Hours", "nine to five")]
    [InlineData("Hours", "17:00-09:00")]
    [InlineData("Hours", "09:00")]
    [InlineData("Holidays", "all")]
    [InlineData("ExtraHolidays", "2026-02-30")]
    [InlineData("ExtraHolidays", "2026-05-01,")]
    public void What_is_wrong_is_named(string name, string value) => Assert.Contains(
        $"WorkMarket:BusinessTime:{name}", Assert.Throws<InvalidOperationException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    private static BusinessCalendar Read(params (string Name, string Value)[] settings) => BusinessTimeSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"WorkMarket:BusinessTime:{setting.Name}", (string?)setting.Value)))
        .Build());
}
