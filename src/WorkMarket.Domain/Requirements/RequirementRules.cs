using System.Collections.Immutable;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Requirements;

/// <summary>What requirements may ask for.</summary>
public static class RequirementRules
{
    private const int Whole = 100;

    /// <summary>What is wrong with requirements: every field that is.</summary>
    public static ImmutableList<Refusal> Check(WorkRequirements required, ProfilePolicy limits) =>
    [
        .. ProfileRules.Names(required.Skills, "requirements.skills", limits),
        .. ProfileRules.Names(required.Certifications, "requirements.certifications", limits),
        .. ProfileRules.Names(required.Licences, "requirements.licences", limits),
        .. ProfileRules.Names(required.Insurance, "requirements.insurance", limits),
        .. required.MinimumOnTime is < 0 or > Whole
            ? [new InvalidField("requirements.minimumOnTime", "percentOutOfRange", "A percentage is between 0 and 100.")]
            : Array.Empty<Refusal>(),
        .. NotNegative(required.MaximumCancelled, "requirements.maximumCancelled"),
        .. NotNegative(required.MaximumAbandoned, "requirements.maximumAbandoned"),
    ];

    private static IEnumerable<Refusal> NotNegative(int? most, string field)
    {
        if (most < 0)
            yield return new InvalidField(field, "countNegative", $"{Wording.Sentence(Wording.Field(field))} cannot be less than 0.");
    }
}
