namespace WorkMarket.Domain.Tests.Violations;

[Rule("§5 Support upholds or dismisses")]
public sealed class DecidingTests
{
    private static readonly Story Reported = Given.InProgress().And(Clara, Report(), "06-16 10:00");

    [Fact]
    public void With_reasons()
    {
        Reported.When(Sam, Uphold("n1", "The log shows it."), "06-16 11:00").Then(new ViolationUpheld(new("n1"), "The log shows it."));
        Reported.When(Sam, Dismiss("n1", "The log shows another."), "06-16 11:00")
            .Then(new ViolationDismissed(new("n1"), "The log shows another."));
        Reported.When(Sam, Uphold("n1", " "), "06-16 11:00").Refused("textRequired");
        Reported.When(Sam, Dismiss("n1", new('x', 10_001)), "06-16 11:00").Refused("textTooLong");
    }

    [Fact]
    public void The_record_says_how_and_when()
    {
        var upheld = Reported.And(Sam, Uphold(), "06-16 11:00").State.Core.Violations[0];
        Assert.Equal((ViolationStatus.Upheld, At("06-16 11:00")), (upheld.Status, upheld.DecidedAt));
        var dismissed = Reported.And(Sam, Dismiss(), "06-16 11:00").State.Core.Violations[0];
        Assert.Equal((ViolationStatus.Dismissed, At("06-16 11:00")), (dismissed.Status, dismissed.DecidedAt));
    }

    [Fact]
    public void Once()
    {
        var upheld = Reported.And(Sam, Uphold(), "06-16 11:00");
        upheld.When(Sam, Dismiss(), "06-16 12:00").Refused(new ViolationDecided(new("n1"), ViolationStatus.Upheld));
        upheld.When(Sam, Uphold(), "06-16 12:00").Refused(new ViolationDecided(new("n1"), ViolationStatus.Upheld));
    }

    [Fact]
    public void What_is_there()
    {
        Given.InProgress().When(Sam, Uphold(), "06-16 10:00").Refused(new NothingThere(AssignmentAction.UpholdViolation));
        Reported.When(Sam, Dismiss("n2"), "06-16 11:00").Refused(new UnknownViolation(new("n2")));
    }

    [Fact]
    public void It_is_allowed_while_one_is_open()
    {
        Assert.Contains(
            AssignmentAction.UpholdViolation, AssignmentDecider.Allowed(Reported.State, Sam, Reported.Facts, At("06-16 11:00")));
        var decided = Reported.And(Sam, Uphold(), "06-16 11:00");
        Assert.DoesNotContain(
            AssignmentAction.DismissViolation, AssignmentDecider.Allowed(decided.State, Sam, decided.Facts, At("06-16 12:00")));
    }

    [Fact]
    public void No_decision_changes_a_status_or_a_price()
    {
        foreach (var decision in new[] { Uphold(), Dismiss() })
        {
            var decided = Reported.And(Sam, decision, "06-16 11:00");
            Assert.Equal(Status.InProgress, decided.State.Status);
            Assert.Equal(Structure.Describe(Reported.Engagement), Structure.Describe(decided.Engagement));
        }
    }

    [Fact]
    [Rule("§5 A report found false in bad faith is a violation of its reporter")]
    public void A_report_that_was_false_in_bad_faith_is_a_violation_of_its_reporter()
    {
        var byClient = Given.InProgress().And(Clara, Report(), "06-16 10:00").And(Sam, Dismiss(badFaith: true), "06-16 11:00");
        Assert.Equal(
            [(Side.Worker, ViolationStatus.Dismissed), (Side.Client, ViolationStatus.Upheld)],
            byClient.State.Core.Violations.Select(violation => (violation.Against, violation.Status)));
        // The worker's own makes the work order ineligible, also of an escalation that is open.
        var byWorker = Escalations.Escalated.Opened.And(Wanda, Report(), "06-23 10:00").And(Sam, Dismiss(badFaith: true), "06-23 11:00");
        Assert.Equal(EscalationStage.Ineligible, Escalations.Escalated.Find(byWorker).Stage);
        Given.InProgress().And(Sam, Report(against: Side.Worker), "06-16 10:00").When(Sam, Dismiss(badFaith: true), "06-16 11:00")
            .Refused("noReporter");
    }
}
