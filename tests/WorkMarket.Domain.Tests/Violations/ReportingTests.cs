namespace WorkMarket.Domain.Tests.Violations;

[Rule("§5 Violations: reported on an assignment against one side")]
public sealed class ReportingTests
{
    private static readonly Story Work = Given.InProgress().And(Wanda, Deliver(DeliverableType.Photo, "u1"), "06-16 09:30");

    public static TheoryData<ViolationCategory> Categories => [.. Enum.GetValues<ViolationCategory>()];

    [Theory]
    [MemberData(nameof(Categories))]
    public void Each_side_reports_the_other_and_support_either(ViolationCategory category)
    {
        Work.When(Clara, Report(category), "06-16 10:00").Then(Reported(category, Side.Worker));
        Work.When(Wanda, Report(category), "06-16 10:00").Then(Reported(category, Side.Client));
        Work.When(Sam, Report(category, Side.Worker), "06-16 10:00").Then(Reported(category, Side.Worker));
        Work.When(Sam, Report(category, Side.Client), "06-16 10:00").Then(Reported(category, Side.Client));
    }

    [Fact]
    public void The_categories_are_those_of_the_guideline() => Assert.Equal(
        ["TermsOfService", "NoShow", "Abandonment", "SubcontractingWithoutConsent", "Conduct", "FalsifiedRecord", "OffPlatformDealing",
            "Other"],
        Enum.GetNames<ViolationCategory>());

    [Fact]
    public void Deliverables_are_its_evidence()
    {
        Work.When(Clara, Report(evidence: ["d1"]), "06-16 10:00")
            .Then(new ViolationReported(
                new("n1"), ViolationCategory.Conduct, Side.Worker, Wanda.Id, "It was so.", [new("d1")], At("06-24 10:00")));
        var verdict = Work.When(Clara, Report(evidence: ["d1", "d7"]), "06-16 10:00");
        verdict.Refused("unknownEvidence");
        Assert.Equal("evidence", verdict.Refusals[0].Field);
        var strict = Work.Knowing(facts => facts with { Policy = facts.Policy with { ViolationEvidence = 0 } });
        strict.When(Clara, Report(evidence: ["d1"]), "06-16 10:00").Refused("tooMuchEvidence");
    }

    [Fact]
    public void It_stays_on_record_and_changes_nothing_else()
    {
        var story = Work.And(Clara, Report(ViolationCategory.NoShow), "06-16 10:00");
        var expected = new Violation(
            new("n1"), ViolationCategory.NoShow, Side.Worker, Wanda.Id, Clara, At("06-16 10:00"), ViolationStatus.Open)
        {
            DecideBy = At("06-24 10:00"),
        };
        Assert.Equal([expected], story.State.Core.Violations);
        Assert.Equal(Structure.Describe(Work.Engagement), Structure.Describe(story.Engagement));
    }

    [Fact]
    public void It_can_be_reported_however_it_ended() => Assert.All(
        new[] { Status.Assigned, Status.InProgress, Status.PendingApproval, Status.Invoiced, Status.Paid },
        status => Given.In(status).When(Clara, Report(), "06-20 10:00").Leaves(status));

    [Fact]
    public void Without_a_worker_there_is_nobody_whom_it_could_concern() => Assert.All(
        new[] { Status.Draft, Status.Sent, Status.Voided },
        status => Given.In(status).When(Clara, Report(), "06-20 10:00").Refused(new NobodyConcerned()));

    [Fact]
    public void Nobody_reports_the_own_side_and_support_names_one()
    {
        Work.When(Clara, Report(against: Side.Client), "06-16 10:00").Refused("againstOwnSide");
        Work.When(Wanda, Report(against: Side.Worker), "06-16 10:00").Refused("againstOwnSide");
        Work.When(Sam, Report(), "06-16 10:00").Refused("againstRequired");
    }

    [Fact]
    public void Every_wrong_field_is_named()
    {
        var verdict = Work.When(Sam, Report(worker: Walter, text: " ", evidence: ["d9"]), "06-16 10:00");
        verdict.Refused("textRequired", "againstRequired", "workerNotConcerned", "unknownEvidence");
        Assert.Equal(["text", "against", "worker", "evidence"], verdict.Refusals.Select(refusal => refusal.Field));
        Work.When(Wanda, Report(worker: Walter), "06-16 10:00").Refused("workerNotConcerned");
        Work.When(Clara, Report(text: new('x', 10_001)), "06-16 10:00").Refused("textTooLong");
        Work.When(Clara, Report(text: "bell\u0007"), "06-16 10:00").Refused("textControlCharacters");
    }

    [Fact]
    public void Neither_side_fills_up_the_others_room()
    {
        var strict = Work.Knowing(facts => facts with { Policy = facts.Policy with { ViolationsPerRole = 1 } });
        var full = strict.And(Wanda, Report(), "06-16 10:00");
        full.When(Wanda, Report(), "06-16 10:01").Refused(new ViolationsFull(1));
        full.When(Clara, Report(), "06-16 10:01").Then(Reported(ViolationCategory.Conduct, Side.Worker, "n2", "06-24 10:01"));
    }

    private static ViolationReported Reported(
        ViolationCategory category, Side against, string id = "n1", string decideBy = "06-24 10:00") =>
            new(new(id), category, against, Wanda.Id, "It was so.", [], At(decideBy));
}
