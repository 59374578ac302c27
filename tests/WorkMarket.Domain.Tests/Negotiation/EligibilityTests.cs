using WorkMarket.Domain.Drafting;
using WorkMarket.Domain.Requirements;
using WorkMarket.Domain.Scorecards;

namespace WorkMarket.Domain.Tests.Negotiation;

[Rule("§2 Requirements; §4 Shown before applying")]
public sealed class EligibilityTests
{
    private static readonly WorkRequirements Much = new()
    {
        Skills = ["Cabling"],
        Certifications = ["Forklift"],
        Insurance = ["General liability"],
        MinimumOnTime = 90m,
        MaximumCancelled = 1,
        MaximumAbandoned = 0,
    };

    private static readonly WorkerFigures Unreliable = WorkerFigures.None with
    {
        OnTime = new(8, 10),
        Cancelled = new(2, 10),
        Abandoned = new(1, 10),
    };

    private static readonly CompanyFigures Doubtful = CompanyFigures.None with
    {
        Satisfaction = new(7, 10),
        Approval = new(Duration.FromDays(30), 10),
        PaymentLateness = new(Duration.FromDays(15), 10),
    };

    [Fact]
    public void Every_unmet_requirement_is_named_to_who_applies_and_who_counters()
    {
        var sent = Given.Sent(Asking.Requiring(Much)).Knowing(facts => facts with { WorkerFigures = Unreliable });
        string[] unmet = ["skillMissing", "certificationMissing", "insuranceMissing", "onTimeTooLow", "tooManyCancelled",
            "tooManyAbandoned"];
        sent.When(Wanda, Apply(), "06-10 11:00").Refused(unmet);
        sent.When(Wanda, Counter(Usd(150m)), "06-10 11:00").Refused(unmet);
    }

    [Fact]
    public void Who_has_all_of_it_applies() =>
        Given.Sent(Asking.Requiring(Much))
            .Knowing(facts => facts with
            {
                Profile = new() { Skills = ["cabling"], Certifications = [new("Forklift")], Insurance = [new("General liability")] },
                WorkerFigures = Unreliable with { OnTime = new(9, 10), Cancelled = new(1, 10), Abandoned = new(0, 10) },
            })
            .When(Wanda, Apply(), "06-10 11:00").Leaves(Status.Sent);

    [Fact]
    public void What_holds_on_the_day_asked_for_has_to_hold_on_the_day_proposed()
    {
        var sent = Given.Sent(Asking.Requiring(new() { Certifications = ["Forklift"] })).Knowing(facts => facts with
        {
            Profile = new() { Certifications = [new("Forklift", Expires: new(2026, 6, 16))] },
        });
        sent.When(Wanda, Counter(Usd(150m)), "06-10 11:00").Leaves(Status.Sent);
        sent.When(Wanda, Counter(schedule: new(At("06-17 09:00"), At("06-17 17:00"), NewYork)), "06-10 11:00")
            .Refused("certificationExpires");
    }

    [Fact]
    public void What_cannot_be_required_is_refused() =>
        Assert.Equal(
            ["percentOutOfRange"],
            ((Decision.Refused)DraftRules.Create(
                Given.Id, Given.Request with { Requirements = new() { MinimumOnTime = 101m } }, Clara, Given.Company, Policy.Default,
                At("06-10 09:00")))
            .Refusals.Select(refusal => refusal.Rule));

    [Fact]
    public void A_doubtful_company_is_applied_to_by_who_confirms()
    {
        var sent = Given.Sent().Knowing(facts => facts with { CompanyFigures = Doubtful });
        var warned = sent.When(Wanda, Apply(), "06-10 11:00");

        warned.Refused("companyScorecardWarning", "companyScorecardWarning", "companyScorecardWarning");
        Assert.Contains("70 %", warned.Refusals[0].Message, StringComparison.Ordinal);
        Assert.Contains("3 days", warned.Refusals[1].Message, StringComparison.Ordinal);
        Assert.Contains("1.5 days", warned.Refusals[2].Message, StringComparison.Ordinal);
        sent.When(Wanda, Counter(Usd(150m)), "06-10 11:00")
            .Refused("companyScorecardWarning", "companyScorecardWarning", "companyScorecardWarning");
        sent.When(Wanda, Apply(confirmed: true), "06-10 11:00").Leaves(Status.Sent);
        sent.When(Wanda, Counter(Usd(150m), confirmed: true), "06-10 11:00").Leaves(Status.Sent);
    }

    [Fact]
    public void At_the_thresholds_satisfaction_is_enough_and_the_times_are_too_long()
    {
        var at = Doubtful with { Satisfaction = new(75, 100), PaymentLateness = new(Duration.FromDays(1) - Duration.FromSeconds(1), 1) };
        Given.Sent().Knowing(facts => facts with { CompanyFigures = at }).When(Wanda, Apply(), "06-10 11:00")
            .Refused("companyScorecardWarning");
    }
}
