using NodaTime;
using WorkMarket.Api.Settings;
using Xunit;

namespace WorkMarket.Api.Tests.Settings;

/// <summary>Wrong settings are named, all at once and in a line each.</summary>
public sealed class WrongSettingsTests
{
    [Theory]
    [InlineData("Escalation__MessagesFor", "PT0S"), InlineData("Escalation__MessagesFor", "-PT2S")]
    [InlineData("Escalation__MessagesFor", "PT-2S")]
    [InlineData("Escalation__MessagesFor", "P2D"), InlineData("Escalation__MessagesFor", "48")]
    [InlineData("Escalation__MessagesFor", "48:00:00")]
    [InlineData("Escalation__MessagesFor", "PT9223372036854775807H"), InlineData("Escalation__UpdateEvery", "PT0.5S")]
    [InlineData("Escalation__SilenceFor", "two days")]
    [InlineData("Escalation__Month", "P0D"), InlineData("Escalation__Month", "P-1M"), InlineData("Escalation__Month", "P1M-40D")]
    [InlineData("Escalation__Month", "P11Y")]
    [InlineData("Escalation__Month", "P999999999Y"), InlineData("Escalation__EndedWithin", "6 months")]
    [InlineData("Escalation__MessageText", " ")]
    [InlineData("Escalation__MessageText", "One\nTwo"), InlineData("Escalation__Escalations", "0")]
    [InlineData("Escalation__Escalations", "1e3")]
    [InlineData("Policy__ApprovalAllowance", "PT0S"), InlineData("Policy__UsualApproval", "P3M")]
    [InlineData("Policy__ExplanationWithin", "P2D")]
    [InlineData("Policy__DeliverableBytes", "268435457"), InlineData("Policy__DeliverableDueDays", "-1")]
    [InlineData("Policy__HighestPrice", "0.99")]
    [InlineData("BusinessTime__Zone", "Mars/Olympus"), InlineData("BusinessTime__Hours", "nine to five")]
    [InlineData("BusinessTime__Hours", "17:00-09:00")]
    [InlineData("BusinessTime__Hours", "09:00"), InlineData("BusinessTime__Hours", "09:00-09:00")]
    [InlineData("BusinessTime__Holidays", "all")]
    [InlineData("BusinessTime__Holidays", "1"), InlineData("BusinessTime__ExtraHolidays", "2026-02-30")]
    [InlineData("BusinessTime__ExtraHolidays", ","), InlineData("BusinessTime__Weekdays", "someday")]
    [InlineData("Scorecards__LowSatisfaction", "100.1"), InlineData("Scorecards__Zone", "EST5"), InlineData("WriteAttempts", "0")]
    [InlineData("WriteAttempts", "many")]
    [InlineData("EffectsLease", "30"), InlineData("EffectsLease", "-00:00:30"), InlineData("EffectsLease", "8.00:00:00")]
    [InlineData("FirstLook", "00:00:00")]
    [InlineData("Prefix", "Upper"), InlineData("Prefix", "a\n"), InlineData("Fault", "Never"), InlineData("Fault", "3")]
    [InlineData("Fault", "AfterCommit:0")]
    [InlineData("Mail__Port", "65536"), InlineData("Mail__Tls", "yes"), InlineData("Mail__From", "a@b.c\r\nBcc: d@e.f")]
    [InlineData("Mail__FromName", "a\r\nBcc: d@e.f"), InlineData("Mail__Desk", "nobody")]
    [InlineData("Mail__BaseUrl", "ftp://x"), InlineData("Mail__BackOff", "PT0S"), InlineData("Mail__BackOff", "PT1S soon")]
    [InlineData("Mail__Timeout", "P8D")]
    [InlineData("Phone__PublicUrl", "workmarket.example"), InlineData("Phone__Number", "call me"), InlineData("Phone__ShortestPin", "3")]
    public void What_is_wrong_is_named_with_what_is_allowed(string name, string value)
    {
        var fault = Assert.Single(Given.Faults((name, value)));
        var setting = SettingsTree.All.Single(setting => setting.Name == $"WorkMarket__{name}");
        Assert.Equal($"WorkMarket__{name} cannot be '{value.Replace('\r', ' ').Replace('\n', ' ')}': it is {setting.Allowed}.", fault);
    }

    [Fact]
    public void A_claim_on_a_mail_outlasts_an_attempt_at_it() => Assert.Equal(
        ["WorkMarket__Mail__ClaimFor cannot be 'PT30S': it is longer than WorkMarket__Mail__Timeout, which is 'PT30S'."],
        Given.Faults(("Mail__ClaimFor", "PT30S"), ("Mail__Timeout", "PT30S")));

