using System.Collections.Immutable;
using WorkMarket.Domain.Requirements;

namespace WorkMarket.Domain.Tests.Requirements;

[Rule("§2 Requirements")]
public sealed class RequirementRulesTests
{
    public static TheoryData<WorkRequirements, string, string> Wrong => new()
    {
        { new() { Skills = [" "] }, "requirements.skills", "textRequired" },
        { new() { Skills = ["one\ntwo"] }, "requirements.skills", "oneLine" },
        { new() { Certifications = [new('x', 101)] }, "requirements.certifications", "textTooLong" },
        { new() { Licences = ["A", " a"] }, "requirements.licences", "entryTwice" },
        { new() { Insurance = [.. Enumerable.Range(0, 101).Select(number => $"i{number}")] }, "requirements.insurance", "tooManyEntries" },
        { new() { MinimumOnTime = -0.1m }, "requirements.minimumOnTime", "percentOutOfRange" },
        { new() { MinimumOnTime = 100.1m }, "requirements.minimumOnTime", "percentOutOfRange" },
        { new() { MaximumCancelled = -1 }, "requirements.maximumCancelled", "countNegative" },
        { new() { MaximumAbandoned = -1 }, "requirements.maximumAbandoned", "countNegative" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_wrong_field_is_named(WorkRequirements required, string field, string rule) =>
        Assert.Equal([(field, rule)], Check(required));

    [Fact]
    public void Ordinary_ones_and_none_are_fine()
    {
        Assert.Empty(Check(WorkRequirements.None));
        Assert.Empty(Check(new() { Skills = ["Cabling"], MinimumOnTime = 100, MaximumCancelled = 0, MaximumAbandoned = 0 }));
    }

    private static ImmutableList<(string?, string)> Check(WorkRequirements required) =>
        RequirementRules.Check(required, Policy.Default.Profiles).ConvertAll(refusal => (refusal.Field, refusal.Rule));
}
