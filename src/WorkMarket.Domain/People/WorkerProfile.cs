using System.Collections.Immutable;
using NodaTime;

namespace WorkMarket.Domain.People;

/// <summary>What a worker says of himself and his business (seed 000): the brand that clients choose by.</summary>
public sealed record WorkerProfile
{
    /// <summary>A profile in which nothing is said yet.</summary>
    public static WorkerProfile Empty { get; } = new();

    /// <summary>The worker and his business in his own words.</summary>
    public string? About { get; init; }

    /// <summary>What the worker can do.</summary>
    public ImmutableList<string> Skills { get; init; } = [];

    /// <summary>The certifications that the worker holds.</summary>
    public ImmutableList<Credential> Certifications { get; init; } = [];

    /// <summary>The licences that the worker holds.</summary>
    public ImmutableList<Credential> Licences { get; init; } = [];

    /// <summary>The tools that the worker brings.</summary>
    public ImmutableList<string> Tools { get; init; } = [];

    /// <summary>What the worker is insured against.</summary>
    public ImmutableList<Insurance> Insurance { get; init; } = [];

    /// <summary>Where the worker sets out from and how far; for the worker alone. Distances are told from there.</summary>
    public WorkerHome? Home { get; init; }
}

/// <summary>Where a worker sets out from, by postal code or coordinates, and how far the worker goes.</summary>
/// <param name="Country">The country as two capital letters of ISO 3166; it has to be there with a postal code.</param>
/// <param name="PostalCode">The postal code.</param>
/// <param name="Coordinates">Where it is exactly, in WGS 84.</param>
/// <param name="Radius">How far the worker goes, in whole miles or kilometres.</param>
/// <param name="Unit">The unit of the radius.</param>
public sealed record WorkerHome(
    string? Country = null, string? PostalCode = null, Coordinates? Coordinates = null, int? Radius = null,
    DistanceUnit Unit = DistanceUnit.Miles);

/// <summary>A certification or a licence.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Number">Its number, for the worker and WorkMarket alone.</param>
/// <param name="Expires">The last day on which it is valid; null where it does not expire.</param>
public sealed record Credential(string Name, string? Issuer = null, string? Number = null, LocalDate? Expires = null);

/// <summary>An insurance.</summary>
/// <param name="Kind">What it insures against, as in "general liability".</param>
/// <param name="Insurer">The company that insures.</param>
/// <param name="Number">The policy's number, for the worker and WorkMarket alone.</param>
/// <param name="Expires">The last day on which it is valid; null where it does not expire.</param>
public sealed record Insurance(string Kind, string? Insurer = null, string? Number = null, LocalDate? Expires = null);

/// <summary>The limits of a profile, each a setting with its default. The names in requirements have the same.</summary>
public sealed record ProfilePolicy
{
    /// <summary>The most skills, and as many certifications, licences, tools and insurances.</summary>
    public int Entries { get; init; } = 100;

    /// <summary>The longest name of a skill, a certification, a licence, a tool, an issuer or an insurer, in characters.</summary>
    public int NameLength { get; init; } = 100;

    /// <summary>The longest number of a certification, a licence or an insurance policy, in characters.</summary>
    public int NumberLength { get; init; } = 60;

    /// <summary>The longest text about oneself, in characters.</summary>
    public int AboutLength { get; init; } = 2_000;

    /// <summary>The longest postal code of a home, in characters.</summary>
    public int PostalCodeLength { get; init; } = 20;

    /// <summary>The largest radius around a home, in miles or kilometres.</summary>
    public int LargestRadius { get; init; } = 20_000;

    /// <summary>The most files with a profile.</summary>
    public int Files { get; init; } = 50;
}

/// <summary>How names of skills, certifications, licences, tools and insurances compare: trimmed, whatever their case.</summary>
public static class ProfileName
{
    /// <summary>Whether two names mean the same.</summary>
    public static bool Same(string one, string other) =>
        one.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is there twice.</summary>
    public static bool AnyTwice(ImmutableList<string> names) =>
        names.Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Count;
}
