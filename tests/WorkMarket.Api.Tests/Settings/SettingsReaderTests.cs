using System.Reflection;
using NodaTime;
using WorkMarket.Api.Settings;
using WorkMarket.Application.Cases;
using WorkMarket.Domain;
using WorkMarket.Domain.Time;
using Xunit;

namespace WorkMarket.Api.Tests.Settings;

/// <summary>What is set is read, and what is not is as domain.md has it.</summary>
public sealed class SettingsReaderTests
{
    [Fact]
    public void What_is_not_set_or_set_to_nothing_is_as_it_comes()
    {
        var settings = Given.Settings(("Mail__Host", ""), ("Escalation__Month", ""));
        Assert.All(
            SettingsTree.All.Where(setting => setting.Key != "WorkMarket:Storage"),
            setting => Assert.Equal(setting.Default, setting.TextIn(settings)));
        Assert.Equal(Policy.Default.Escalations, settings.Policy.Escalations);
        Assert.Equal(("America/New_York", Period.FromMonths(1)), (settings.Policy.BusinessTime.Zone.Id, settings.Policy.Escalations.Month));
    }

    [Fact]
    public void Every_window_of_the_escalation_is_a_setting_down_to_seconds()
    {
        var windows = Given.Settings(
            ("Escalation__MessagesFor", "PT2S"), ("Escalation__ProjectManagerFor", "PT3S"), ("Escalation__SilenceFor", "PT4S"),
            ("Escalation__UpdateEvery", "PT1M30S"),
            ("Escalation__UnansweredFor", "PT5S"), ("Escalation__Month", "PT20S"), ("Escalation__EndedWithin", "P2M"),
            ("Escalation__MessageText", "Please answer."),
            ("Escalation__Attachments", "3")).Policy.Escalations;
        Assert.Equal(
            [2, 3, 4, 90, 5],
            new[] { windows.MessagesFor, windows.ProjectManagerFor, windows.SilenceFor, windows.UpdateEvery, windows.UnansweredFor }
                .Select(window => window.Open.TotalSeconds));
        Assert.Equal([Period.FromSeconds(20), Period.FromMonths(2)], [windows.Month, windows.EndedWithin]);
        Assert.Equal(("Please answer.", 3), (windows.MessageText, windows.Attachments));
    }

    [Fact]
    public void The_calendar_is_set_part_by_part()
    {
        var calendar = Given.Settings(
            ("BusinessTime__Zone", "Europe/Berlin"), ("BusinessTime__Hours", "09:00-17:00"), ("BusinessTime__Holidays", "none"),
            ("BusinessTime__ExtraHolidays", "2026-05-01, 2026-12-24"), ("BusinessTime__Weekdays", "saturday,monday")).Policy.BusinessTime;
        Assert.Equal(
            ("Europe/Berlin", HolidayRule.None, OpeningHours.Office.NineToFive), (calendar.Zone.Id, calendar.Holidays, calendar.Hours));
        Assert.Equal([new LocalDate(2026, 5, 1), new LocalDate(2026, 12, 24)], calendar.ExtraHolidays);
        Assert.Equal([IsoDayOfWeek.Monday, IsoDayOfWeek.Saturday], calendar.Weekdays);
        Assert.Equal(new OpeningHours.Always(), Given.Settings(("BusinessTime__Hours", "always")).Policy.BusinessTime.Hours);
    }

    [Theory]
    [InlineData("00:00:30", 30), InlineData("1.00:00:01", 86_401), InlineData("PT30S", 30), InlineData("P1DT1S", 86_401)]
    [InlineData("P1W", 604_800)]
    public void A_duration_is_written_in_either_way(string text, long seconds) =>
        Assert.Equal(Duration.FromSeconds(seconds), Given.Settings(("EffectsLease", text)).EffectsLease);

    [Fact]
    public void Mail_the_telephone_dossiers_and_the_host_have_their_own()
    {
        var settings = Given.Settings(
            ("Mail__BackOff", "00:00:01 PT2S, PT1H"), ("Mail__Tls", "FALSE"), ("Mail__BaseUrl", "https://w.example"), ("Mail__User", "u"),
            ("Mail__Password", "p;q"),
            ("Phone__PublicUrl", "https://w.example/"), ("Phone__WrongPins", "5"), ("Dossier__Arbitrator", "A. Board"),
            ("Fault", "AfterCommit:3"), ("Scorecards__LowSatisfaction", "62.5"));
        Assert.Equal([1, 2, 3_600], settings.Mail.BackOff.Select(pause => pause.TotalSeconds));
        Assert.Equal((false, new Uri("https://w.example"), "p;q"), (settings.Mail.Tls, settings.Mail.BaseUrl, settings.Mail.Password));
        Assert.Equal(
            ("https://w.example", 5, "A. Board"), (settings.Phone.PublicUrl, settings.Policy.Phone.WrongPins, settings.Dossier.Arbitrator));
        Assert.Equal((new FaultMoment(FaultPoint.AfterCommit, 3), 62.5m), (settings.Fault, settings.Policy.Scorecards.LowSatisfaction));
    }

    [Fact]
    public void The_default_of_every_setting_can_be_set_and_changes_nothing()
    {
        foreach (var setting in SettingsTree.All.Where(setting => setting is { Default: not null, Host: not ReadingHost.Functions }))
        {
            var settings = Given.Settings((setting.Key["WorkMarket:".Length..], setting.Default!));
            Assert.Equal(setting.Default, setting.TextIn(settings));
        }
    }

    [Fact]
    public void No_two_settings_have_one_name() =>
        Assert.Distinct(SettingsTree.All.Select(setting => setting.Key), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Settings_read_twice_share_no_record_that_one_could_change_for_the_other()
    {
        Shared(typeof(WorkMarketSettings), new WorkMarketSettings(), new WorkMarketSettings());

        static void Shared(Type type, object one, object other)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => SettingsTree.IsSection(property.PropertyType)))
            {
                var (first, second) = (property.GetValue(one)!, property.GetValue(other)!);
                Assert.NotSame(first, second);
                Shared(property.PropertyType, first, second);
            }
        }
    }

    [Fact]
    public void What_only_the_other_host_reads_is_let_be()
    {
        Assert.Equal(new WorkMarketSettings().DueShards, Given.Settings(("DueShards", "9")).DueShards);
        var functions = SettingsReader.Read(
            Given.Plain(
                ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("WorkMarket__DueShards", "9"),
                ("WorkMarket__Prefix", "Not A Prefix")), ReadingHost.Functions);
        Assert.Equal((9, "", "UseDevelopmentStorage=true"), (functions.DueShards, functions.Prefix, functions.ConnectionString));
    }
}
