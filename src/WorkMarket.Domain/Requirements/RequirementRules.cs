using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
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
            yield return new InvalidField(field, "countNegative", $"{Wording.Subject(field)} cannot be less than 0.");
    }
}

/// <summary>A requirement that a worker does not meet: the closed set.</summary>
/// <param name="Rule">The requirement's stable name.</param>
/// <param name="Message">What is missing, in words for the worker.</param>
public abstract record UnmetRequirement(string Rule, string Message)
{
    /// <summary>A skill is not in the profile.</summary>
    /// <param name="Name">The skill.</param>
    public sealed record SkillMissing(string Name)
        : UnmetRequirement("skillMissing", $"The skill '{Name}' is required and not in your profile.");

    /// <summary>A certification is not in the profile.</summary>
    /// <param name="Name">The certification.</param>
    public sealed record CertificationMissing(string Name)
        : UnmetRequirement("certificationMissing", $"The certification '{Name}' is required and not in your profile.");

    /// <summary>A certification is not valid on the day of the work.</summary>
    /// <param name="Name">The certification.</param>
    /// <param name="Expires">The last day on which it is valid.</param>
    public sealed record CertificationExpires(string Name, LocalDate Expires)
        : UnmetRequirement("certificationExpires", $"The certification '{Name}' is valid until {Day(Expires)}, which is too early.");

    /// <summary>A licence is not in the profile.</summary>
    /// <param name="Name">The licence.</param>
    public sealed record LicenceMissing(string Name)
        : UnmetRequirement("licenceMissing", $"The licence '{Name}' is required and not in your profile.");

    /// <summary>A licence is not valid on the day of the work.</summary>
    /// <param name="Name">The licence.</param>
    /// <param name="Expires">The last day on which it is valid.</param>
    public sealed record LicenceExpires(string Name, LocalDate Expires)
        : UnmetRequirement("licenceExpires", $"The licence '{Name}' is valid until {Day(Expires)}, which is too early.");

    /// <summary>An insurance is not in the profile.</summary>
    /// <param name="Name">What it has to insure against.</param>
    public sealed record InsuranceMissing(string Name)
        : UnmetRequirement("insuranceMissing", $"Insurance against '{Name}' is required and not in your profile.");

    /// <summary>An insurance is not valid on the day of the work.</summary>
    /// <param name="Name">What it insures against.</param>
    /// <param name="Expires">The last day on which it is valid.</param>
    public sealed record InsuranceExpires(string Name, LocalDate Expires)
        : UnmetRequirement("insuranceExpires", $"Your insurance against '{Name}' is valid until {Day(Expires)}, which is too early.");

    /// <summary>Too often not on time.</summary>
    /// <param name="Minimum">The lowest percentage that is accepted, 0 to 100.</param>
    /// <param name="OnTime">The worker's percentage, 0 to 100.</param>
    public sealed record OnTimeTooLow(decimal Minimum, decimal OnTime)
        : UnmetRequirement("onTimeTooLow", $"{Number(Minimum)} % on time is required; your scorecard shows {Number(OnTime)} %.");

    /// <summary>Cancelled too often.</summary>
    /// <param name="Most">The most that are accepted.</param>
    /// <param name="Cancelled">How many the worker has cancelled.</param>
    public sealed record TooManyCancelled(int Most, int Cancelled)
        : UnmetRequirement("tooManyCancelled", $"At most {Most} cancelled assignments are allowed; your scorecard shows {Cancelled}.");

    /// <summary>Abandoned too often.</summary>
    /// <param name="Most">The most that are accepted.</param>
    /// <param name="Abandoned">How many the worker has abandoned.</param>
    public sealed record TooManyAbandoned(int Most, int Abandoned)
        : UnmetRequirement("tooManyAbandoned", $"At most {Most} abandoned assignments are allowed; your scorecard shows {Abandoned}.");

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Number(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