    [Theory]
    [InlineData(30, 120), InlineData(60, 120), InlineData(61, 121), InlineData(120, 180), InlineData(3600, 3660)]
    public void A_claim_that_is_not_set_outlasts_any_attempt(int timeout, int claim) =>
        Assert.Equal(Duration.FromSeconds(claim), Given.Settings(("Mail__Timeout", $"PT{timeout}S")).Mail.ClaimFor);

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        Assert.Equal(
        [
            "WorkMarket__Mail__Port cannot be '0': it is a whole number from 1 to 65535.",
            "WorkMarket__BusinessTime__Zone cannot be 'Mars/Olympus': it is a time zone of the tz database, as in America/New_York.",
            "WorkMarket__Escalation__Month cannot be 'P0D': it is a span of the calendar such as P1M, P90D or PT24H, from PT1S to P10Y.",
            "WorkMarket__Escalation__MesagesFor is no setting: is WorkMarket__Escalation__MessagesFor meant?",
        ], Given.Faults(
            ("BusinessTime__Zone", "Mars/Olympus"), ("Escalation__Month", "P0D"), ("Escalation__MesagesFor", "PT2S"), ("Mail__Port", "0")));
    }

    [Theory]
    [InlineData("Storage", "AccountKey: abc123"), InlineData("Storage", "abc123"), InlineData("Mail__Password", "abc123\n")]
    [InlineData("Phone__AuthToken", "abc123\t")]
    public void A_secret_is_never_shown(string name, string value)
    {
        var failure = Assert.Throws<SettingsException>(() => Given.Settings((name, value)));
        Assert.Contains($"WorkMarket__{name} cannot be what it is set to: it is ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc123", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail__Pasword", "WorkMarket__Mail__Pasword is no setting: is WorkMarket__Mail__Password meant?")]
    [InlineData("Escalations__Month", "WorkMarket__Escalations__Month is no setting: is WorkMarket__Escalation__Month meant?")]
    [InlineData("Mail__BackOff__0", "WorkMarket__Mail__BackOff__0 is no setting: is WorkMarket__Mail__BackOff meant?")]
    [InlineData("Horoscope__Sign", "WorkMarket__Horoscope__Sign is no setting.")]
    public void A_name_that_is_no_setting_is_named_without_what_it_is_set_to(string name, string fault) =>
        Assert.Equal(fault, Assert.Single(Given.Faults((name, "abc123"))));

    [Fact]
    public void What_others_set_outside_our_section_is_theirs() => Assert.NotNull(SettingsReader.Read(
        Given.Plain(
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("WORKMARKET_URL", "http://x"), ("WorkMarketing__Mail", "y"),
            ("PATH", "/bin")), ReadingHost.Functions));

    [Theory]
    [InlineData(ReadingHost.LocalHost, "WorkMarket__Storage is not set: it is a connection string")]
    [InlineData(ReadingHost.Functions, "AzureWebJobsStorage is not set: it is a connection string")]
    public void Without_a_storage_account_no_host_starts(ReadingHost host, string fault) => Assert.StartsWith(
        fault, Assert.Throws<SettingsException>(() => SettingsReader.Read(Given.Configuration(), host)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("accountName", "A b", "AzureWebJobsStorage__accountName cannot be 'A b': it is 3 to 24 small letters and digits.")]
    [InlineData(
        "credential", "managedidentity",
        "AzureWebJobsStorage__accountName is not set: it is the storage account's name, or in its place all three services' addresses.")]
    [InlineData(
        "blobServiceUri", "http://a.blob",
        "AzureWebJobsStorage__blobServiceUri cannot be 'http://a.blob': it is an address that begins with https://, as a token is sent by "
            + "no other.")]
    [InlineData("credential", "key", "AzureWebJobsStorage__credential cannot be 'key': it is managedidentity.")]
    public void An_account_by_identity_is_named_whole(string name, string value, string fault) => Assert.Contains(
        fault,
        Assert.Throws<SettingsException>(() => SettingsReader.Read(
            Given.Plain(($"AzureWebJobsStorage__{name}", value)), ReadingHost.Functions)).Faults);

    [Fact]
    public void An_account_by_identity_is_enough() => Assert.Equal(
        ("workmarket1", true, null),
        SettingsReader.Read(
            Given.Plain(("AzureWebJobsStorage__accountName", "workmarket1"), ("AzureWebJobsStorage__credential", "managedIdentity")),
            ReadingHost.LocalHost) is var read
            ? (read.Account.ByIdentity.AccountName, read.Account.ByIdentity.IsWhole, read.ConnectionString) : default);

    [Fact]
    public void A_secret_that_the_platform_did_not_find_is_not_taken_for_the_secret() => Assert.Equal(
        "WorkMarket__Mail__InboundSecret is a reference to a key vault's secret that the platform did not find.",
        Assert.Single(Given.Faults(("Mail__InboundSecret",
            "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/mail-inbound-secret)"))));

    [Theory]
    [InlineData(
        "Policy__ConfirmationClosesBefore", "PT24H",
        "WorkMarket__Policy__ConfirmationOpensBefore is wrong: The window must open before it closes.")]
    [InlineData("Policy__Grace", "P2D", "WorkMarket__Policy__Grace is wrong: The grace is between nothing and 24 hours.")]
    [InlineData("Policy__PaymentTerms", "P2Y", "WorkMarket__Policy__PaymentTerms is wrong: A span here is between nothing and 1 year.")]
    [InlineData(
        "Phone__ShortestPin", "11",
        "WorkMarket__Phone__ShortestPin cannot be '11': it is at most WorkMarket__Phone__LongestPin, which is 10.")]
    [InlineData("Mail__User", "nora", "WorkMarket__Mail__User and WorkMarket__Mail__Password are set together or not at all.")]
    public void Settings_that_do_not_go_together_are_named(string name, string value, string fault) =>
        Assert.Equal(fault, Assert.Single(Given.Faults((name, value))));

    [Fact]
    public void What_is_missing_and_what_does_not_go_together_is_said_beside_what_is_wrong()
    {
        var faults = Given.Faults(("Storage", ""), ("Mail__Password", "p\n"), ("Mail__User", "nora"), ("Phone__ShortestPin", "11"));
        Assert.Equal(
            ["WorkMarket__Mail__Password", "WorkMarket__Phone__ShortestPin", "WorkMarket__Storage"],
            faults.Select(fault => fault.Split(' ')[0]).Order());
    }

    [Fact]
    public void A_long_value_is_cut_short()
    {
        var fault = Assert.Single(Given.Faults(("Mail__Port", new string('9', 5_000))));
        Assert.InRange(fault.Length, 100, 250);
    }
}
