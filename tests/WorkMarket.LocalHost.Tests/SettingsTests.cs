using WorkMarket.Testing;
using Xunit;

namespace WorkMarket.LocalHost.Tests;

/// <summary>A start with wrong settings, and with other windows than the usual ones.</summary>
public sealed class SettingsTests
{
    private const string NoAccount = "WorkMarket__Storage cannot be what it is set to. " +
        "A connection string of storage has AccountName=… and AccountKey=… (in base64), or is UseDevelopmentStorage=true.";

    [Fact]
    public async Task Every_fault_is_a_line_and_nothing_else_is_printed()
    {
        var (exitCode, output) = await LocalHostProcess.Run(Azurite.Shared, [],
            ("WorkMarket__Mail__Port", "0"), ("WorkMarket__Phone__AuthToken", "abc\u0001"), ("WorkMarket__Escalation__Mont", "P1M"),
            ("WorkMarket__BusinessTime__Hours", "17:00-09:00"));
        Assert.Equal(
        [
            "WorkMarket__Mail__Port cannot be '0': it is a whole number from 1 to 65535.",
            "WorkMarket__Phone__AuthToken cannot be what it is set to: it is a text of at most 1000 characters in one line.",
            "WorkMarket__BusinessTime__Hours cannot be '17:00-09:00': it is wholeDays, always, or office hours as in 09:00-17:00.",
            "WorkMarket__Escalation__Mont is no setting: is WorkMarket__Escalation__Month meant?",
        ], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.NotEqual(0, exitCode);
    }

    [Theory]
    [InlineData("AccountName=devstoreaccount1", NoAccount)]
    [InlineData("AccountName=a;AccountKey=s3cret!", NoAccount)]
    [InlineData(
        "", "WorkMarket__Storage is not set: it is a connection string, as in UseDevelopmentStorage=true or AccountName=…;AccountKey=….")]
    public async Task An_account_that_is_not_one_ends_the_start_in_a_line(string account, string line)
    {
        foreach (var arguments in new string[][] { [], ["reindex"] })
        {
            var (exitCode, output) = await LocalHostProcess.Run(Azurite.Shared, arguments, ("WorkMarket__Storage", account));
            Assert.Equal((1, line), (exitCode, output.Trim()));
        }
    }

    [Fact]
    public async Task What_the_platform_sets_holds_for_its_companies()
    {
        using var town = new Town(Azurite.Shared);
        var host = town.StartHere(("WorkMarket__Policy__PaymentTerms", "P7D"), ("WorkMarket__Policy__TitleLength", "20"));
        var nora = await Town.SignIn(host.Url, "nora");
        Assert.Equal(
            "P7D", (await nora.Get("company/settings")).Expect(200).Json.GetProperty("settings").GetProperty("paymentTerms").GetString());
        (await nora.Post("assignments", Town.Draft("Replace a switch and a lamp"))).Expect(400);
        (await nora.Post("assignments", Town.Draft("Replace a switch"))).Expect(201);
    }
}
