using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Tests.Negotiation;

[Rule("§2 Accept application: refused applicationOutdated, which names startPassed, tooOld, requirement")]
public sealed class OutdatedTests
{
    private static readonly Schedule InJuly = Days("07-20 09:00", "07-20 17:00");

    /// <summary>Wanda applied on 10 June at 11:00 for work on 16 June at 9:00 in New York.</summary>
    public static TheoryData<string, OutdatedBy[]> Table => new()
    {
        { "06-16 09:00", [] },
        { "06-16 09:00:01", [OutdatedBy.StartPassed] },
        { "06-24 11:00", [OutdatedBy.StartPassed] },
        { "06-24 11:00:01", [OutdatedBy.StartPassed, OutdatedBy.TooOld] },
    };

    /// <summary>The same, but that she proposed the start of 20 July.</summary>
    public static TheoryData<string, OutdatedBy[]> ProposedTable => new()
    {
        { "06-24 11:00", [] },
        { "06-24 11:00:01", [OutdatedBy.TooOld] },
        { "07-20 09:00", [OutdatedBy.TooOld] },
        { "07-20 09:00:01", [OutdatedBy.StartPassed, OutdatedBy.TooOld] },
    };

    [Theory, MemberData(nameof(Table))]
    public void Time_makes_an_application_outdated(string at, OutdatedBy[] reasons) => Holds(Given.Applied(), at, reasons);

    [Theory, MemberData(nameof(ProposedTable))]
    public void The_start_that_counts_is_the_one_that_would_be_agreed(string at, OutdatedBy[] reasons) =>
        Holds(Given.Sent().And(Wanda, Counter(schedule: InJuly), "06-10 11:00"), at, reasons);

    [Fact]
    public void Fourteen_days_are_days_of_the_assignments_zone()
    {
        // The clocks are put back in between: fourteen days are an hour longer.
        var sent = Given.Draft(Asking.Schedule("12-01 09:00", "12-01 17:00"), At("10-25 09:00")).And(Clara, Send(), "10-25 10:00")
            .And(Wanda, Apply(), "10-25 11:00");
        sent.When(Clara, Accept(), "11-08 11:00").Leaves(Status.Assigned);
        Refused(sent.When(Clara, Accept(), "11-08 11:00:01"), [OutdatedBy.TooOld]);
    }

    [Fact]
    public void A_requirement_that_is_no_longer_met_is_not_named_to_the_client_and_is_to_the_worker()
    {
        var skilled = WorkerProfile.Empty with { Skills = ["Cabling"] };
        var applied = Given.Sent(Asking.Requiring(new WorkRequirements { Skills = ["Cabling"] }))
            .Knowing(facts => facts with { Profile = skilled }).And(Wanda, Apply(), "06-10 11:00");
        applied.When(Clara, Accept(), "06-10 12:00").Leaves(Status.Assigned);

        var lost = applied.Knowing(facts => facts with { Profile = WorkerProfile.Empty });
        var refusal = Refused(lost.When(Clara, Accept(), "06-10 12:00"), [OutdatedBy.Requirement]);
        Assert.DoesNotContain("Cabling", refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("The application is not valid any more", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["skillMissing"], Eligibility.UnmetOf(lost.State.Brief, lost.State.Brief.Schedule, lost.Facts, At("06-10 12:00"))
            .Select(unmet => unmet.Rule));
    }

    [Fact]
    public void Requirements_are_held_against_the_day_that_would_be_agreed()
    {
        var insured = WorkerProfile.Empty with { Insurance = [new("Liability", Expires: new LocalDate(2026, 6, 30))] };
        var sent = Given.Sent(Asking.Requiring(new WorkRequirements { Insurance = ["Liability"] }))
            .Knowing(facts => facts with { Profile = insured with { Insurance = [new("Liability")] } })
            .And(Wanda, Counter(schedule: InJuly), "06-10 11:00");
        Refused(sent.Knowing(facts => facts with { Profile = insured }).When(Clara, Accept(), "06-10 12:00"), [OutdatedBy.Requirement]);
    }

    [Fact]
    public void Withdrawn_and_made_anew_it_is_valid_again()
    {
        var old = Given.Sent(Asking.Schedule("07-20 09:00", "07-20 17:00")).And(Wanda, Apply(), "06-10 11:00");
        Refused(old.When(Clara, Accept(), "06-30 10:00"), [OutdatedBy.TooOld]);
        old.And(Wanda, Withdraw(), "06-30 11:00").And(Wanda, Apply(), "06-30 11:01")
            .When(Clara, Accept("a2"), "06-30 12:00").Leaves(Status.Assigned);
    }

    [Fact]
    public void Once_none_is_left_that_could_be_accepted_it_is_not_allowed()
    {
        var two = Given.Applied().And(Walter, Counter(schedule: InJuly), "06-12 11:00");
        Assert.Contains(AssignmentAction.AcceptApplication, AssignmentDecider.Allowed(two.State, Clara, two.Facts, At("06-26 11:00")));
        Assert.Equal(
            ["applicationOutdated"],
            AssignmentDecider.Standing(two.State, Clara, two.Facts, At("06-26 11:01"))
                .Single(standing => standing.Action == AssignmentAction.AcceptApplication).Refusals.Select(refusal => refusal.Rule));
    }

    private static void Holds(Story applied, string at, OutdatedBy[] reasons)
    {
        var verdict = applied.When(Clara, Accept(), at);
        if (reasons.Length == 0)
            verdict.Leaves(Status.Assigned);
        else
            Refused(verdict, reasons);
    }

    private static ApplicationOutdated Refused(Verdict verdict, OutdatedBy[] reasons)
    {
        verdict.Refused("applicationOutdated");
        var refusal = Assert.IsType<ApplicationOutdated>(verdict.Refusals[0]);
        Assert.Equal(reasons, refusal.Reasons);
        return refusal;
    }
}
