namespace WorkMarket.Domain.Tests.Violations;

public sealed class RecordTests
{
    private static readonly Story Work = Given.InProgress();

    [Fact]
    [Rule("§5 One by the worker that is upheld, or reported by the client and still open, bars an escalation")]
    public void Escalation_is_barred_by_what_the_client_reported_until_it_is_dismissed()
    {
        var reported = Work.And(Clara, Report(), "06-16 10:00");
        Assert.Equal(["n1"], Barring(reported));
        Assert.Equal(["n1"], Barring(reported.And(Sam, Uphold(), "06-16 11:00")));
        Assert.Empty(Barring(reported.And(Sam, Dismiss(), "06-16 11:00")));
    }

    [Fact]
    [Rule("§5 One by the worker that is upheld, or reported by the client and still open, bars an escalation")]
    public void What_support_reported_bars_it_once_it_is_upheld()
    {
        var reported = Work.And(Sam, Report(against: Side.Worker), "06-16 10:00");
        Assert.Empty(Barring(reported));
        Assert.Equal(["n1"], Barring(reported.And(Sam, Uphold(), "06-16 11:00")));
    }

    [Fact]
    [Rule("§5 One by the worker that is upheld, or reported by the client and still open, bars an escalation")]
    public void What_the_client_did_bars_nothing_and_neither_does_what_another_worker_did()
    {
        var byClient = Work.And(Wanda, Report(), "06-16 10:00").And(Sam, Uphold(), "06-16 11:00");
        Assert.Empty(Barring(byClient));
        var byWanda = Work.And(Clara, Report(), "06-16 10:00");
        Assert.Empty(ViolationRecord.BlocksEscalation(byWanda.State, Walter.Id));
    }

    [Fact]
    [Rule("§5 Reported while an escalation is open: it is suspended, and resumes on dismissal")]
    public void One_is_open_until_it_is_decided()
    {
        var reported = Work.And(Sam, Report(against: Side.Worker), "06-16 10:00");
        Assert.Single(ViolationRecord.OpenAgainst(reported.State, Wanda.Id));
        Assert.Empty(ViolationRecord.OpenAgainst(reported.State, Walter.Id));
        Assert.Empty(ViolationRecord.OpenAgainst(reported.And(Sam, Dismiss(), "06-16 11:00").State, Wanda.Id));
        Assert.Empty(ViolationRecord.OpenAgainst(Work.And(Wanda, Report(), "06-16 10:00").State, Wanda.Id));
    }

    [Fact]
    [Rule("§7 Violations are for subject, reporter and support")]
    public void Reporter_subject_and_support_read_it()
    {
        Readers(Clara, Report(), Wanda, Clara, Carl, Sam);
        Readers(Wanda, Report(), Wanda, Clara, Carl, Sam);
        Readers(Sam, Report(against: Side.Worker), Wanda, Sam);
        Readers(Sam, Report(against: Side.Client), Clara, Carl, Sam);
    }

    [Fact]
    [Rule("§7 Violations are for subject, reporter and support")]
    public void Whoever_has_the_assignment_afterwards_does_not()
    {
        var violation = Work.And(Clara, Report(), "06-16 10:00").State.Core.Violations[0];
        Assert.True(violation.IsOpenTo(Wanda));
        Assert.False(violation.IsOpenTo(Walter));
        Assert.False(violation.IsOpenTo(Amy));
    }

    private static IEnumerable<string> Barring(Story story) =>
        ViolationRecord.BlocksEscalation(story.State, Wanda.Id).Select(violation => violation.Id.Value);

    private static void Readers(Actor by, Command report, params Actor[] expected)
    {
        var story = Work.And(by, report, "06-16 10:00").And(Sam, Dismiss(), "06-16 11:00");
        var everybody = new Actor[] { Wanda, Walter, Clara, Carl, Gloria, Sam, Amy, TheClock };
        Assert.Equal(expected, everybody.Where(reader => !ViolationRecord.AsReadBy(story.State, reader).IsEmpty));
        Assert.All(story.Timeline.TakeLast(2), happened => Assert.Equal(expected, everybody.Where(reader =>
            Access.IsParty(story.State, reader) && Access.AsReadBy(story.State, reader, happened.Event) is not null)));
    }
}
