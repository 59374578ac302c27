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
        Assert.Empty(ViolationRecord.BlocksEscalation(byWanda.State, Walter.Id, Policy.Default, At("06-16 11:00")));
    }

    // From Tuesday 16 June at 10, without Juneteenth on Friday, five business days end on Wednesday 24 June at 10.
    [Fact]
    [Rule("§5 Only a side's first report bars opening, and no longer than 5 business days; an upheld one always does")]
    public void The_first_bars_until_support_should_have_decided_and_a_later_one_never()
    {
        var reported = Work.And(Clara, Report(), "06-16 10:00").And(Clara, Report(), "06-23 10:00");
        Assert.Equal(["n1"], Barring(reported, "06-24 09:59"));
        Assert.Empty(Barring(reported, "06-24 10:00"));
        Assert.Equal(["n1"], Barring(reported.And(Sam, Uphold(), "06-25 10:00"), "06-30 10:00"));
        Assert.Equal(["n2"], Barring(reported.And(Sam, Uphold("n2"), "06-25 10:00"), "06-30 10:00"));
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

    private static IEnumerable<string> Barring(Story story, string at = "06-16 12:00") =>
        ViolationRecord.BlocksEscalation(story.State, Wanda.Id, Policy.Default, At(at)).Select(barring => barring.Violation.Id.Value);

    private static void Readers(Actor by, Command report, params Actor[] expected)
    {
        var story = Work.And(by, report, "06-16 10:00").And(Sam, Dismiss(), "06-16 11:00");
        var everybody = new Actor[] { Wanda, Walter, Clara, Carl, Gloria, Sam, Amy, TheClock };
        Assert.Equal(expected, everybody.Where(reader => !ViolationRecord.AsReadBy(story.State, reader).IsEmpty));
        Assert.All(story.Timeline.TakeLast(2), happened => Assert.Equal(expected, everybody.Where(reader =>
            Access.IsParty(story.State, reader) && Access.AsReadBy(story.State, reader, happened.Event) is not null)));
    }
}
