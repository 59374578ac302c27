using System.Collections.Immutable;
using NodaTime;
using WorkMarket.Domain.People;

namespace WorkMarket.Domain.Requirements;

/// <summary>What a worker has to have and to have shown before applying (domain.md §2). What is left out is not required.</summary>
public sealed record WorkRequirements
{
    /// <summary>Nothing required.</summary>
    public static WorkRequirements None { get; } = new();

    /// <summary>Skills, all of them.</summary>
    public ImmutableList<string> Skills { get; init; } = [];

    /// <summary>Certifications, all of them and valid.</summary>
    public ImmutableList<string> Certifications { get; init; } = [];

    /// <summary>Licences, all of them and valid.</summary>
    public ImmutableList<string> Licences { get; init; } = [];

    /// <summary>Kinds of insurance, all of them and valid.</summary>
    public ImmutableList<string> Insurance { get; init; } = [];

    /// <summary>The lowest on-time percentage, 0 to 100.</summary>
    public decimal? MinimumOnTime { get; init; }

    /// <summary>The most assignments cancelled by the worker.</summary>
    public int? MaximumCancelled { get; init; }

    /// <summary>The most assignments abandoned.</summary>
    public int? MaximumAbandoned { get; init; }

    /// <summary>Every requirement that a worker does not meet.</summary>
    /// <param name="profile">The worker's profile.</param>
    /// <param name="record">What the worker's scorecard counts.</param>
    /// <param name="start">The local day of the scheduled start.</param>
    /// <param name="today">The local day on which it is asked, in the same zone. What expires has to be valid on both.</param>
    public ImmutableList<UnmetRequirement> Unmet(WorkerProfile profile, WorkRecord record, LocalDate start, LocalDate today)
    {
        var until = LocalDate.Max(start, today);
        return
        [
            .. Skills.Where(skill => !profile.Skills.Exists(held => ProfileName.Same(held, skill))).Select(
                skill => new UnmetRequirement.SkillMissing(skill)),
            .. Valid(Certifications, Held(profile.Certifications), until,
                name =>
                    new UnmetRequirement.CertificationMissing(name), (name, expires) =>
                        new UnmetRequirement.CertificationExpires(name, expires)),
            .. Valid(Licences, Held(profile.Licences), until,
                name => new UnmetRequirement.LicenceMissing(name), (name, expires) => new UnmetRequirement.LicenceExpires(name, expires)),
            .. Valid(Insurance, profile.Insurance.ConvertAll(insurance => (insurance.Kind, insurance.Expires)), until,
                kind =>
                    new UnmetRequirement.InsuranceMissing(kind), (kind, expires) => new UnmetRequirement.InsuranceExpires(kind, expires)),
            .. Shown(record),
        ];
    }

    private IEnumerable<UnmetRequirement> Shown(WorkRecord record)
    {
        if (record.OnTime < MinimumOnTime)
            yield return new UnmetRequirement.OnTimeTooLow(MinimumOnTime.Value, record.OnTime.Value);
        if (record.Cancelled > MaximumCancelled)
            yield return new UnmetRequirement.TooManyCancelled(MaximumCancelled.Value, record.Cancelled);
        if (record.Abandoned > MaximumAbandoned)
            yield return new UnmetRequirement.TooManyAbandoned(MaximumAbandoned.Value, record.Abandoned);
    }

    private static ImmutableList<(string Name, LocalDate? Expires)> Held(ImmutableList<Credential> credentials) =>
        credentials.ConvertAll(credential => (credential.Name, credential.Expires));

    private static IEnumerable<UnmetRequirement> Valid(
        ImmutableList<string> required, ImmutableList<(string Name, LocalDate? Expires)> held, LocalDate until,
        Func<string, UnmetRequirement> missing, Func<string, LocalDate, UnmetRequirement> expires)
    {
        foreach (var name in required)
        {
            var same = held.FindAll(one => ProfileName.Same(one.Name, name));
            if (same.IsEmpty)
                yield return missing(name);
            else if (same.TrueForAll(one => one.Expires < until))
                yield return expires(name, same.Max(one => one.Expires!.Value));
        }
    }
}

/// <summary>What a worker's scorecard counts of what requirements ask for.</summary>
/// <param name="OnTime">The on-time percentage as it is shown; null where there is nothing yet that could have been on time.</param>
/// <param name="Cancelled">Assignments that the worker cancelled.</param>
/// <param name="Abandoned">Assignments that the worker abandoned.</param>
public sealed record WorkRecord(decimal? OnTime, int Cancelled, int Abandoned)
{
    /// <summary>A worker who has had no assignment yet, and meets every requirement of a record: else nobody could begin.</summary>
    public static WorkRecord None { get; } = new(null, 0, 0);
}
