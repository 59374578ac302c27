using System.Collections.Immutable;
using WorkMarket.Domain.Requirements;
using static WorkMarket.Domain.Requirements.UnmetRequirement;

namespace WorkMarket.Domain.Tests.Requirements;

[Rule("§2 Requirements must be met, every unmet one is named")]
public sealed class UnmetTests
{
    private static readonly LocalDate Today = new(2026, 6, 10);
    private static readonly LocalDate Start = new(2026, 6, 16);

    private static readonly WorkerProfile Able = new()
    {
        Skills = ["Cabling", "Point of sale"],
        Certifications = [new("BICSI", Expires: new(2027, 1, 1)), new("OSHA 10")],
        Licences = [new("Low voltage", Number: "TX-1", Expires: Start)],
        Insurance = [new("General liability", Expires: new(2026, 12, 31))],
    };

    private static readonly WorkRequirements Strict = new()
    {
        Skills = ["cabling"],
        Certifications = ["BICSI"],
        Licences = ["Low voltage"],
        Insurance = ["General liability"],
        MinimumOnTime = 90,
        MaximumCancelled = 2,
        MaximumAbandoned = 0,
    };

    [Fact]
    public void Nothing_required_is_met_by_anybody() =>
        Assert.Empty(WorkRequirements.None.Unmet(WorkerProfile.Empty, new(0, 9, 9), Start, Today));

    [Fact]
    public void All_that_is_required_is_met() => Assert.Empty(Strict.Unmet(Able, new(90, 2, 0), Start, Today));

    [Fact]
    public void Every_unmet_one_is_named() => Named(Strict, WorkerProfile.Empty, new(89.9m, 3, 1),
        new SkillMissing("cabling"), new CertificationMissing("BICSI"), new LicenceMissing("Low voltage"),
        new InsuranceMissing("General liability"),
        new OnTimeTooLow(90, 89.9m), new TooManyCancelled(2, 3), new TooManyAbandoned(0, 1));

    [Theory]
    [InlineData("  CABLING ", true)]
    [InlineData("point OF sale", true)]
    [InlineData("Cablin", false)]
    [InlineData("Point  of sale", false)]
    public void Names_compare_trimmed_and_whatever_their_case(string skill, bool met) =>
        Assert.Equal(met, new WorkRequirements { Skills = [skill] }.Unmet(Able, WorkRecord.None, Start, Today).IsEmpty);

    [Fact]
    public void What_expires_is_valid_on_the_day_of_the_start_and_no_longer()
    {
        Named(new() { Licences = ["Low voltage"] }, Able, WorkRecord.None);
        var expired = Able with { Licences = [new("Low voltage", Expires: Start.PlusDays(-1))] };
        Named(new() { Licences = ["Low voltage"] }, expired, WorkRecord.None, new LicenceExpires("Low voltage", Start.PlusDays(-1)));
    }

    [Fact]
    public void What_expired_before_today_does_not_count_though_the_start_lies_further_back()
    {
        var profile = new WorkerProfile { Insurance = [new("General liability", Expires: Today.PlusDays(-1))] };
        Assert.Equal([new InsuranceExpires("general liability", Today.PlusDays(-1))],
            new WorkRequirements { Insurance = ["general liability"] }.Unmet(profile, WorkRecord.None, Today.PlusDays(-5), Today));
    }

    [Fact]
    public void The_one_that_is_valid_longest_counts()
    {
        ImmutableList<Credential> both = [new("BICSI", Expires: new(2025, 1, 1)), new("bicsi", Expires: new(2026, 1, 1))];
        var required = new WorkRequirements { Certifications = ["BICSI"] };
        Named(required, new() { Certifications = both }, WorkRecord.None, new CertificationExpires("BICSI", new(2026, 1, 1)));
        Named(required, new() { Certifications = both.Add(new("BICSI", Expires: Start)) }, WorkRecord.None);
        Named(required, new() { Certifications = both.Add(new("BICSI")) }, WorkRecord.None);
    }

    [Fact]
    public void Who_has_no_record_yet_meets_what_is_asked_of_it() =>
        Named(new() { MinimumOnTime = 100, MaximumCancelled = 0, MaximumAbandoned = 0 }, WorkerProfile.Empty, WorkRecord.None);

    [Fact]
    public void Each_says_in_words_what_is_missing() => Assert.Equal(
        [
            "The certification 'BICSI' is valid until 2026-01-01, which is too early.",
            "94.7 % on time is required; your scorecard shows 94.6 %.",
        ],
        new WorkRequirements { Certifications = ["BICSI"], MinimumOnTime = 94.70m }
            .Unmet(new() { Certifications = [new("BICSI", Expires: new(2026, 1, 1))] }, new(94.6m, 10, 2), Start, Today)
            .ConvertAll(unmet => unmet.Message));

    private static void Named(WorkRequirements required, WorkerProfile profile, WorkRecord record, params UnmetRequirement[] unmet) =>
        Assert.Equal(unmet, required.Unmet(profile, record, Start, Today));
}
