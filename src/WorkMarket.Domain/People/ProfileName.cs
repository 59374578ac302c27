using System.Collections.Immutable;

namespace WorkMarket.Domain.People;

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
