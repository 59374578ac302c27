namespace WorkMarket.Simulation.Tests;

public sealed class CommandLineTests
{
    private const string Parts =
        "it is parts of prompt, slow, silent, night, vanishing, stalling, word-a-month, send-back, dollar-cancel, take-away and "
            + "pad-hours, as in prompt=20,slow=30.";

    [Theory]
    [InlineData("--escalations", "--escalations needs a value: a whole number from 1 to 10000000.")]
    [InlineData("--escalations 0", "--escalations cannot be '0': it is a whole number from 1 to 10000000.")]
    [InlineData("--escalations 1e3", "--escalations cannot be '1e3': it is a whole number from 1 to 10000000.")]
    [InlineData("--seed -1", "--seed cannot be '-1': it is a whole number.")]
    [InlineData("--months 121", "--months cannot be '121': it is a whole number from 1 to 120.")]
    [InlineData("--months 1", "--months has to be longer than --month: a silent escalation has to come to its end in them.")]
    [InlineData("--from 2026-02-30", "--from cannot be '2026-02-30': it is a day from 2000-01-01 to 2099-12-31.")]
    [InlineData("--only 11 --escalations 10", "--only cannot be '11': there are 10 escalations.")]
    [InlineData("--messages 48", "--messages cannot be '48': it is business time from PT1H to PT8784H, as in PT48H.")]
    [InlineData("--messages P2D", "--messages cannot be 'P2D': it is business time from PT1H to PT8784H, as in PT48H.")]
    [InlineData("--silence PT-48H", "--silence cannot be 'PT-48H': it is business time from PT1H to PT8784H, as in PT48H.")]
    [InlineData("--update PT0H", "--update cannot be 'PT0H': it is business time from PT1H to PT8784H, as in PT48H.")]
    [InlineData(
        "--project-manager PT99999999999H",
        "--project-manager cannot be 'PT99999999999H': it is business time from PT1H to PT8784H, as in PT48H.")]
    [InlineData("--month P99999999Y", "--month cannot be 'P99999999Y': it is a span of the calendar from PT1H to P1Y, as in P1M or P30D.")]
    [InlineData("--hours 17:00-09:00", "--hours cannot be '17:00-09:00': it is wholeDays, always, or office hours as in 09:00-17:00.")]
    [InlineData("--zone Mars/Olympus", "--zone cannot be 'Mars/Olympus': it is a time zone of the tz database, as in America/New_York.")]
    [InlineData("--holidays some", "--holidays cannot be 'some': it is usFederal or none.")]
    [InlineData(
        "--mix prompt=20,prompt=1",
        "--mix cannot be 'prompt=20,prompt=1': " + Parts)]
    [InlineData(
        "--mix silent=0", "--mix cannot be 'silent=0': " + Parts)]
    [InlineData(
        "--mix kind=5", "--mix cannot be 'kind=5': " + Parts)]
    [InlineData("--seed 1 --seed 2", "--seed is there twice.")]
    [InlineData(
        "--window PT1H",
        "There is no option '--window': there are --escalations, --months, --from, --seed, --mix, --messages, --project-manager, "
            + "--silence, --update, --month, --hours, --zone, --holidays, --threads, --only.")]
    public void What_cannot_be_understood_is_said_in_one_line_and_nothing_runs(string arguments, string says)
    {
        using var to = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal(2, new Simulating(Invariant.All).Start(arguments.Split(' '), to, errors));
        Assert.Equal(says + Environment.NewLine, errors.ToString());
        Assert.Equal("", to.ToString());
    }

    [Fact]
    public void What_is_not_said_is_as_the_rules_have_it() => Assert.Equal(
        "--escalations 100000 --months 7 --from 2026-09-01 --seed 1 --mix prompt=25,slow=30,silent=20,night=10,vanishing=15,"
            + "stalling=4,word-a-month=4,send-back=4,dollar-cancel=4,take-away=4,pad-hours=4 "
        + "--messages PT48H --project-manager PT48H --silence PT48H --update PT48H --month P1M --hours wholeDays --zone America/New_York "
            + "--holidays usFederal",
        string.Join(' ', CommandLine.Say(CommandLine.Read([]))));

    [Fact]
    public void What_was_asked_for_is_said_as_it_would_be_asked_for()
    {
        const string Asked = "--escalations 5 --months 9 --from 2027-01-31 --seed 18446744073709551615 --mix prompt=1,night=2 "
            + "--messages PT24H --project-manager PT36H30M --silence PT1H --update PT8784H --month P30D --hours 08:30-16:45 --zone "
                + "Europe/Berlin --holidays none";
        Assert.Equal(Asked, string.Join(' ', CommandLine.Say(CommandLine.Read(Asked.Split(' ')))));
    }
}
